import { englishFormErrors, englishSessionErrors } from './english.js';
import type { ErrorMessages } from './messages.js';

/** The texts of all errors in English. */
export const englishErrors: ErrorMessages = { ...englishFormErrors, ...englishSessionErrors };
