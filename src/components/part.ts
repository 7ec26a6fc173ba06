import { createElement, type ComponentPropsWithRef, type ReactElement } from 'react';

/** The elements that parts are made of. */
export type PartTag = 'form' | 'input' | 'button' | 'div';

/** The props of a part: its element's, and a way to put another component in the element's place. */
export type PartProps<Tag extends PartTag> = ComponentPropsWithRef<Tag> & {
  /** Your component in the element's place: spread `props` on it, they hold what ties the form together, and the ref. */
  render?: (props: ComponentPropsWithRef<Tag>) => ReactElement;
};

/** A part's element, or what the app renders in its place. `name` is the class that `styles.css` knows it by. */
export function renderPart<Tag extends PartTag>(
  tag: Tag,
  name: string,
  props: PartProps<Tag>,
): ReactElement;
export function renderPart(
  tag: PartTag,
  name: string,
  { render, className, ...rest }: PartProps<PartTag>,
): ReactElement {
  const props = { ...rest, className: classes(name, className) };
  return render ? render(props) : createElement<object>(tag, props);
}

/** The class names of a part: ours, and the app's. */
export function classes(own: string, given: string | undefined): string {
  return given ? `${own} ${given}` : own;
}
