import { describe, expect, it, vi } from 'vitest';
import { bodies } from './hostile/bodies';
import { documents } from './hostile/documents';
import { senders } from './hostile/senders';
import { sessions } from './hostile/sessions';
import { shops } from './hostile/shops';
import { cookiesOf, grounds, openStage, privateToken, secret } from './hostile/stage';
import type { Attack } from './hostile/attack';

/** What an answer may have besides cookies. */
const ownHeaders = [
  'allow',
  'cache-control',
  'content-type',
  'retry-after',
  'set-cookie',
  'x-content-type-options',
];

const title = ({ what, status, asked, kept, dropped }: Attack) =>
  [
    `${what}: ${status}`,
    asked ? 'from the shop' : 'without the shop',
    kept ? `, ${kept} cookie(s) set` : '',
    dropped ? `, ${dropped} dropped` : '',
  ].join(' ');

describe.each(grounds)('$name', (ground) => {
  const rowsOf = (attacks: Attack[]) =>
    attacks
      .filter(({ only = ground.name }) => only === ground.name)
      .map((attack) => [title(attack), attack] as const);

  describe.each([
    ['who sends it', senders],
    ['what is in the body', bodies],
    ['what is asked', documents],
    ['whose it is', sessions],
    ['what the shop does', shops],
  ])('%s', (_, attacks) => {
    it.each(rowsOf(attacks))('%s', async (_title, attack) => {
      const failures = vi.spyOn(console, 'error');
      const at = await openStage(ground, attack.options?.(ground), attack.instead);
      const request = at.request(await attack.parts?.(at));
      const before = at.asked();
      const response = await at.send(request);
      const text = await response.text();
      const cookies = cookiesOf(response);
      const dropped = cookies.filter(({ attributes }) => attributes.includes('Max-Age=0'));

      expect(response.status).toBe(attack.status);
      if (attack.says !== undefined) expect(text).toMatch(attack.says);
      expect(at.asked() - before).toBe(attack.asked);
      expect(dropped).toHaveLength(attack.dropped ?? 0);
      expect(cookies.length - dropped.length).toBe(attack.kept ?? 0);
      for (const { attributes } of cookies) {
        expect(attributes).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
      }
      expect(response.headers.get('Cache-Control')).toBe('no-store');
      expect(response.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect([...response.headers.keys()].filter((name) => !ownHeaders.includes(name))).toEqual([]);
      const all = text + JSON.stringify([...response.headers]);
      for (const word of [at.token, ...at.shop.livingTokens(), privateToken, secret]) {
        expect(all).not.toContain(word);
      }
      // Nothing that anybody sends is a failure of the proxy's.
      expect(failures).not.toHaveBeenCalled();
      failures.mockRestore();
    });
  });
});
