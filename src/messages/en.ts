/**
 * What the components say, in English. The entries `messages/ar`, `messages/de`, `messages/es`, `messages/fr` and `messages/ja` are the
 * same in Arabic, German, Spanish, French and Japanese, and export `ar`, `de`, `es`, `fr` and `ja`.
 *
 * @module react-customer-auth/messages/en
 */
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
