import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { LoginAsCustomer, requestOneTimeCode, type RequestCode } from 'react-customer-auth';
import type { FakeAdobeCommerce } from 'react-customer-auth/testing';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { backends, proxiedBackends, type BackendUnderTest } from '../support/backends';
import { ada, grace } from '../support/shop';
import { renderTheme } from '../support/theme';
import { openDesk, origin, requestOf, type Given } from '../server/oneTimeCode/stage';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
  sessionStorage.clear();
});

const alert = () => screen.getByRole('alert');
const field = (name: string) => screen.getByRole('textbox', { name });
const email = () => field('Email of the customer');
const code = () => field('One-time code');
const reason = () => field('Reason');
const submit = () => screen.getByRole('button');
const type = (input: HTMLElement, text: string) => userEvent.type(input, text);
const paste = async (input: HTMLElement, text: string) => {
  await userEvent.click(input);
  await userEvent.paste(text);
};

/** Fills in the form that asks for a code, and submits it. */
async function ask(why = 'A parcel is missing.') {
  await type(email(), ada.email);
  await type(reason(), `${why}{Enter}`);
}

const refused = 'This code is wrong, used or too old, or it is for somebody else.';

describe.each([...backends, ...proxiedBackends])(
  'the form for a one-time code on $name',
  (backend) => {
    const open = (props: Parameters<typeof LoginAsCustomer>[0] = {}) => {
      const under = backend.open(true);
      return { ...under, ...renderTheme(under, <LoginAsCustomer {...props} />) };
    };

    it('signs in with a code that was pasted with whatever is around it and in it', async () => {
      const onSuccess = vi.fn();
      const { auth, codeFor } = open({ onSuccess, reason: 'Ticket 7' });
      const fresh = codeFor(ada.email);
      await type(email(), ada.email);
      await paste(code(), `\u200b ${fresh.slice(0, 5)} ${fresh.slice(5)}\t\u00a0`);
      await userEvent.click(submit());
      await screen.findByText(/^Signed in as/);
      expect(auth.getSession()).toMatchObject({
        impersonation: { customer: ada.email, reason: 'Ticket 7' },
      });
      expect(onSuccess).toHaveBeenCalledOnce();
      expect(screen.queryByRole('textbox')).toBeNull();
    });

    it('has the form back, and empty, when the agent has signed out', async () => {
      const { auth, codeFor } = open({ defaultEmail: ada.email });
      await paste(code(), codeFor(ada.email));
      await userEvent.click(submit());
      await screen.findByText(/^Signed in as/);
      await act(() => auth.logout());
      expect(code()).toHaveValue('');
      expect(email()).toHaveValue(ada.email);
    });

    it('says of a used code that it is no good, and keeps everything as it was', async () => {
      const { auth, codeFor } = open();
      const used = codeFor(ada.email);
      await type(email(), ada.email);
      await paste(code(), used);
      await userEvent.click(submit());
      await screen.findByText(/^Signed in as/);
      await act(() => auth.logout());
      await type(email(), ada.email);
      await paste(code(), used);
      await userEvent.click(submit());
      // Shopify says that it is the code; Adobe Commerce does not tell it from a wrong password.
      const said = () =>
        backend.renews ? screen.getByText(refused, { selector: '.rca-form *' }) : alert();
      await waitFor(() => expect(said()).toHaveTextContent(refused));
      if (backend.renews) expect(code()).toHaveAccessibleDescription(refused);
      expect(auth.getSession().status).toBe('signedOut');
    });

    it('says what else goes wrong between it and the shop', async () => {
      const { shop } = open();
      shop.inject({ kind: 'offline' });
      await type(email(), ada.email);
      await type(code(), 'abc{Enter}');
      const unreachable =
        backend.unreachable === 'network'
          ? /^We could not reach the shop/
          : /^Something went wrong/;
      await waitFor(() => expect(alert()).toHaveTextContent(unreachable));
      shop.inject({ kind: 'http', status: 429, body: {}, headers: { 'Retry-After': '75' } });
      await userEvent.click(submit());
      await waitFor(() => expect(alert()).toHaveTextContent(/again in 75 seconds\.$/));
      await waitFor(() => expect(submit()).toHaveTextContent('Please wait 1:15'));
    });

    it('asks for no code of nothing but spaces', async () => {
      const { shop } = open();
      await type(email(), ada.email);
      await type(code(), '   {Enter}');
      expect(code()).toHaveAccessibleDescription('Please check this entry.');
      expect(shop.requests).toEqual([]);
    });

    it('lets browsers fill in a code, and neither spell nor capitalize it', () => {
      open();
      expect(code()).toHaveAttribute('autocomplete', 'one-time-code');
      expect(code()).toHaveAttribute('autocapitalize', 'none');
      expect(code()).toHaveAttribute('spellcheck', 'false');
      expect(code()).toHaveAttribute('type', 'text');
    });

    it('exchanges the code that it is given for a reason, in one go', async () => {
      const under = backend.open(true);
      const asked: unknown[] = [];
      let answer = () => {};
      const requestCode: RequestCode = (request) => {
        asked.push(request);
        return new Promise((resolve) => {
          answer = () => resolve({ code: under.codeFor(ada.email) });
        });
      };
      const { auth } = renderTheme(under, <LoginAsCustomer requestCode={requestCode} />);
      expect(screen.queryByRole('textbox', { name: 'One-time code' })).toBeNull();
      await ask('  A parcel is missing. ');
      expect(submit()).toHaveTextContent('Signing in…');
      await userEvent.click(submit());
      expect(asked).toEqual([{ email: ada.email, reason: 'A parcel is missing.' }]);
      await act(async () => {
        answer();
        await Promise.resolve();
      });
      await screen.findByText(/^Signed in as/);
      expect(auth.getSession()).toMatchObject({
        impersonation: { customer: ada.email, reason: 'A parcel is missing.' },
      });
      expect(localStorage).toHaveLength(0);
    });
  },
);

