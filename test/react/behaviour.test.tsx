import { act, waitFor } from '@testing-library/react';
import type { CustomerAuthErrorKind } from 'react-customer-auth';
import type { Fault } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backends, proxiedBackends } from '../support/backends';
import { ada, grace } from '../support/shop';
import { openTheme, until, type Theme } from '../support/theme';
import { day, minute, pass, sleep } from '../support/time';

const newPassword = 'Analytical-Engine-1';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
});

describe.each([...backends, ...proxiedBackends])('on $name', (backend) => {
  const open = (...[options]: [Parameters<typeof openTheme>[1]?]) =>
    openTheme(backend.open(), options);

  /** A theme with Ada signed in, and all that it loads. */
  async function openSignedIn(options?: Parameters<typeof openTheme>[1]) {
    const theme = open(options);
    await theme.during(({ login }) => login[1](ada));
    await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(ada.email));
    await waitFor(() => expect(theme.shown().catalogue.data).toBeDefined());
    theme.shop.requests.length = 0;
    return theme;
  }

  const kindAfterLogin = async (theme: Theme, credentials = ada) => {
    await theme.during(({ login }) => login[1](credentials));
    return theme.shown().login[0].error?.kind;
  };

  describe('sign-in', () => {
    it('shows the customer, by one request of its own', async () => {
      const theme = open();
      await theme.during(({ login }) => login[1](ada));
      expect(theme.shown().session).toMatchObject({ status: 'signedIn', impersonation: null });
      expect(theme.auth.getAccessToken() !== null).toBe(backend.holdsTokens);
      await waitFor(() => expect(theme.shown().customer.data?.email).toBe(ada.email));
      await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(ada.email));
      expect(theme.asked().filter((name) => name === theme.names.login)).toHaveLength(1);
      expect(theme.events.map(({ type }) => type)).toEqual(['signedIn']);
    });

    it('is refused for a wrong password, and says no more than that', async () => {
      const theme = open();
      const wrong = { ...ada, password: 'wrong-password' };
      expect(await kindAfterLogin(theme, wrong)).toBe('credentials');
      expect(await kindAfterLogin(theme, { ...wrong, email: 'nobody@example.com' })).toBe(
        'credentials',
      );
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'none' });
    });

    it.each<[string, Fault, CustomerAuthErrorKind]>([
      ['nobody answers', { kind: 'offline' }, backend.unreachable],
      ['the answer is a page', { kind: 'html', status: 503 }, 'server'],
      ['half of the answer is missing', { kind: 'half' }, 'server'],
      ['too much was asked', { kind: 'http', status: 429, body: {} }, 'throttled'],
      ['the address is wrong', { kind: 'http', status: 404, body: {} }, 'forbidden'],
    ])('that fails because %s leaves whoever was there', async (_, fault, kind) => {
      const theme = await openSignedIn();
      const before = theme.shown().session;
      theme.shop.inject(fault);
      expect(await kindAfterLogin(theme, grace)).toBe(kind);
      expect(theme.shown().session).toBe(before);
      expect(theme.shown().mine.data?.customer?.email).toBe(ada.email);
    });

    it('takes the place of whoever was there, on the whole page', async () => {
      const theme = await openSignedIn();
      const [former = ''] = theme.shop.livingTokens();
      await theme.during(({ login }) => login[1](grace));
      expect(theme.shown().mine.data?.customer?.email).not.toBe(ada.email);
      await waitFor(() => expect(theme.shown().mine.data?.customer?.email).toBe(grace.email));
      expect(theme.shop.livingTokens().includes(former)).toBe(!backend.revokesOneToken);
    });

    it('that is overtaken by a logout does not come back', async () => {
      const theme = await openSignedIn();
      const [own] = theme.shop.livingTokens();
      theme.shop.inject({ kind: 'slow', ms: 100, operation: theme.names.login });
      await theme.during(async ({ login, logout }) => {
        const slow = login[1](grace);
        await vi.waitFor(() => expect(theme.asked()).toContain(theme.names.login));
        await logout[1]();
        expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
      });
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'logout' });
      // Where a token can be destroyed by itself, neither is left.
      const left = backend.revokesOneToken ? [] : [own, expect.any(String)];
      await waitFor(() => expect(theme.shop.livingTokens()).toEqual(left));
    });

    it('is still there after the page is loaded again', async () => {
      const key = crypto.randomUUID();
      const under = backend.open();
      const theme = openTheme(under, { key });
      await theme.during(({ login }) => login[1](ada));
      const session = theme.shown().session;
      theme.unmount();
      under.shop.requests.length = 0;
      const reloaded = openTheme(under, { key });
      expect(reloaded.shown().session).toEqual(session);
      await waitFor(() => expect(reloaded.shown().mine.data?.customer?.email).toBe(ada.email));
      expect(reloaded.asked()).not.toContain(under.names.login);
    });
  });

  describe('sign-out', () => {
    it('is done here at once, and on the server as far as it concerns this session alone', async () => {
      const theme = await openSignedIn();
      theme.shop.inject({ kind: 'slow', ms: 20, operation: theme.names.revoke });
      await theme.during(async ({ logout }) => {
        const answered = logout[1]();
        expect(theme.auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
        expect(await answered).toEqual({ ok: true, data: { revoked: backend.revokesOneToken } });
      });
      expect(theme.shown().mine.data).toBeUndefined();
      expect(theme.asked().includes(theme.names.revoke)).toBe(backend.revokesOneToken);
      expect(theme.shop.livingTokens()).toHaveLength(backend.revokesOneToken ? 0 : 1);
    });

    it('from everywhere destroys what it can reach', async () => {
      const theme = await openSignedIn();
      const elsewhere = openTheme(theme, { key: crypto.randomUUID() });
      await elsewhere.during(({ login }) => login[1](ada));
      await theme.during(({ logout }) => logout[1]({ everywhere: true }));
      expect(theme.shown().logout[0].data).toEqual({ revoked: true });
      // Shopify has no way to destroy a token that is not at hand.
      expect(theme.shop.livingTokens()).toHaveLength(backend.revokesOneToken ? 1 : 0);
    });

    it('while offline keeps nobody signed in, and says that the token may live', async () => {
      const theme = await openSignedIn();
      theme.shop.inject({ kind: 'offline', operation: theme.names.revoke });
      await theme.during(({ logout }) => logout[1]({ everywhere: true }));
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'logout' });
      expect(theme.shown().logout[0].data).toMatchObject({
        revoked: false,
        error: { kind: backend.unreachable },
      });
      expect(theme.events.map(({ type }) => type)).toContain('revocationFailed');
    });

    it('of nobody asks nobody', async () => {
      const theme = open();
      await waitFor(() => expect(theme.shown().catalogue.data).toBeDefined());
      theme.shop.requests.length = 0;
      await theme.during(({ logout }) => logout[1]({ everywhere: true }));
      expect(theme.shown().logout[0].data).toEqual({ revoked: false });
      expect(theme.asked()).toEqual([]);
    });
  });

  describe('the life of a session', () => {
    it(`is prolonged by renewal, or says that it cannot be`, async () => {
      const theme = await openSignedIn();
      const before = theme.shown().session;
      await theme.during(({ renew }) => renew[1]());
      const [{ data, error }] = theme.shown().renew;
      if (backend.renews) expect(data).toMatchObject({ sessionId: expect.any(String) as string });
      else {
        expect(error?.kind).toBe('unsupported');
        expect(error?.message).toContain('signs in again');
        expect(theme.asked()).toEqual([]);
        expect(theme.shown().session).toBe(before);
      }
    });

    it('is prolonged at half of it, or ends on time with a word before', async () => {
      vi.useFakeTimers({
        now: Date.UTC(2026, 2, 20),
        toFake: ['Date', 'setTimeout', 'clearTimeout'],
      });
      const theme = open();
      await theme.during(({ login }) => login[1](ada));
      await until(() => theme.shown().mine.data?.customer !== undefined);
      const { session } = theme.shown();
      const end = (session.status === 'signedIn' ? session.expiresAt : null) ?? 0;
      const told = () => theme.events.map(({ type }) => type);
      if (backend.renews) {
        await act(() => pass((end - Date.now()) / 2));
        await until(() => told().includes('renewed'));
        expect(theme.shown().session).toMatchObject({ status: 'signedIn' });
        expect(told()).not.toContain('expiring');
        return;
      }
      await act(() => pass(end - Date.now() - 2 * minute));
      expect(told()).toContain('expiring');
      expect(theme.shown().session.status).toBe('signedIn');
      theme.shop.requests.length = 0;
      await act(() => pass(2 * minute));
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'expired' });
      // What is left on the page is asked for again; of the end itself nobody is asked.
      expect(theme.asked().filter((name) => name !== 'Products')).toEqual([]);
    });

    it('is over when the machine has slept through its end', async () => {
      vi.useFakeTimers({
        now: Date.UTC(2026, 2, 20),
        toFake: ['Date', 'setTimeout', 'clearTimeout'],
      });
      const theme = open();
      await theme.during(({ login }) => login[1](ada));
      await until(() => theme.shown().mine.data?.customer !== undefined);
      await act(() => sleep(50 * day));
      await until(() => theme.shown().session.status === 'signedOut');
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'expired' });
      expect(theme.shown().mine.data).toBeUndefined();
    });

    it('survives whatever passes', async () => {
      const theme = await openSignedIn();
      const before = theme.shown().session;
      const { shop, client, customerQuery, variables } = theme;
      for (const fault of [
        { kind: 'offline' },
        { kind: 'html', status: 502 },
        { kind: 'http', status: 429, body: {} },
        { kind: 'http', status: 500, body: { errors: 'Internal Server Error' } },
      ] satisfies Fault[]) {
        shop.inject(fault);
        await theme.during(() =>
          client.query(customerQuery, variables, { requestPolicy: 'network-only' }).toPromise(),
        );
        expect(theme.shown().session, fault.kind).toBe(before);
      }
    });

    it('ends when the server no longer takes the token, and the catalogue stays', async () => {
      const theme = await openSignedIn();
      theme.shop.changePassword(ada.email, newPassword);
      await theme.during(() =>
        theme.client
          .query(theme.customerQuery, theme.variables, { requestPolicy: 'network-only' })
          .toPromise(),
      );
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'rejected' });
      expect(theme.shown().mine.data).toBeUndefined();
      await waitFor(() => expect(theme.shown().catalogue.stale).toBe(false));
      expect(theme.shown().catalogue.data).toBeDefined();
    });
  });

  describe('tabs', () => {
    it('follow each other', async () => {
      const key = crypto.randomUUID();
      const under = backend.open();
      const [here, there] = [openTheme(under, { key }), openTheme(under, { key })];
      const tell = () =>
        act(() => {
          window.dispatchEvent(new StorageEvent('storage', { key: null }));
        });
      await here.during(({ login }) => login[1](ada));
      tell();
      await waitFor(() => expect(there.shown().session).toEqual(here.shown().session));
      await there.during(({ logout }) => logout[1]());
      tell();
      await waitFor(() =>
        expect(here.shown().session).toEqual({ status: 'signedOut', reason: 'logout' }),
      );
    });
  });

  describe('a forgotten password', () => {
    it('is answered in the same way whether or not there is such an account', async () => {
      const theme = open();
      for (const email of [ada.email, 'nobody@example.com']) {
        await theme.during(({ recover }) => recover[1]({ email }));
        expect(theme.shown().recover[0]).toEqual({
          fetching: false,
          data: { email },
          fieldErrors: {},
          formErrors: [],
        });
      }
    });

    it('fails for reasons that tell nothing of accounts', async () => {
      const theme = await openSignedIn();
      for (const [fault, kind] of [
        [{ kind: 'offline' }, backend.unreachable],
        [{ kind: 'half' }, 'server'],
        [{ kind: 'http', status: 429, body: {} }, 'throttled'],
      ] satisfies [Fault, CustomerAuthErrorKind][]) {
        theme.shop.inject(fault);
        await theme.during(({ recover }) => recover[1](ada));
        expect(theme.shown().recover[0].error?.kind).toBe(kind);
      }
    });

    it('is replaced by what was emailed, which signs in', async () => {
      const theme = open();
      const proof = theme.resetProof(ada.email);
      await theme.during(({ reset }) => reset[1]({ ...proof, password: newPassword }));
      expect(theme.shown().reset[0].data).toEqual({
        session: {
          sessionId: expect.any(String) as string,
          expiresAt: expect.any(Number) as number,
        },
      });
      expect(theme.shown().session.status).toBe('signedIn');
      await waitFor(() => expect(theme.shown().customer.data?.email).toBe(ada.email));
      expect(await kindAfterLogin(theme)).toBe('credentials');
      expect(await kindAfterLogin(theme, { ...ada, password: newPassword })).toBeUndefined();
    });

    it('stays as it is where the proof is forged or used, and so does the session', async () => {
      const theme = await openSignedIn();
      const before = theme.shown().session;
      const { forgedKind, forgedProof } = theme;
      await theme.during(({ reset }) =>
        reset[1]({ ...forgedProof(ada.email), password: newPassword }),
      );
      expect(theme.shown().reset[0].error?.kind).toBe(forgedKind);
      expect(theme.shown().session).toBe(before);
      const proof = theme.resetProof(grace.email);
      await theme.during(({ reset }) => reset[1]({ ...proof, password: newPassword }));
      await theme.during(({ reset }) => reset[1]({ ...proof, password: 'Another-Engine-2' }));
      expect(theme.shown().reset[0].error?.kind).toBe(forgedKind);
      expect(await kindAfterLogin(theme, { ...grace, password: newPassword })).toBeUndefined();
    });

    it('that is reset while somebody signs out signs nobody in', async () => {
      const theme = await openSignedIn();
      theme.shop.inject({ kind: 'slow', ms: 20, operation: theme.names.reset });
      const proof = theme.resetProof(ada.email);
      await theme.during(async ({ reset, logout }) => {
        const slow = reset[1]({ ...proof, password: newPassword });
        await logout[1]();
        expect(await slow).toMatchObject({ ok: false, error: { kind: 'superseded' } });
      });
      expect(theme.shown().session).toEqual({ status: 'signedOut', reason: 'logout' });
      expect(theme.shown().reset[0]).toEqual({ fetching: false, fieldErrors: {}, formErrors: [] });
    });
  });

  describe('remote shopping assistance', () => {
    it('is allowed and forbidden by the customer, where the shop knows of it', async () => {
      const theme = await openSignedIn();
      for (const allowed of [true, false]) {
        await theme.during(({ allow }) => allow[1](allowed));
        const [{ data, error }] = theme.shown().allow;
        if (backend.asksForAssistance) expect(data).toEqual({ allowed });
        else expect(error?.kind).toBe('unsupported');
      }
      expect(theme.shown().session.status).toBe('signedIn');
    });

    it('is nobody’s to allow while nobody is signed in', async () => {
      const theme = open();
      await theme.during(({ allow }) => allow[1](true));
      expect(theme.shown().allow[0].error?.kind).toBe('signedOut');
    });
  });
});

describe.each(backends)('an action that the app has not named, on $name', ({ open }) => {
  it('is not there, and says how to have it', async () => {
    const under = open();
    const theme = openTheme({ ...under, backend: under.bare });
    await theme.during(({ recover }) => recover[1](ada));
    const { error } = theme.shown().recover[0];
    expect(error?.kind).toBe('unsupported');
    expect(error?.message).toContain('{ actions: [recoverPassword] }');
  });
});
