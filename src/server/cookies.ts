import type { CookieSeals, SealedSession } from './sealed.js';

/** Options of the cookies that keep tokens. */
export interface CookieOptions {
  /** Begins the name of each cookie. Default: `'customer'`. */
  name?: string;
  /**
   * What seals them, of 32 characters or more each: the first one seals, and each of them opens. To rotate, put a new one before the
   * former; where several servers run, behind it first, until all of them know it.
   */
  secrets: readonly string[];
}

/** The cookies of one request, and those of its answer. */
export interface CookieJar {
  /** The session of a token, if its cookie is there, whole and not over. */
  find: (tid: string) => Promise<SealedSession | null>;
  /** Every session that is there, whole and not over; the newest first. */
  all: () => Promise<SealedSession[]>;
  /** Keeps a session for as long as it lives; one of a tab until the browser is closed at most. */
  keep: (session: SealedSession) => Promise<void>;
  /** Whether this answer keeps a session of that token. */
  isKept: (tid: string) => boolean;
  /** Marks a session that is kept as one whose handle no script has yet: it began with a form that was sent without one. */
  mark: (session: SealedSession) => Promise<void>;
  isUnclaimed: (session: SealedSession) => Promise<boolean>;
  /** A script has its handle. The session's own cookie is left alone: an answer that is late would bring it back. */
  claim: (tid: string) => void;
  drop: (tid: string) => void;
  /** Drops a session with what its renewals have left, and returns that; a newer token than this one stays unless all of it `ends`. */
  dropSession: (
    session: Pick<SealedSession, 'sid' | 'tid' | 'issuedAt'>,
    ends: boolean,
  ) => Promise<SealedSession[]>;
  /** Those that no script has claimed, by this request either. */
  unclaimed: () => Promise<SealedSession[]>;
  /** What the browser brings of the form that was sent last, sealed; empty for nothing. */
  note: () => string;
  /** Leaves something of a form for the page that is about to be loaded, for so many seconds. */
  leaveNote: (sealed: string, age: number) => void;
  dropNote: () => void;
  /** The `Set-Cookie` headers to answer with. */
  changes: () => string[];
}

/** The longest that any browser keeps a cookie, in seconds: 400 days. */
const longest = 400 * 86_400;

/** The longest cookie that every browser takes, its name included, in bytes. */
const largest = 4_096;

/** Names the cookie of a form, where others have the `tid` of a token. */
const noteName = 'form';

/** Ends the name of the mark of a session that is unclaimed. */
const markSuffix = '-unclaimed';

/** How many sessions a browser keeps: what pages have lost sight of would fill the header of every request. */
const most = 8;

/**
 * Opens the jar of a request. Over HTTP on this machine alone cookies go without `Secure` and its prefix; not where a page of another
 * origin has sent it, for which a server that stands before this one has forgotten the name, nor ever for a site with an origin of HTTPS:
 * there a subdomain may have planted what has no prefix.
 */
