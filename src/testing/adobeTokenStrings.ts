import { hmacSha256 } from './adobeHmac.js';

/** The claims of a customer's JWT. */
export interface AdobeClaims {
  /** The customer's number. */
  uid: number;
  /** Of what type the user is: 3 is a customer. */
  utypid: 3;
  /** Of the admin who signed in as this customer, in a token that was made from a one-time code. */
  admin_id?: number;
  /** In epoch seconds, like `exp`. */
  iat: number;
  exp: number;
}

/**
 * A JWT signed with HS256. The real server gives one string to all sign-ins of a second; here `serial`, in the header, tells
 * them apart, so that a test does not hang on when a second ends.
 */
export function jwt(claims: object, key: string, serial: number): string {
  const signed = `${part({ kid: '1', alg: 'HS256', jti: String(serial) })}.${part(claims)}`;
  return `${signed}.${base64Url(hmacSha256(bytesOf(key), bytesOf(signed)))}`;
}

/** What a JWE looks like to all but the server: a header, and four parts that tell nothing. */
export function jwe(): string {
  const lengths = [40, 12, 96, 16];
  const header = part({ alg: 'A256KW', enc: 'A256GCM' });
  return [header, ...lengths.map((length) => base64Url(randomBytes(length)))].join('.');
}

/** 32 characters that tell nothing: a token of the older kind, a one-time code, the id of a cart. */
export function opaque(): string {
  return Array.from(randomBytes(32), (byte) => (byte % 36).toString(36)).join('');
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const part = (content: object) => base64Url(bytesOf(JSON.stringify(content)));

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
