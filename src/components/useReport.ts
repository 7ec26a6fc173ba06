'use client';

import { useEffect } from 'react';
import type { CustomerAuthError } from '../auth/errors.js';

/** Tells the developer, in development, of what is theirs to mend; the customer reads a neutral line. */
export function useReport(error: CustomerAuthError | null | undefined) {
  useEffect(() => {
    if (
      process.env.NODE_ENV !== 'production' &&
      (error?.kind === 'forbidden' || error?.kind === 'unsupported')
    ) {
      console.error(error);
    }
  }, [error]);
}
