import { Fragment } from 'react';

/** A text with an email at the place of its `{email}`, in the email's own direction of writing. */
export function EmailText({ text, email }: { text: string; email: string }) {
  return text.split('{email}').map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <bdi>{email}</bdi>}
      {part}
    </Fragment>
  ));
}
