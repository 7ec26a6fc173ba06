import { expect, it, vi } from 'vitest';
import { attacks } from './oneTimeCode/attacks';
import { ask, openDesk } from './oneTimeCode/stage';

const ownHeaders = ['allow', 'cache-control', 'content-type', 'x-content-type-options'];

it.each(
  attacks.map((attack) => [`${attack.what}: ${attack.status}, ${attack.code}`, attack] as const),
)(
  'refuses %s, without asking the shop',
  async (_title, { given, asked = ask, parts, what: _what, status, ...expected }) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { send, shop, entries } = openDesk(given);
    const { response, text } = await send(asked, parts?.());
    expect(response.status).toBe(status);
    expect(JSON.parse(text)).toEqual({ error: { ...expected, message: expect.any(String) } });
    expect(text).not.toContain('a secret');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect([...response.headers.keys()].filter((name) => !ownHeaders.includes(name))).toEqual([]);
    expect(shop.requests).toEqual([]);
    expect(entries).toEqual([]);
    log.mockRestore();
  },
);
