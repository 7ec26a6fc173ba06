import { CompactEncrypt, compactDecrypt } from 'jose';

/** What a cookie keeps of a session, out of reach of the page's scripts. */
export interface SealedSession {
  token: string;
  /** Of the session, and of the token: a cookie that somebody has put under another name is not taken. */
  sid: string;
  tid: string;
  /** The `tid` of the token that this one has renewed: its cookie stays until a page is seen to have this one. */
  former: string | null;
  /** Epoch milliseconds; null where nobody knows. */
  issuedAt: number;
  expiresAt: number | null;
  isImpersonated: boolean;
  /** Of one tab alone, until it is closed. */
  isOfTab: boolean;
}

/** Seals sessions into text, and opens what was sealed. */
export interface Seal {
  close: (session: SealedSession) => Promise<string>;
  /** Null for what is none, was sealed with no known secret, or has been tampered with. */
  open: (text: string) => Promise<SealedSession | null>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The fewest characters of a secret: 256 bits as 32 bytes, in hexadecimal or base64 even more. */
const shortest = 32;

/**
 * A seal by these secrets: the first one closes, each of them opens, so that a new one can be put before the former. A JWE of `jose`,
 * A256GCM with a key that is derived from the secret.
 */
export function createSeal(secrets: readonly string[]): Seal {
  if (!secrets.length || secrets.some((secret) => secret.length < shortest)) {
    throw new Error(
      `react-customer-auth: cookie.secrets wants at least one secret, and each of ${shortest} characters or more; otherwise a cookie could be opened by trying. Make one with: openssl rand -base64 32`,
    );
  }
  const keys = secrets.map(async (secret) => {
    // Named, so that nothing else that an app seals with the same secret can be taken for a session.
    const hash = await crypto.subtle.digest(
      'SHA-256',
      encoder.encode(`react-customer-auth ${secret}`),
    );
    return crypto.subtle.importKey('raw', hash, 'AES-GCM', false, ['encrypt', 'decrypt']);
  });

  return {
    async close(session) {
      const [key] = await Promise.all(keys);
      if (!key) throw new Error('react-customer-auth: there is no secret to seal with.');
      return new CompactEncrypt(encoder.encode(JSON.stringify(session)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key);
    },

    async open(text) {
      if (!text) return null;
      for (const key of await Promise.all(keys)) {
        try {
          const { plaintext } = await compactDecrypt(text, key, {
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
          });
          const session: unknown = JSON.parse(decoder.decode(plaintext));
          return isSession(session) ? session : null;
        } catch {
          // Of another secret, or none of ours.
        }
      }
      return null;
    },
  };
}

/** Whether it has the shape of this version: a cookie outlives many. */
const isSession = (value: unknown): value is SealedSession =>
  typeof value === 'object' &&
  value !== null &&
  'token' in value &&
  typeof value.token === 'string' &&
  'sid' in value &&
  typeof value.sid === 'string' &&
  'tid' in value &&
  typeof value.tid === 'string' &&
  'former' in value &&
  (value.former === null || typeof value.former === 'string') &&
  'issuedAt' in value &&
  typeof value.issuedAt === 'number' &&
  'expiresAt' in value &&
  (value.expiresAt === null || typeof value.expiresAt === 'number') &&
  'isImpersonated' in value &&
  typeof value.isImpersonated === 'boolean' &&
  'isOfTab' in value &&
  typeof value.isOfTab === 'boolean';
