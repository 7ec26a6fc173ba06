// How the pages of the reference look.
import { ReflectionKind } from 'typedoc';
import { MarkdownTheme, MarkdownThemeContext } from 'typedoc-plugin-markdown';
import { EntryRouter } from './router.mjs';

const commentOf = (reflection) => reflection.comment ?? reflection.signatures?.[0]?.comment;

/** The first sentence of a text, as far as it makes sense without the others. */
const firstSentence = (text) => /^.*?[^.]\.(?=\s|$)/s.exec(text)?.[0] ?? text;

/** A page's table of contents: types by their names, all else with its first sentence. */
function contentsOf(context, { groups }) {
  const linkTo = (child) => `[${child.name}](${context.urlTo(child)})`;
  return groups.flatMap(({ title, children }) => {
    if (title === 'Also exported') return [];
    if (title === 'Types') return [`**${title}:** ${children.map(linkTo).join(', ')}`];
    const lines = children.map((child) => {
      const comment = commentOf(child);
      return `- ${linkTo(child)}: ${firstSentence(context.helpers.getDescriptionForComment(comment))}`;
    });
    return [`**${title}**`, lines.join('\n')];
  });
}

/** What an entry exports that is another's. */
function borrowedOf(context, { groups }) {
  const group = groups.find(({ title }) => title === 'Also exported');
  if (!group) return [];
  const links = group.children.map((child) => {
    const target = child.getTargetReflectionDeep();
    return `[${child.name}](${context.urlTo(target)})`;
  });
  return ['## Also exported', `From this entry as well: ${links.join(', ')}.`];
}

/** The entries of the package, each with what it is. */
function entriesOf(context, { children }) {
  const rows = children.map(
    (entry) =>
      `| [\`${entry.name}\`](${context.urlTo(entry)}) | ${context.helpers.getDescriptionForComment(entry.comment)} |`,
  );
  return [
    'What each entry of the package exports. These pages are made of the doc comments in `src`, by `npm run reference`.',
    ['| Entry | What it holds |', '| --- | --- |', ...rows].join('\n'),
  ];
}

class EntryContext extends MarkdownThemeContext {
  constructor(...args) {
    super(...args);
    const { body, hierarchy, signatureReturns, typeDeclarationUnionContainer } = this.partials;
    Object.assign(this.partials, {
      body: (model, options) => {
        if (model.kind === ReflectionKind.Project) return entriesOf(this, model).join('\n\n');
        if (model.kind !== ReflectionKind.Module) return body(model, options);
        const own = model.groups.filter(({ title }) => title !== 'Also exported');
        return [
          '## Contents',
          ...contentsOf(this, model),
          this.partials.groups({ ...model, groups: own, kind: model.kind }, options),
          ...borrowedOf(this, model),
        ].join('\n\n');
      },
      // What a thing is made of, not what is made of it.
      hierarchy: (model, options) =>
        model.isTarget
          ? ''
          : hierarchy({ ...model, next: { ...model.next, next: undefined } }, options),
      inheritance: () => '',
      // What a component returns is React's.
      signatureReturns: (model, options) =>
        /^[A-Z]/.test(model.name) ? '' : signatureReturns(model, options),
      // The members of a union one after another, without a heading that names none of them.
      typeDeclarationUnionContainer: (model, options) =>
        typeDeclarationUnionContainer(model, options)
          .replace(/^#+ Type Literal\n\n/gm, '')
          .replace(/\n\n\*\*\*(?=\n)/g, ''),
    });
  }
}

class EntryTheme extends MarkdownTheme {
  getRenderContext(page) {
    return new EntryContext(this, page, this.application.options);
  }
}

/** Has the pages written this way. */
export function asPages(app) {
  app.renderer.defineRouter('entries', EntryRouter);
  app.renderer.defineTheme('entries', EntryTheme);
}
