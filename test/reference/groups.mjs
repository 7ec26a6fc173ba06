// What the pages of the reference are divided into, and what parameters without a name are called there.
import { Converter, ReflectionGroup, ReflectionKind } from 'typedoc';

/** In the order of a page. */
const titles = ['Components', 'Hooks', 'Functions and values', 'Classes', 'Types', 'Also exported'];

const isComponent = (name) => /^[A-Z]/.test(name);

/** The group of an export. */
function titleOf({ name, kind }) {
  if (kind === ReflectionKind.Reference) return 'Also exported';
  if (kind === ReflectionKind.Class) return 'Classes';
  if (kind !== ReflectionKind.Function && kind !== ReflectionKind.Variable) return 'Types';
  if (/^use[A-Z]/.test(name)) return 'Hooks';
  return isComponent(name) ? 'Components' : 'Functions and values';
}

/** Capitals make no difference, and no language does. */
function byName(one, other) {
  const [a, b] = [one.name.toLowerCase(), other.name.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupsOf(module) {
  return titles.flatMap((title) => {
    const group = new ReflectionGroup(title, module);
    group.children = (module.children ?? [])
      .filter((child) => titleOf(child) === title)
      .sort(byName);
    return group.children.length > 0 ? [group] : [];
  });
}

/** Names what is destructured, and divides every entry into its groups. */
export function inGroups(app) {
  app.converter.on(Converter.EVENT_CREATE_PARAMETER, (context, parameter) => {
    if (parameter.name !== '__namedParameters') return;
    parameter.name = isComponent(parameter.parent.name) ? 'props' : 'options';
  });
  app.converter.on(Converter.EVENT_END, ({ project }) => {
    for (const module of project.children) {
      module.groups = groupsOf(module);
      // Headings that are alike are numbered in the order of the page.
      module.children = module.groups.flatMap(({ children }) => children);
    }
  });
}
