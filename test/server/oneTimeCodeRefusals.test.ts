import { describe, expect, it, vi } from 'vitest';
import { codeRefusals } from './oneTimeCode/codeRefusals';
import { shopTroubles } from './oneTimeCode/shopTroubles';
import { agent, ask, openDesk } from './oneTimeCode/stage';
import { tokenRefusals } from './oneTimeCode/tokenRefusals';

describe.each([
  ['codes', [...codeRefusals, ...shopTroubles]],
  ['tokens', tokenRefusals.map((row) => ({ ...row, given: { tokens: {}, ...row.given } }))],
])('the handler of one-time codes, on an API that makes %s, refuses', (_, table) => {
  it.each(table.map((row) => [`${row.what}: ${row.kind}, ${row.code}`, row] as const))(
    '%s',
    async (_title, { given, asked = ask, says = '', what: _what, wait = null, ...expected }) => {
      const failures = vi.spyOn(console, 'error').mockImplementation(() => {});
      const { refusal, entries } = openDesk(given);
      const { message, ...refused } = await refusal(asked);
      expect(refused).toEqual({ ...expected, wait });
      expect(message).toMatch(says);
      const { kind, code } = expected;
      expect(entries).toEqual([
        expect.objectContaining({ outcome: 'refused', agent, error: { kind, code, message } }),
      ]);
      failures.mockRestore();
    },
  );
});
