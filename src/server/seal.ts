import { CompactEncrypt, compactDecrypt } from 'jose';

/** Seals values of one kind into text, and opens what was sealed. */
export interface Seal<Value> {
  close: (value: Value) => Promise<string>;
  /** Null for what is none, was sealed with no known secret, or has been tampered with. */
  open: (text: string) => Promise<Value | null>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The fewest characters of a secret: 256 bits as 32 bytes, in hexadecimal or base64 even more. */
const shortest = 32;

/**
 * A seal by these secrets: the first one closes, each of them opens, so that a new one can be put before the former. A JWE of `jose`,
 * A256GCM with a key that is derived from the secret and the `purpose`. What is opened `isWhole`: a cookie outlives many versions.
 */
export function createSeal<Value>(
  secrets: readonly string[],
  isWhole: (value: unknown) => value is Value,
  purpose = '',
): Seal<Value> {
  if (!secrets.length || secrets.some((secret) => secret.length < shortest)) {
    throw new Error(
      `react-customer-auth: cookie.secrets wants at least one secret, and each of ${shortest} characters or more; otherwise a cookie could be opened by trying. Make one with: openssl rand -base64 32`,
    );
  }
  const keys = secrets.map(async (secret) => {
    // Named, so that nothing else that is sealed with the same secret can be taken for it.
    const hash = await crypto.subtle.digest(
      'SHA-256',
      encoder.encode(`react-customer-auth ${purpose}${secret}`),
    );
    return crypto.subtle.importKey('raw', hash, 'AES-GCM', false, ['encrypt', 'decrypt']);
  });

  return {
    async close(value) {
      const [key] = await Promise.all(keys);
      if (!key) throw new Error('react-customer-auth: there is no secret to seal with.');
      return new CompactEncrypt(encoder.encode(JSON.stringify(value)))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .encrypt(key);
    },

    async open(text) {
      for (const key of await Promise.all(keys)) {
        try {
          const { plaintext } = await compactDecrypt(text, key, {
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
          });
          const value: unknown = JSON.parse(decoder.decode(plaintext));
          return isWhole(value) ? value : null;
        } catch {
          // Of another secret, or none of ours.
        }
      }
      return null;
    },
  };
}
