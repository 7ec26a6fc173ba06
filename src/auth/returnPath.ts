/** The longest that is followed, in characters. */
const longest = 2_048;

/** How often what is written in percent signs is spelled out, to see what servers and routers on the way may make of it. */
const rounds = 3;

/**
 * Where to go on after a sign-in, from an address that anybody may have written: a path of this very site, with its query and its hash,
 * or else the `fallback`. What a browser, or a server that decodes once too often, could take for the address of another site is none.
 *
 * @example
 * ```ts
 * import { safeReturnPath } from 'react-customer-auth';
 *
 * safeReturnPath('/account/orders?page=2'); // '/account/orders?page=2'
 * safeReturnPath('//evil.example', '/account'); // '/account'
 * ```
 */
export function safeReturnPath(given: unknown, fallback = '/'): string {
  if (typeof given !== 'string' || given.length > longest || !isPath(given)) return fallback;
  const base = 'https://own.invalid';
  // Dots are resolved here, which may leave two slashes at the beginning.
  const { origin, pathname, search, hash } = new URL(given, base);
  let path = pathname;
  for (let round = 0; round < rounds; round++) path = decoded(path);
  return origin === base && isPath(path) ? pathname + search + hash : fallback;
}

/** One slash and no other, no backslash, which browsers take for one, and none of the characters that they leave out. */
const isPath = (text: string) => /^\/(?!\/)[^\\\p{Cc}]*$/u.test(text);

/** Each escape by itself: one that is none, as in `/100%`, does not hide the others. */
const decoded = (path: string) =>
  path.replace(/%[0-7][\da-f]|(%[89a-f][\da-f])+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
