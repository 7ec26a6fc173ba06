'use client';

import { useContext, useMemo } from 'react';
import { CustomerAuthContext } from '../react/context.js';

/** The texts of `english`, with those that the provider's messages have in their place. */
export function useMessages<Texts extends object>(english: Texts): Texts {
  const { messages } = useContext(CustomerAuthContext);
  return useMemo(() => ({ ...english, ...messages }), [english, messages]);
}
