import { safeReturnPath } from 'react-customer-auth';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const home = 'https://shop.example';

describe('a return path', () => {
  it.each([
    ['/', '/'],
    ['/account', '/account'],
    ['/account/orders?page=2&q=a%2Fb#latest', '/account/orders?page=2&q=a%2Fb#latest'],
    ['/a//b', '/a//b'],
    ['/a/../b', '/b'],
    ['/search?next=//evil.example', '/search?next=//evil.example'],
    ['/100%', '/100%'],
    ['/100%25', '/100%25'],
    ['/caf%C3%A9', '/caf%C3%A9'],
    ['/Straße', '/Stra%C3%9Fe'],
    ['/user@evil.example', '/user@evil.example'],
  ])('is %s', (given, path) => {
    expect(safeReturnPath(given, '/else')).toBe(path);
  });

  it.each([
    'https://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.example',
    'account',
    '?page=2',
    '#top',
    '//evil.example',
    '///evil.example',
    '//evil.example@shop.example',
    '//shop.example',
    '/\\evil.example',
    '\\\\evil.example',
    '\\/evil.example',
    '/account\\..\\..',
    '/.//evil.example',
    '/./\\evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/a/%2e%2e//evil.example',
    '/%2f/evil.example',
    '/%2Fevil.example',
    '/%5Cevil.example',
    '/%5c%5cevil.example',
    '/%252Fevil.example',
    '/%25252Fevil.example',
    '/%2Fevil.example/%',
    '/%2Fevil.example/%FF',
    '/%252Fevil.example%c0',
    '/%5Cevil.example/%',
    '/\t/evil.example',
    '/\n/evil.example',
    '/%09/evil.example',
    '/%0d%0aLocation:%20https://evil.example',
    '/account\r\nSet-Cookie: a=b',
    '/account\u0000',
    '/account\u0085',
    '/account%C2%85',
    '/account%c2%85%C3%A9',
    '\u0000/account',
    ' //evil.example',
    ' /account',
    '\u00a0/account',
    '／／evil.example',
    '',
    `/${'a'.repeat(2_048)}`,
    null,
    undefined,
    ['/account'],
    { toString: () => '/account' },
  ])('is none of %j', (given) => {
    expect(safeReturnPath(given, '/else')).toBe('/else');
  });

  it('may be as long as addresses are that every server takes', () => {
    const path = `/${'a'.repeat(2_047)}`;
    expect(safeReturnPath(path, '/else')).toBe(path);
  });

  it('is the beginning of the site where nothing else is said', () => {
    expect(safeReturnPath(null)).toBe('/');
  });

  it('is one of this site for any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        expect(new URL(safeReturnPath(`/${text}`), home).origin).toBe(home);
      }),
      { numRuns: 3_000 },
    );
  });

  it('leads to no other site, however it is written', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '\\',
        '.',
        '..',
        '%2f',
        '%5C',
        '%252f',
        '%',
        '%FF',
        '%c0',
        '\t',
        '\n',
        '%09',
        '@',
        ':',
        '?',
      ),
      fc.constantFrom('evil.example', 'http:', 'https:', 'javascript:', 'a', ' ', '\u0000', '#'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const path = safeReturnPath(pieces.join(''));
        // As a browser reads it, and as it does after a server that has decoded what it could of it.
        const decoded = path
          .replaceAll('%25', '%')
          .replaceAll(/%[0-7][\da-f]/gi, (escaped) => decodeURIComponent(escaped));
        for (const one of [path, decoded]) {
          expect(new URL(one, `${home}/login`).origin).toBe(home);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});
