import type { ProxiedBackend, TokenField } from '../backends/proxied.js';
import type { DocumentField } from './document.js';
import { isObject } from './isObject.js';

/** A token in an answer. */
export interface FoundToken extends TokenField {
  /** Puts a text in its place. */
  replace: (text: string) => void;
}

/**
 * Every customer's token in an answer, as the document asked for them: by what the fields are, whatever the answer calls them, at any
 * depth and in lists.
 */
export function findTokens(
  fields: readonly DocumentField[],
  answer: unknown,
  { tokenFields, isToken = () => true }: ProxiedBackend,
): FoundToken[] {
  // Nearly all of what a shop answers has none, and is not looked at.
  const leading = new Set<DocumentField>();
  fields.forEach(mark);
  const found: FoundToken[] = [];
  visit(fields, answer, []);
  return found;

  function mark(field: DocumentField): boolean {
    const leads = field.fields.map(mark).includes(true) || tokenFields.test(field.name);
    if (leads) leading.add(field);
    return leads;
  }

  function visit(asked: readonly DocumentField[], value: unknown, path: readonly string[]) {
    if (Array.isArray(value)) {
      for (const one of value) visit(asked, one, path);
    } else if (isObject(value)) {
      for (const field of asked) {
        if (!leading.has(field) || !Object.hasOwn(value, field.key)) continue;
        const here = [...path, field.name];
        if (tokenFields.test(field.name)) {
          take(
            value[field.key],
            (text) => (value[field.key] = text),
            here,
            () => Object.fromEntries(asked.map(({ name, key }) => [name, value[key]])),
          );
        }
        visit(field.fields, value[field.key], here);
      }
    }
  }

  /** A text that is a token, or a list of some. */
  function take(
    value: unknown,
    replace: (text: string) => void,
    path: readonly string[],
    besides: () => Record<string, unknown>,
  ) {
    if (Array.isArray(value)) {
      const list: unknown[] = value;
      list.forEach((one, at) => take(one, (text) => (list[at] = text), path, besides));
    } else if (typeof value === 'string' && value) {
      const field = { token: value, path, beside: besides() };
      if (isToken(field)) found.push({ ...field, replace });
    }
  }
}
