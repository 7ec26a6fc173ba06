/** What a browser holds in the place of a token: which session it is, and which of its tokens. */
export interface Handle {
  /** Of the session; the same through renewals. */
  sid: string;
  /** Of the token: the name of its cookie. */
  tid: string;
}

const prefix = 'rca.';

/** Whether a text has the form of a handle. */
export const isHandle = (text: string): boolean => /^rca\.[\w-]+$/.test(text);

/** The text of a handle: with the claims that a browser may read, and nothing that it may not. */
export function writeHandle(handle: Handle, claims: Readonly<Record<string, unknown>> = {}) {
  return prefix + encode(JSON.stringify({ ...claims, ...handle }));
}

/** The handle in a text; null for anything else. Whoever writes one by hand gets nothing: the cookie is what counts. */
export function readHandle(text: string): Handle | null {
  if (!isHandle(text)) return null;
  try {
    const { sid, tid }: Record<string, unknown> = JSON.parse(decode(text.slice(prefix.length)));
    return isName(sid) && isName(tid) ? { sid, tid } : null;
  } catch {
    return null;
  }
}

const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]{1,64}$/.test(value);

/** Base64 of what is plain ASCII: other characters of a JSON text are escaped as JSON does it. */
const encode = (json: string) =>
  btoa(json.replace(/[\u0080-\uffff]/g, escaped))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

const decode = (text: string) => atob(text.replaceAll('-', '+').replaceAll('_', '/'));