export function openJar(
  request: Request,
  name: string,
  seals: CookieSeals,
  origins: readonly string[] = [],
): CookieJar {
  const isLocal =
    !origins.some((origin) => origin.startsWith('https:')) &&
    isHere(request.headers.get('Origin') ?? request.url);
  const prefix = `${isLocal ? '' : '__Host-'}${name}-`;
  const attributesOf = (key: string) =>
    `; Path=/; HttpOnly; SameSite=Lax${key.startsWith('__Host-') ? '; Secure' : ''}`;
  const attributes = attributesOf(prefix);
  const changes = new Map<string, string>();
  const kept = new Set<string>();
  // A page that is loaded says nothing of where it is from.
  const prefixes = isLocal ? [prefix, `__Host-${name}-`] : [prefix];

  const sent = new Map<string, string>();
  const namesSent = new Map<string, string>();
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    const key = pair.slice(0, at).trim();
    const found = prefixes.find((one) => key.startsWith(one));
    if (!found) continue;
    sent.set(key.slice(found.length), pair.slice(at + 1));
    namesSent.set(key.slice(found.length), key);
  }

  async function find(tid: string): Promise<SealedSession | null> {
    const session = await seals.sessions.open(sent.get(tid) ?? '');
    const isOver = (session?.expiresAt ?? Infinity) <= Date.now();
    return session?.tid === tid && !isOver ? session : null;
  }

  const names = () => [...sent.keys()].filter((tid) => /^[\da-f]{32}$/.test(tid));

  async function all(): Promise<SealedSession[]> {
    const found = await Promise.all(names().map(find));
    return found.filter((session) => session !== null).sort(byAge);
  }

  const isUnclaimed = async ({ tid }: SealedSession) =>
    !changes.has(tid + markSuffix) &&
    (await seals.marks.open(sent.get(tid + markSuffix) ?? '')) === tid;

  function remove(key: string) {
    const full = namesSent.get(key);
    if (full !== undefined) changes.set(key, `${full}=; Max-Age=0${attributesOf(full)}`);
  }

  const claim = (tid: string) => remove(tid + markSuffix);

  function drop(tid: string) {
    remove(tid);
    claim(tid);
  }

  /** For as long as a cookie of this session is kept. */
  function lifeOf({ expiresAt, isOfTab }: SealedSession): string {
    if (isOfTab) return '';
    const left = expiresAt === null ? longest : (expiresAt - Date.now()) / 1000;
    return `; Max-Age=${Math.max(1, Math.ceil(Math.min(left, longest)))}`;
  }

  return {
    find,
    all,
    isUnclaimed,
    claim,
    drop,
    isKept: (tid) => kept.has(tid),

    async mark(session) {
      const key = session.tid + markSuffix;
      const pair = `${prefix}${key}=${await seals.marks.close(session.tid)}`;
      changes.set(key, pair + lifeOf(session) + attributes);
    },

    async keep(session) {
      const { tid } = session;
      const pair = `${prefix}${tid}=${await seals.sessions.close(session)}`;
      if (pair.length > largest) {
        throw new Error(
          `react-customer-auth: a token of ${session.token.length} characters makes a cookie of ${pair.length} bytes, which no browser would take.`,
        );
      }
      changes.set(tid, pair + lifeOf(session) + attributes);
      kept.add(tid);
      const others = names().filter((name) => !changes.has(name));
      if (others.length + 1 <= most) return;
      const staying = (await all())
        .filter((one) => others.includes(one.tid))
        .sort(byNeed)
        .slice(0, most - 1)
        .map((one) => one.tid);
      for (const name of others) if (!staying.includes(name)) drop(name);
    },

    async dropSession({ sid, tid, issuedAt }, ends) {
      drop(tid);
      const left = (await all()).filter(
        (one) => one.sid === sid && (ends || one.issuedAt <= issuedAt) && !changes.has(one.tid),
      );
      for (const one of left) drop(one.tid);
      return left;
    },

    async unclaimed() {
      const sessions = await all();
      const marked = await Promise.all(sessions.map(isUnclaimed));
      return sessions.filter((_, at) => marked[at]);
    },

    note: () => sent.get(noteName) ?? '',

    leaveNote: (sealed, age) =>
      void changes.set(noteName, `${prefix}${noteName}=${sealed}; Max-Age=${age}${attributes}`),

    dropNote: () => remove(noteName),

    changes: () => [...changes.values()],
  };
}

/** An answer that brings what has become of the cookies. */
export function withCookies(response: Response, jar: CookieJar): Response {
  for (const change of jar.changes()) response.headers.append('Set-Cookie', change);
  return response;
}

/** An agent's last, and before those what a tab has for itself: it may have been closed. */
const byNeed = (one: SealedSession, other: SealedSession) =>
  Number(one.isImpersonated) - Number(other.isImpersonated) ||
  Number(one.isOfTab) - Number(other.isOfTab);

/** The newest first. */
const byAge = (one: SealedSession, other: SealedSession) => other.issuedAt - one.issuedAt;

/** Whether an address is on this machine, and plain HTTP. */
function isHere(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol } = new URL(address);
  return protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
