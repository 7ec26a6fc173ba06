import type { AnyVariables, Operation } from '@urql/core';
import { isWord, type Grant } from '../../auth/session.js';
import type { Adapt, Backend, BackendActions, Send } from '../contract.js';
import { probe } from './documents.js';
import { isRefused } from './errors.js';
import { withHeaders } from '../headers.js';
import { readHint } from './jwt.js';

/** Operations that a ReCaptcha may guard. */
export type GuardedOperation =
  | 'generateCustomerToken'
  | 'exchangeOtpForCustomerToken'
  | 'requestPasswordResetEmail'
  | 'resetPassword';

/** What the package's own operations are sent with. */
export interface AdobeShopOptions {
  /** The store view, for the `Store` header of every operation. Default: none, the server's own default. */
  store?: string;
  /** How long a token lives, in milliseconds, where the token does not tell. Default: unknown. */
  tokenLifetime?: number;
  /** Asked before each guarded operation for what goes as its `X-ReCaptcha` header; null for none. */
  captcha?: (operation: GuardedOperation) => Promise<string | null>;
}

/** How the package speaks to one shop, for the backend and its actions. */
export interface AdobeShop {
  /** The headers of whatever carries this token, or none. */
  headersOf: (token: string | null) => Record<string, string>;
  /** Gives an operation of the package's own the token. */
  withToken: (token: string) => Adapt;
  /** Gives it what the guard of an operation may ask for. */
  guarded: (operation: GuardedOperation) => Promise<Adapt>;
  /** A token as a sign-in resolves to it, with its life and whether it is a support agent's, as far as it can be read. */
  grantOf: (token: string) => Grant;
  /** Asks the server; true only where it says plainly that it no longer takes the token. */
  isDead: (send: Send, token: string) => Promise<boolean>;
}

/** What not every app needs of an Adobe Commerce server, made for one shop. */
export type AdobeCommerceAction = (shop: AdobeShop) => BackendActions & Pick<Backend, 'box'>;

/** How to speak to the shop of these options. */
export function createAdobeShop({ store, tokenLifetime, captcha }: AdobeShopOptions): AdobeShop {
  const inStore: Record<string, string> = store === undefined ? {} : { Store: store };

  const headersOf = (token: string | null) =>
    token === null ? inStore : { ...inStore, Authorization: `Bearer ${token}` };

  const withOwn =
    (headers: Record<string, string>): Adapt =>
    <Data, Variables extends AnyVariables>(operation: Operation<Data, Variables>) =>
      withHeaders(operation, headers);

  const withToken = (token: string) => withOwn(headersOf(token));

  return {
    headersOf,
    withToken,

    async guarded(operation) {
      let answer: string | null | undefined;
      try {
        answer = await captcha?.(operation);
      } catch {
        // Without an answer the server says whether it wants one.
      }
      return withOwn(isWord(answer) ? { ...inStore, 'X-ReCaptcha': answer } : inStore);
    },

    grantOf(token) {
      const { life, isImpersonated } = readHint(token);
      return { token, life: life ?? tokenLifetime ?? null, isImpersonated };
    },

    isDead: async (send, token) =>
      isRefused(await send<object, AnyVariables>('query', probe, {}, withToken(token))),
  };
}
