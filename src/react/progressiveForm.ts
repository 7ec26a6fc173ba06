import type { ReactNode } from 'react';
import type { FormAction } from '../auth/formsState.js';
import type { SessionData } from '../auth/session.js';
import type { ActionState } from './useAction.js';

/** What a form needs to work without a script, and what has become of it if it was sent so. */
export interface ProgressiveForm {
  /** For the `<form>`: where it is sent, and that the browser checks it. */
  formProps: { action: string; noValidate: false };
  /** Hidden inputs, to be put into the form. */
  hidden: ReactNode;
  /** What was entered, if it was sent. */
  entered?: { email: string; remember: boolean };
  /** What it shows first, if it was sent and has failed. */
  failed?: ActionState<never, string>;
  /** The same if it has succeeded. */
  done?: ActionState<{ email: string; session: SessionData | null }>;
}

/** The forms of a page that work without a script, by what they do; `fields` is what one says beyond what is entered. */
export type ProgressiveForms = (
  action: FormAction,
  fields?: Record<string, string | undefined>,
) => ProgressiveForm;
