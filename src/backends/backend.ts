import type { AnyVariables, DocumentInput, OperationResult } from '@urql/core';
import type { Outcome } from '../auth/errors.js';
import type { Renewal, RenewalHost } from '../auth/renewal.js';
import type { Grant } from '../auth/session.js';

/** Sends one of a backend's own operations through the app's urql client: by POST, and never answered from a cache. */
export type Send = <Data, Variables extends AnyVariables>(
  kind: 'query' | 'mutation',
  document: DocumentInput<Data, Variables>,
  variables: Variables,
) => Promise<OperationResult<Data, Variables>>;

/** What a customer signs in with. */
export interface Credentials {
  email: string;
  password: string;
}

/** The fields of a sign-in that a server may complain about. */
export type LoginField = 'email' | 'password';

/** What a commerce server offers for sessions: made by `shopify()`, or by you for a server of your own. */
export interface Backend {
  /** Asks for a token. */
  login(send: Send, credentials: Credentials): Promise<Outcome<Grant, LoginField>>;
  /** Destroys a token on the server; succeeds once it is dead, however it died. */
  revoke(send: Send, token: string): Promise<Outcome<unknown>>;
  /** What a revocation ends: this token, or every token of the customer, on every device. */
  revocation: 'token' | 'customer';
  /** Renews sessions; absent where the server cannot. */
  renewal?: (host: RenewalHost) => Renewal;
}