describe('a request for a code that is under way', () => {
  /** A form whose code comes when it is told to. */
  function openSlowly() {
    const [, onAdobeCommerce] = backends;
    if (!onAdobeCommerce) throw new Error('There is no such backend.');
    const under = onAdobeCommerce.open(true);
    const signals: AbortSignal[] = [];
    let answer = () => {};
    const onSuccess = vi.fn();
    const onError = vi.fn();
    const requestCode: RequestCode = (_, signal) => {
      signals.push(signal);
      return new Promise((resolve) => {
        answer = () => resolve({ code: under.codeFor(ada.email) });
      });
    };
    const theme = renderTheme(under, <LoginAsCustomer {...{ requestCode, onSuccess, onError }} />);
    const come = () =>
      act(async () => {
        answer();
        await new Promise((resolve) => setTimeout(resolve, 20));
      });
    return { ...under, ...theme, signals, come, onSuccess, onError };
  }

  it('is aborted when the form is gone, and signs nobody in any more', async () => {
    const { view, signals, come, auth, shop, onSuccess, onError } = openSlowly();
    await ask();
    view.unmount();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    await come();
    expect(auth.getSession().status).toBe('signedOut');
    expect(shop.requests).toEqual([]);
    expect(onSuccess).not.toHaveBeenCalled();
    expect(onError).not.toHaveBeenCalled();
  });

  it('gives way to a sign-in that began later, without a word', async () => {
    const { come, auth, shop, onError } = openSlowly();
    await ask();
    await act(() => auth.login(grace));
    const session = auth.getSession();
    await come();
    expect(auth.getSession()).toBe(session);
    expect(shop.requests).toHaveLength(1);
    expect(onError).not.toHaveBeenCalled();
    expect(alert()).toBeEmptyDOMElement();
    expect(submit()).toHaveTextContent('Sign in as this customer');
  });
});

