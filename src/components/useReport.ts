'use client';

import { useEffect } from 'react';
import type { CustomerAuthError } from '../auth/errors.js';

/** Tells the developer, in development, of what is theirs to mend; the customer reads a neutral line. */
export const useReport: (error: CustomerAuthError | null | undefined) => void =
  process.env.NODE_ENV === 'production' ? () => {} : useConsole;

function useConsole(error: CustomerAuthError | null | undefined) {
  useEffect(() => {
    if (error?.kind === 'forbidden' || error?.kind === 'unsupported') console.error(error);
  }, [error]);
}
