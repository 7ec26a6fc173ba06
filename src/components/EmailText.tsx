import { IsolatedText } from './IsolatedText.js';

/** A text with an email at the place of its `{email}`. */
export const EmailText = ({ text, email }: { text: string; email: string }) => (
  <IsolatedText text={text} place="{email}" value={email} />
);
