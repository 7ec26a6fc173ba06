'use client';

import { useContext, useMemo } from 'react';
import { en } from '../messages/en.js';
import type { Messages } from '../messages/messages.js';
import { CustomerAuthContext } from '../react/context.js';

/** The provider's messages, with English for what they lack. */
export function useMessages(): Messages {
  const { messages } = useContext(CustomerAuthContext);
  return useMemo(() => ({ ...en, ...messages }), [messages]);
}
