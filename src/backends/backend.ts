import type { AnyVariables, DocumentInput, Operation, OperationResult } from '@urql/core';
import type { Box } from '../auth/box.js';
import type { Outcome } from '../auth/errors.js';
import type { Revocations } from '../auth/revocations.js';
import type { Renewal, RenewalHost } from '../auth/renewal.js';
import type { Grant } from '../auth/session.js';
import type { BackendActions } from './actions.js';

/** Changes an operation on its way out. */
export type Adapt = <Data, Variables extends AnyVariables>(
  operation: Operation<Data, Variables>,
) => Operation<Data, Variables>;

/**
 * Sends one of a backend's own operations through the app's urql client: by POST, and never answered from a cache. `adapt` has the
 * last word on the operation, on its headers for example.
 */
export type Send = <Data, Variables extends AnyVariables>(
  kind: 'query' | 'mutation',
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  adapt?: Adapt,
) => Promise<OperationResult<Data, Variables>>;

/** For how long a customer signs in. */
export interface Remembered {
  /** False: for this tab alone, until it is closed. Default: true, for as long as the token can live. */
  remember?: boolean | undefined;
}

/** What a customer signs in with. How long the session is kept is not the server's matter, but may be that of what stands before it. */
export interface Credentials extends Remembered {
  email: string;
  password: string;
}

/** The fields of a sign-in that a server may complain about. */
export type LoginField = 'email' | 'password';

/** The customer who is signed in, as far as the server knows. */
export interface Customer {
  id: string | null;
  email: string | null;
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  /** Whether they have asked for news by email. */
  acceptsMarketing: boolean | null;
}

/** How to ask for the customer behind the token. */
export interface CustomerQuery {
  /** A GraphQL document. */
  query: string;
  /** Its variables, with the placeholder in the token's place where the backend has one. */
  variables: Record<string, unknown>;
  /** The customer in the answer's data; null where the server knows none. */
  read: (data: Record<string, unknown>) => Customer | null;
}

/**
 * How every operation of an app carries the token in a header, where a server wants it there; `fields` are the names of those at its
 * root.
 */
export interface Bearer {
  /** The operation with this token, or with none, a leftover one included. */
  carry: (operation: Operation, token: string | null) => Operation;
  /** Whether it signs in, or helps to: then it carries none. */
  isSignIn: (fields: string[]) => boolean;
  /** Whether what the operation answers belongs to one customer. */
  isPersonal: (fields: string[], operation: Operation) => boolean;
  /** Whether it makes no sense without a token. */
  needsToken: (fields: string[]) => boolean;
}

/** What an answer says of the token: the server no longer takes it; or it may be that, and only a question tells. */
export type Verdict = 'rejected' | 'unclear' | undefined;

/**
 * What a commerce server offers for sessions: made by `shopify()`, or by you for a server of your own. The second half is how
 * an app's own operations carry the token, for the exchanges; what not every app needs is in {@link BackendActions}.
 */
export interface Backend extends BackendActions {
  /** Asks for a token. */
  login(send: Send, credentials: Credentials): Promise<Outcome<Grant, LoginField>>;
  /**
   * Destroys a token on the server; succeeds once it is dead, however it died. `isLogout`: the customer has signed out; otherwise it is a
   * token that nobody uses, and whoever is signed in stays so.
   */
  revoke(send: Send, token: string, isLogout?: boolean): Promise<Outcome<unknown>>;
  /** What a revocation ends: this token, or every token of the customer, on every device. */
  revocation: 'token' | 'customer';
  /** Where it is every token: has sign-ins wait for revocations under way, by `awaitRevocations`. */
  revocations?: (key: string) => Revocations;
  /**
   * Set by `httpOnly()`, where a token is but the handle of one that no script can read: the id of the session that a handle names,
   * undefined for what is no handle.
   */
  sessionIdOf?: (token: string) => string | undefined;
  /** Set by it as well: drops a handle whose token is not to be revoked. */
  forget?: (send: Send, token: string, isLogout?: boolean) => Promise<Outcome<unknown>>;
  /** Keeps a support agent's session to one tab; whatever gives one brings it: `boxImpersonation`. */
  box?: Box;
  /** Renews sessions; absent where the server cannot. */
  renewal?: (host: RenewalHost) => Renewal;

  /** What stands for the token in the variables of an app's own operations; without it they carry a `bearer`. */
  placeholder?: string;
  /** How they carry it in a header. */
  bearer?: Bearer;
  /** How {@link Customer} is asked for. */
  customer: CustomerQuery;
  /** What an error in the answer to an operation with a token says of that token. */
  judge: (result: OperationResult) => Verdict;
  /** Asks the server; true only where it says plainly that it no longer knows the token. */
  isDead: (send: Send, token: string) => Promise<boolean>;
}
