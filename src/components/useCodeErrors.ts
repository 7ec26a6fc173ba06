'use client';

import { englishLoginAsCustomer } from '../messages/english.js';
import { englishErrors } from '../messages/englishErrors.js';
import type { Messages } from '../messages/messages.js';
import type { FormState } from './useAuthForm.js';
import { useMessages } from './useMessages.js';

/** The texts of a form whose only secret is a support agent's code: where the server does not say more, that is what was wrong. */
export function useCodeErrors({ error }: FormState): Partial<Messages> {
  const messages = useMessages(englishLoginAsCustomer);
  const { invalid } = useMessages(englishErrors);
  return {
    ...messages,
    credentials: messages.codeRefused,
    code: messages.codeRefused,
    invalid: error?.kind === 'code' ? messages.codeRefused : invalid,
  };
}
