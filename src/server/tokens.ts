import { isHandle, readHandle, writeHandle } from '../backends/handle.js';
import type { ProxiedBackend, TokenLife } from '../backends/proxied.js';
import { Refusal } from './answer.js';
import type { CookieJar } from './cookies.js';
import type { DocumentOperation } from './document.js';
import { findTokens } from './foundTokens.js';
import type { SealedSession } from './sealed.js';

/** Stands for a token whose cookie is gone, so that the shop says of it what it says of every dead one. */
const deadToken = 'gone';

/** What is shorter is not looked for in all of an answer's text: it would be found in other words too. */
const shortest = 16;

/** Exchanges handles for tokens on the way to the shop, and tokens for handles on the way back. */
export interface TokenExchange {
  tokenOf: (handle: string) => Promise<string>;
  /** Whether a handle came without its cookie. */
  isLost: () => boolean;
  /**
   * The variables that the document uses, with tokens in the place of handles where the shop takes tokens; a {@link Refusal} where it
   * does not.
   */
  filled: (variables: Record<string, unknown>) => Promise<Record<string, unknown>>;
  /**
   * Forgets the tokens that have gone out and, unless the session goes on, what its renewals have left, which it returns: newer tokens among
   * that only where the session ends.
   */
  forgetUsed: (session: { goesOn: boolean; ends: boolean }) => Promise<SealedSession[]>;
  /** Forgets, and returns, what is left of sessions whose handles have come without their cookies. */
  forgetLost: () => Promise<SealedSession[]>;
  /** Lets go of the tokens that those which have gone out have renewed: a page has the new ones. */
  forgetRenewed: () => void;
  /** The text of an answer with handles in the place of tokens, whose cookies are kept. */
  emptied: (body: { data?: unknown }) => Promise<string>;
  /** Whether the answer has signed a customer in. */
  isSignIn: () => boolean;
}

/** Exchanges for one operation; `signIn` tells of whom it signs in, if anybody. */
export function exchangeTokens(
  backend: ProxiedBackend,
  jar: CookieJar,
  { fields, variableUses }: DocumentOperation,
  signIn: Pick<SealedSession, 'isImpersonated' | 'isOfTab'>,
): TokenExchange {
  const used: SealedSession[] = [];
  const lost: Pick<SealedSession, 'sid' | 'tid' | 'issuedAt'>[] = [];
  let isLost = false;
  let isSignIn = false;
  const places = backend.carries === 'bearer' ? [] : backend.carries;
  const takesToken = (place: string) => places.includes(place);

  async function tokenOf(handle: string): Promise<string> {
    const { sid, tid = '' } = readHandle(handle) ?? {};
    const session = await jar.find(tid);
    if (session && session.sid === sid) {
      used.push(session);
      jar.claim(tid);
      return session.token;
    }
    isLost = true;
    if (sid !== undefined) lost.push({ sid, tid, issuedAt: 0 });
    // What cannot be opened, or is over, is of no use any more.
    if (!session) jar.drop(tid);
    return deadToken;
  }

  async function fill(value: unknown, isPlace: boolean): Promise<unknown> {
    if (typeof value === 'string' && isHandle(value)) {
      if (isPlace) return tokenOf(value);
      throw new Refusal(
        400,
        `The customer’s token goes into ${places.join(' and ') || 'its header'} alone: elsewhere the shop might keep it, and tell it again.`,
      );
    }
    if (Array.isArray(value)) return Promise.all(value.map((one) => fill(one, isPlace)));
    if (typeof value !== 'object' || value === null) return value;
    return fillAll(value, takesToken);
  }

  async function fillAll(
    values: object,
    isPlace: (name: string) => boolean,
  ): Promise<Record<string, unknown>> {
    const entries = Object.entries(values).map(
      async ([name, one]) => [name, await fill(one, isPlace(name))] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }

  /** The session that a token belongs to: a renewed one's, or a new one. */
  async function sessionOf(
    token: string,
    { life, isImpersonated }: TokenLife,
    renewed: SealedSession | undefined,
  ): Promise<SealedSession> {
    const issuedAt = Date.now();
    const tid = await nameOf(token);
    return {
      token,
      tid,
      sid: renewed?.sid ?? crypto.randomUUID(),
      former: (renewed?.tid === tid ? renewed.former : renewed?.tid) ?? null,
      issuedAt,
      expiresAt: life === null ? null : issuedAt + life,
      isImpersonated: isImpersonated || (renewed ?? signIn).isImpersonated,
      isOfTab: isImpersonated || (renewed ?? signIn).isOfTab,
    };
  }

  /** Replaces every token that the document has asked for; returns the handles that stand for them. */
  async function replaced(data: unknown): Promise<Map<string, string>> {
    const handles = new Map<string, string>();
    for (const { tid, sid, token } of used) handles.set(token, writeHandle({ sid, tid }));
    const isRevocation = fields.some(({ name }) => backend.revocations.includes(name));
    const kept = new Set<string>();
    for (const found of findTokens(fields, data, backend)) {
      const { token, replace, path } = found;
      const [root = ''] = path;
      const isRenewal = backend.renewals.includes(root);
      const former = handles.get(token);
      if (former !== undefined && (kept.has(token) || !isRenewal || isRevocation)) {
        replace(former);
        continue;
      }
      const { claims, ...life } = backend.lifeOf(found);
      const renewed = isRenewal ? used[0] : undefined;
      const session = await sessionOf(token, life, renewed);
      const handle = writeHandle({ sid: session.sid, tid: session.tid }, claims);
      handles.set(token, handle);
      replace(handle);
      if (isRevocation) continue;
      kept.add(token);
      await jar.keep(session);
      if (!renewed && !session.isImpersonated) isSignIn = true;
    }
    return handles;
  }

  return {
    tokenOf,
    isLost: () => isLost,
    isSignIn: () => isSignIn,

    filled: (variables) =>
      fillAll(
        Object.fromEntries(Object.entries(variables).filter(([name]) => variableUses.has(name))),
        (name) => [...(variableUses.get(name) ?? [])].every(takesToken),
      ),

    async forgetUsed({ goesOn, ends }) {
      for (const { tid } of used) jar.drop(tid);
      if (goesOn) return [];
      return (await Promise.all(used.map((session) => jar.dropSession(session, ends)))).flat();
    },

    forgetLost: async () =>
      (await Promise.all(lost.map((session) => jar.dropSession(session, true)))).flat(),

    forgetRenewed() {
      for (const { former } of used) if (former !== null) jar.drop(former);
    },

    async emptied(body) {
      const handles = await replaced(body.data);
      let text = JSON.stringify(body);
      for (const token of backend.tokensIn?.(text) ?? []) {
        if (!handles.has(token)) handles.set(token, deadToken);
      }
      // Wherever else the shop repeats one, in an error for example.
      for (const [token, handle] of handles) {
        if (token.length < shortest) continue;
        text = text.replaceAll(JSON.stringify(token).slice(1, -1), handle);
      }
      return text;
    },
  };
}

/** Names a token without telling it: the first 128 bits of its hash. */
async function nameOf(token: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return [...new Uint8Array(hash).slice(0, 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
