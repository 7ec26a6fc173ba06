import {
  englishAssistance,
  englishFields,
  englishHandover,
  englishImpersonation,
  englishLogin,
  englishLoginAsCustomer,
  englishLogout,
  englishRecovery,
  englishReset,
  englishSessionEnd,
} from './english.js';
import { englishErrors } from './englishErrors.js';
import type { Messages } from './messages.js';

export type * from './messages.js';

/** The texts of every component in English. */
export const en: Messages = {
  ...englishErrors,
  ...englishFields,
  ...englishLogin,
  ...englishLogout,
  ...englishRecovery,
  ...englishReset,
  ...englishAssistance,
  ...englishLoginAsCustomer,
  ...englishImpersonation,
  ...englishHandover,
  ...englishSessionEnd,
};