describe('the handler’s endpoint', () => {
  /** The form before a handler and its shop. */
  function openAtDesk(given: Given = {}) {
    const [, onAdobeCommerce] = backends;
    if (!onAdobeCommerce) throw new Error('There is no such backend.');
    const desk = openDesk(given);
    const posted: { body: unknown; init: RequestInit | undefined }[] = [];
    vi.stubGlobal('fetch', async (_: string, init?: RequestInit) => {
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
      posted.push({ body, init });
      return desk.handle(requestOf(body));
    });
    const shop: FakeAdobeCommerce = desk.shop;
    const under = { ...onAdobeCommerce.open(true), shop, connection: shop.connection };
    const onError = vi.fn();
    const requestCode = requestOneTimeCode(`${origin}/api/one-time-code`, {
      headers: { 'X-Own': 'own' },
    });
    const theme = renderTheme(under, <LoginAsCustomer {...{ requestCode, onError }} />);
    return { ...theme, desk, posted, onError };
  }

  it('gives a code that signs in, to who asks with email and reason', async () => {
    const { auth, posted, desk } = openAtDesk();
    await ask();
    await screen.findByText(/^Signed in as/);
    expect(auth.getSession()).toMatchObject({
      impersonation: { reason: 'A parcel is missing.' },
    });
    expect(posted[0]?.body).toEqual({ email: ada.email, reason: 'A parcel is missing.' });
    expect(new Headers(posted[0]?.init?.headers).get('X-Own')).toBe('own');
    expect(desk.entries).toMatchObject([{ outcome: 'granted', reason: 'A parcel is missing.' }]);
  });

  it('may give a token in the place of a code, which is the agent’s session then', async () => {
    const { auth, desk } = openAtDesk({ tokens: {} });
    await ask();
    await screen.findByText(/^Signed in as/);
    const session = auth.getSession();
    expect(session).toMatchObject({
      impersonation: { customer: ada.email, reason: 'A parcel is missing.' },
    });
    // Nothing tells of its end: it lasts as long as the app lets an agent act.
    if (session.status !== 'signedIn') throw new Error('Nobody is signed in.');
    expect((session.expiresAt ?? 0) - session.issuedAt).toBe(15 * 60_000);
    // The token, and the consent; there is nothing to exchange.
    expect(desk.shop.requests).toHaveLength(2);
    expect(localStorage).toHaveLength(0);
  });

  const silence = () => {
    const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => spy.mockRestore());
  };

  it('says at the field that there is no such customer', async () => {
    openAtDesk({ shop: { customers: [] } });
    await ask();
    await waitFor(() =>
      expect(email()).toHaveAccessibleDescription('There is no customer with this email.'),
    );
    expect(email()).toHaveFocus();
  });

  it.each<[string, Given, string]>([
    [
      'that the customer does not allow it',
      { shop: { customers: [{ ...ada, allowsAssistance: false }] } },
      'This customer does not allow assistance with their account.',
    ],
    ['that nobody is signed in to the panel', { authorize: () => null }, 'You are not signed in.'],
    [
      'that this agent may not',
      { authorize: () => false },
      'You are not allowed to sign in as a customer.',
    ],
    [
      'for how long to wait',
      { rateLimit: () => Promise.resolve(75) },
      'Too many attempts. Please try again in 75 seconds.',
    ],
    [
      'that its audit has failed',
      { audit: () => Promise.reject(new Error('full')) },
      'Something went wrong on our side. Please try again.',
    ],
  ])('says %s', async (_, given, text) => {
    silence();
    const { auth, onError } = openAtDesk(given);
    await ask();
    await waitFor(() => expect(alert().textContent).toBe(text));
    expect(onError).toHaveBeenCalledOnce();
    expect(auth.getSession().status).toBe('signedOut');
  });
});

describe('a token in the place of a code', () => {
  const [, onAdobeCommerce] = proxiedBackends;
  const open = (token: string, backend: BackendUnderTest | undefined) => {
    if (!backend) throw new Error('There is no such backend.');
    const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => spy.mockRestore());
    const onError = vi.fn();
    const requestCode = () => Promise.resolve({ token });
    const props = { requestCode, onError };
    return { onError, ...renderTheme(backend.open(true), <LoginAsCustomer {...props} />) };
  };

  it.each([
    ['where no page may have one', 'abc', onAdobeCommerce, 'unsupported'],
    ['that is none', 'two words', backends[1], 'server'],
  ])('is thrown away %s', async (_, token, backend, kind) => {
    const { auth, onError } = open(token, backend);
    await ask();
    await waitFor(() => expect(onError).toHaveBeenCalledOnce());
    expect(onError).toHaveBeenCalledWith(
      expect.objectContaining({ error: expect.objectContaining({ kind }) }),
    );
    expect(auth.getSession().status).toBe('signedOut');
  });
});

