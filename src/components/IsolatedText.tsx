import { Fragment } from 'react';

interface IsolatedTextProps {
  text: string;
  /** What stands for the value in it, `{origin}` for example. */
  place: string;
  value: string;
}

/** A text with a value at its place, in the value's own direction of writing. */
export function IsolatedText({ text, place, value }: IsolatedTextProps) {
  return text.split(place).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <bdi>{value}</bdi>}
      {part}
    </Fragment>
  ));
}
