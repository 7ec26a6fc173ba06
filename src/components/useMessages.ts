'use client';

import { useMemo } from 'react';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';
import { useCustomerAuthContext } from '../react/context.js';

/** The provider's messages, with English for what they lack. */
export function useMessages(): Messages {
  const { messages } = useCustomerAuthContext();
  return useMemo(() => ({ ...en, ...messages }), [messages]);
}