describe('what a function of one’s own says', () => {
  const show = (requestCode: RequestCode, onError = vi.fn()) => {
    const [onShopify] = backends;
    if (!onShopify) throw new Error('There is no such backend.');
    const spy = vi.spyOn(console, 'error').mockImplementation(() => {});
    onTestFinished(() => spy.mockRestore());
    const { view } = renderTheme(
      onShopify.open(),
      <LoginAsCustomer {...{ requestCode, onError }} />,
    );
    return { onError, view };
  };
  const refusal = (code: string, kind: string, more: object = {}) => ({
    error: { kind, code, message: 'For a developer.', ...more },
  });

  it.each([
    ['NO_PERMISSION', 'forbidden', 'The shop has not permitted support agents to do this.'],
    ['FEATURE_DISABLED', 'unsupported', 'Signing in as a customer is switched off in this shop.'],
    ['SEVERAL_CUSTOMERS', 'forbidden', 'More than one customer has this email.'],
    ['WRONG_ADDRESS', 'forbidden', 'This is not available at the moment. Please try again later.'],
    ['SOMETHING_NEW', 'of tomorrow', 'Something went wrong on our side. Please try again.'],
  ])('is shown for what it is: %s', async (code, kind, text) => {
    for (const request of [
      () => Promise.resolve(refusal(code, kind)),
      () => Promise.reject(Object.assign(new Error('x'), refusal(code, kind).error)),
    ]) {
      const { view } = show(request);
      await ask();
      await waitFor(() => expect(alert().textContent).toBe(text));
      view.unmount();
    }
  });

  it('stands at the field that it is about', async () => {
    show(() => Promise.resolve(refusal('TOO_LONG', 'invalid', { field: 'reason' })));
    await ask();
    await waitFor(() => expect(reason()).toHaveAccessibleDescription('This is too long.'));
    expect(reason()).toHaveFocus();
  });

  it('is an outage where it throws something', async () => {
    const { onError } = show(() => Promise.reject(new TypeError('Oops')));
    await ask();
    await waitFor(() => expect(alert()).toHaveTextContent(/^Something went wrong on our side/));
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ error: expect.objectContaining({ kind: 'server' }) }),
    );
  });
});

describe('requestOneTimeCode', () => {
  const request = (answer: () => Promise<Response>) => {
    vi.stubGlobal('fetch', answer);
    const asked = { email: ada.email, reason: 'Why' };
    return requestOneTimeCode('/api')(asked, new AbortController().signal);
  };

  it.each<[string, () => Promise<Response>, string]>([
    ['no answer', () => Promise.reject(new TypeError('Failed to fetch')), 'network'],
    [
      'a page',
      () => Promise.resolve(new Response('<html>secret-in-a-page', { status: 502 })),
      'server',
    ],
    ['nothing', () => Promise.resolve(Response.json(null)), 'server'],
    ['an empty code', () => Promise.resolve(Response.json({ code: '' })), 'server'],
    [
      'a code that comes with an error’s status',
      () => Promise.resolve(Response.json({ code: 'secret' }, { status: 500 })),
      'server',
    ],
    [
      'a token that comes with an error’s status',
      () => Promise.resolve(Response.json({ token: 'secret' }, { status: 500 })),
      'server',
    ],
  ])('fails by %s, and repeats nothing secret', async (_, answer, kind) => {
    const failure = await request(answer);
    expect(failure).toMatchObject({ ok: false, error: { kind } });
    expect(JSON.stringify([failure, 'error' in failure && failure.error.message])).not.toMatch(
      /secret/,
    );
  });

  it('tells for how long a code is good', async () => {
    const answer = await request(() =>
      Promise.resolve(Response.json({ code: 'abc', expiresIn: 30 })),
    );
    expect(answer).toEqual({ code: 'abc', expiresIn: 30 });
  });
});
