import type { AuditedCustomer } from './audit.js';

/** What signs in as a customer: a code to exchange for a token, or a token. */
export type OneTimeCodeGrant =
  | {
      /** Signs in once, by `useLoginAsCustomer`. */
      code: string;
      /** In seconds, where it is known. */
      expiresIn?: number;
      token?: never;
    }
  | {
      /** The customer's access token itself. It is opaque: nothing in it tells of the agent, or of its end. */
      token: string;
      code?: never;
    };

/** A way to get what signs in as a customer. Both throw a `CodeRefused`. */
export interface GrantSource {
  /** Whom an email belongs to, and whether they have not said no to support agents. */
  find: (email: string, signal: AbortSignal) => Promise<AuditedCustomer & { isWilling: boolean }>;
  grant: (
    customer: AuditedCustomer,
    reason: string,
    signal: AbortSignal,
  ) => Promise<OneTimeCodeGrant>;
}
