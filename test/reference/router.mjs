// Where the pages of the reference are, and where on a page an export is.
import { ReflectionKind } from 'typedoc';
import { ModuleRouter } from 'typedoc-plugin-markdown';

/** A page for each entry, named after it. */
export class EntryRouter extends ModuleRouter {
  getIdealBaseName(reflection) {
    if (reflection.kind !== ReflectionKind.Module) return super.getIdealBaseName(reflection);
    const [root, ...path] = reflection.name.split('/');
    return path[0] ?? root;
  }

  /** The anchor of an export is that of its heading; what is within it has none, and no number that a heading would lack. */
  buildAnchors(target, page) {
    if (page.kind !== ReflectionKind.Module) return;
    const anchor = this.getSlugger(page).slug(target.name);
    this.fullUrls.set(target, `${this.fullUrls.get(page)}#${anchor}`);
    this.anchors.set(target, anchor);
  }
}
