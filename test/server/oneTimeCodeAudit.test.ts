import { describe, expect, it, vi } from 'vitest';
import { ada, agent, ask, grace, openDesk } from './oneTimeCode/stage';

const at = expect.any(Number);
const { reason } = ask;
const ofAda = { email: ada.email, id: 1 };

/** The log of a server that has something to say. */
function openLog() {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  return { log, close: () => log.mockRestore() };
}

const failing = [
  [
    'throws',
    () => {
      throw new Error('the disk is full');
    },
  ],
  ['rejects', () => Promise.reject(new Error('the disk is full'))],
  ['never ends', () => new Promise<never>(() => {})],
] as const;

describe('the audit of one-time codes', () => {
  it('is told who has got a code for whom, why and when', async () => {
    const { grant, entries } = openDesk();
    const before = Date.now();
    await grant({ ...ask, email: 'ADA@example.com' });
    expect(entries).toEqual([{ outcome: 'granted', agent, customer: ofAda, reason, at }]);
    expect(entries[0]?.at).toBeGreaterThanOrEqual(before);
  });

  it('has its entry before the agent has the code', async () => {
    const order: string[] = [];
    const { grant } = openDesk({
      audit: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        order.push('kept');
      },
    });
    await grant().then(() => order.push('granted'));
    expect(order).toEqual(['kept', 'granted']);
  });

  it('is told of a token, whose customer has no number', async () => {
    const { grant, entries } = openDesk({ tokens: {} });
    await grant();
    const customer = { email: ada.email, id: null };
    expect(entries).toEqual([{ outcome: 'granted', agent, customer, reason, at }]);
  });

  it('is told what was refused, as the agent is', async () => {
    const { refusal, entries } = openDesk();
    const { kind, code, message } = await refusal({ ...ask, email: grace.email });
    const error = { kind, code, message };
    const customer = { email: grace.email, id: 2 };
    expect(entries).toEqual([{ outcome: 'refused', agent, customer, reason, error, at }]);
    await refusal({ ...ask, email: 'nobody@example.com' });
    expect(entries[1]).toMatchObject({
      customer: { email: 'nobody@example.com', id: null },
      error: { code: 'UNKNOWN_CUSTOMER' },
    });
  });

  it('has each reason and email in one line', async () => {
    const { grant, send, entries } = openDesk();
    const forged = 'late\n2026-11-21 granted\u2028eve';
    await grant({ email: ` ${ada.email}\n`, reason: forged });
    await send({ ended: true, email: ada.email, reason: forged });
    for (const entry of entries) {
      expect(entry.reason).toBe('late 2026-11-21 granted eve');
      expect(entry.customer.email).toBe(ada.email);
    }
    expect(entries).toHaveLength(2);
  });

  describe.each(failing)('that %s', (_, audit) => {
    it('keeps the code from the agent, and says so', async () => {
      const { log, close } = openLog();
      const { refusal, send } = openDesk({ audit, limits: { timeout: 30 } });
      const refused = { status: 500, kind: 'server', code: 'AUDIT_FAILED' };
      expect(await refusal()).toMatchObject(refused);
      const { text } = await send();
      expect(text).not.toMatch(/disk|\w{32}/);
      expect(log).toHaveBeenCalledTimes(2);
      expect(String(log.mock.calls[0])).toMatch(/the disk is full|not finished within 30 ms/);
      close();
    });

    it('leaves a refusal what it is', async () => {
      const { log, close } = openLog();
      const { refusal } = openDesk({ audit, limits: { timeout: 30 } });
      expect(await refusal({ ...ask, email: grace.email })).toMatchObject({ code: 'NO_CONSENT' });
      expect(log).toHaveBeenCalledOnce();
      close();
    });

    it('has the page tell the end of a session again', async () => {
      const { close } = openLog();
      const { refusal } = openDesk({ audit, limits: { timeout: 30 } });
      const refused = { status: 500, code: 'AUDIT_FAILED' };
      expect(await refusal({ ended: true, email: ada.email })).toMatchObject(refused);
      close();
    });
  });
});
