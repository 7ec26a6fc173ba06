import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MessageChannel as Channel } from 'node:worker_threads';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import {
  createHandoverLink,
  HandoverPrompt,
  ImpersonationBanner,
  openHandover,
  takeHandover,
  useHandover,
  type RequestCode,
} from 'react-customer-auth';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { backends } from '../support/backends';
import { ada, grace } from '../support/shop';
import { onServer } from '../support/onServer';
import { createTheme, renderTheme } from '../support/theme';

const shopOrigin = 'https://shop.example.com';
const panelOrigin = 'https://panel.example.com';
const page = `${shopOrigin}/support`;
const [onShopify, onAdobeCommerce] = backends;

/** A window at the other end, and what it is told. */
function otherWindow() {
  const told: { data: unknown; target: unknown; ports: MessagePort[] }[] = [];
  const other = Object.assign(new EventTarget(), {
    closed: false,
    postMessage: (data: unknown, target: unknown, ports: MessagePort[] = []) =>
      void told.push({ data, target, ports }),
  });
  return { other, told };
}

/** What comes from another window. */
const comes = (parts: { source: unknown; origin: string; data: unknown; ports?: unknown[] }) =>
  act(() => {
    const event = Object.assign(new Event('message'), { ports: [], ...parts });
    window.dispatchEvent(event);
  });

/** Lets messages through, which take their way past every clock. */
const delivered = () => act(() => new Promise((resolve) => setTimeout(resolve, 20)));

/** Node's own, which works between the two ends. */
beforeEach(() => void vi.stubGlobal('MessageChannel', Channel));
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  sessionStorage.clear();
  localStorage.clear();
  history.replaceState(null, '', '/');
});

describe('a panel', () => {
  const ready = 'react-customer-auth: ready for a handover';

  /** Opens a storefront that is not there, in whose place the test answers. */
  function open(requestCode: RequestCode = () => Promise.resolve({ code: 'abc' })) {
    const { other, told } = otherWindow();
    vi.stubGlobal('open', () => other);
    const ends: string[] = [];
    const asked = { url: page, email: ` ${ada.email} `, reason: 'Why', secret: 'not for others' };
    const outcome = openHandover({
      ...asked,
      requestCode,
      onEnd: (endedBy) => ends.push(endedBy),
    });
    const isReady = () => comes({ source: other, origin: shopOrigin, data: ready });
    /** The storefront's end of the newest port, and what comes out of it. */
    const port = () => {
      const [end] = told.at(-1)?.ports ?? [];
      if (!end) throw new Error('There is no port.');
      const heard: unknown[] = [];
      end.onmessage = ({ data }) => heard.push(data);
      return { heard, say: (news: unknown) => end.postMessage(news) };
    };
    return { other, told, outcome, ends, isReady, port };
  }

  it('tells the storefront’s origin alone, and no more than it has to know', () => {
    const { told, isReady } = open();
    expect(told).toEqual([]);
    isReady();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
      target: shopOrigin,
      data: { type: 'react-customer-auth: handover', email: ada.email, reason: 'Why' },
    });
    expect(JSON.stringify(told)).not.toMatch(/secret|abc/);
  });

  it.each([
    ['another window', { source: window, origin: shopOrigin, data: ready }],
    ['a page of another origin in it', { origin: 'https://evil.example', data: ready }],
    ['something else', { origin: shopOrigin, data: 'ready' }],
  ])('tells nothing to %s', (_, parts) => {
    const { other, told } = open();
    comes({ source: other, ...parts });
    expect(told).toEqual([]);
  });

  it('gets the code once the storefront says that the person has confirmed', async () => {
    const requestCode = vi.fn<RequestCode>(() => Promise.resolve({ code: 'abc' }));
    const { isReady, port, outcome } = open(requestCode);
    isReady();
    const { heard, say } = port();
    await delivered();
    expect(requestCode).not.toHaveBeenCalled();
    say({ type: 'confirmed' });
    await vi.waitFor(() => expect(heard).toEqual([{ code: 'abc' }]));
    expect(requestCode.mock.calls[0]?.[0]).toEqual({ email: ada.email, reason: 'Why' });
    say({ type: 'signedIn' });
    expect(await outcome).toEqual({ ok: true, data: { signedIn: true } });
  });

  it('listens to a page that was loaded anew, and no longer to the one before', async () => {
    const requestCode = vi.fn<RequestCode>(() => Promise.resolve({ code: 'abc' }));
    const { isReady, port } = open(requestCode);
    isReady();
    const former = port();
    isReady();
    former.say({ type: 'confirmed' });
    await delivered();
    expect(requestCode).not.toHaveBeenCalled();
    port().say({ type: 'confirmed' });
    await vi.waitFor(() => expect(requestCode).toHaveBeenCalledOnce());
  });

  it('gives a page up that never answers, and lets one that has answered take its time', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const silent = open();
    const answering = open();
    answering.isReady();
    const settled = vi.fn();
    void answering.outcome.then(settled);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await silent.outcome).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(settled).not.toHaveBeenCalled();
    vi.useRealTimers();
    answering.port().say({ type: 'declined' });
    expect(await answering.outcome).toEqual({ ok: true, data: { signedIn: false } });
  });

  it('lets go of a request for a code when the window is closed, and has declined', async () => {
    const signals: AbortSignal[] = [];
    const { isReady, port, other, outcome } = open((_, signal) => {
      signals.push(signal);
      return new Promise(() => {});
    });
    isReady();
    port().say({ type: 'confirmed' });
    await vi.waitFor(() => expect(signals).toHaveLength(1));
    other.closed = true;
    expect(await outcome).toEqual({ ok: true, data: { signedIn: false } });
    expect(signals[0]?.aborted).toBe(true);
  });

  it('takes a window that was closed before it answered for one that a policy parts from it', async () => {
    const { other, outcome } = open();
    other.closed = true;
    const { ok, ...rest } = await outcome;
    expect(ok).toBe(false);
    expect(rest).toMatchObject({ error: { kind: 'network' } });
    expect(String(Reflect.get(rest, 'error'))).toMatch(/Cross-Origin-Opener-Policy/);
  });

  it.each([
    ['its end', { type: 'ended', endedBy: 'expired' }, ['expired']],
    ['nothing that is no end', { type: 'ended', endedBy: 'magic' }, []],
  ])('hears of %s', async (_, news, heard) => {
    const { isReady, port, ends, outcome } = open();
    isReady();
    const { say } = port();
    say({ type: 'signedIn' });
    await outcome;
    say(news);
    await delivered();
    expect(ends).toEqual(heard);
  });

  it('hears once of a session whose window is closed', async () => {
    const { isReady, port, ends, outcome, other } = open();
    isReady();
    port().say({ type: 'signedIn' });
    await outcome;
    other.closed = true;
    await vi.waitFor(() => expect(ends).toEqual(['logout']));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(ends).toEqual(['logout']);
  });

  it.each([
    ['half an address', { url: '/support' }, 'forbidden'],
    ['a script for an address', { url: 'javascript:alert(1)' }, 'forbidden'],
    ['no email', { email: 'ada' }, 'invalid'],
  ])('opens nothing for %s, and says so', async (_, wrong, kind) => {
    const spy = vi.spyOn(window, 'open');
    const asked = { url: page, email: ada.email, reason: '', requestCode: vi.fn() };
    expect(await openHandover({ ...asked, ...wrong })).toMatchObject({ error: { kind } });
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  });
});

/** A prompt of an app's own, whose button is never out of order. */
function Eager() {
  const { handover, confirm } = useHandover({ origins: [panelOrigin] });
  return handover && <button onClick={confirm}>Yes</button>;
}

describe('a storefront', () => {
  /** A storefront that a panel has opened, in whose place the test speaks. */
  function open(prompt = <HandoverPrompt origins={[panelOrigin]} />) {
    if (!onAdobeCommerce) throw new Error('There is no such backend.');
    const { other, told } = otherWindow();
    vi.stubGlobal('opener', other);
    const under = onAdobeCommerce.open(true);
    const key = crypto.randomUUID();
    const theme = renderTheme(
      under,
      <>
        <ImpersonationBanner />
        {prompt}
      </>,
      { key },
    );
    /** Signs in as Grace herself in another tab. */
    const signInBeneath = async () => {
      const { auth, client } = createTheme(under, { key });
      onTestFinished(auth.connect(client));
      await auth.login(grace);
      act(() => void window.dispatchEvent(new StorageEvent('storage', { key: null })));
    };
    const offer = (parts: { source?: unknown; origin?: string; data?: object } = {}) => {
      const { port1, port2 } = new Channel();
      const heard: unknown[] = [];
      port1.on('message', (news) => heard.push(news));
      onTestFinished(() => port1.close());
      comes({
        source: other,
        origin: panelOrigin,
        ...parts,
        data: {
          type: 'react-customer-auth: handover',
          email: ada.email,
          reason: 'Why',
          ...parts.data,
        },
        ports: [port2],
      });
      return { heard, say: (reply: unknown) => port1.postMessage(reply) };
    };
    return { ...under, ...theme, told, other, offer, signInBeneath };
  }

  const question = () => screen.queryByText(/^Sign in as/, { selector: '.rca-notice' });
  const confirm = () =>
    userEvent.click(screen.getByRole('button', { name: 'Sign in as this customer' }));
  const cancel = () => userEvent.click(screen.getByRole('button', { name: 'Cancel' }));

  it('tells its opener that it is there, and nothing else', () => {
    const { told } = open();
    expect(told).toEqual([
      { data: 'react-customer-auth: ready for a handover', target: '*', ports: [] },
    ]);
  });

  it.each([
    ['a window that has not opened it', { source: window }],
    ['an origin that it does not name', { origin: 'https://evil.example' }],
    ['a page that says something else', { data: { type: 'handover' } }],
  ])('takes nothing from %s', (_, parts) => {
    const { offer } = open();
    offer(parts);
    expect(question()).toBeNull();
  });

  it('signs in by a code that comes after the person’s word, and has the panel go by itself then', async () => {
    const { offer, auth, codeFor } = open();
    const { heard, say } = offer();
    expect(question()).toHaveTextContent(/panel\.example\.com/);
    await delivered();
    expect(heard).toEqual([]);
    expect(Reflect.get(window, 'opener')).not.toBeNull();
    await confirm();
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'confirmed' }]));
    say({ code: codeFor(ada.email) });
    await screen.findByRole('region', { name: 'Support session' });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'signedIn' }));
    expect(Reflect.get(window, 'opener')).toBeNull();
    expect(auth.getSession()).toMatchObject({ impersonation: { reason: 'Why' } });
  });

  it('tells of the end, though the prompt is gone by then', async () => {
    const { offer, auth, codeFor, view } = open();
    const { heard, say } = offer();
    await confirm();
    say({ code: codeFor(ada.email) });
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'signedIn' }));
    view.unmount();
    await auth.logout();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'ended', endedBy: 'logout' }));
  });

  it('tells of the end of this session, not of one before, nor of what becomes of the agent’s own', async () => {
    const { offer, auth, codeFor, other, signInBeneath } = open();
    const handOver = async () => {
      vi.stubGlobal('opener', other);
      const { heard, say } = offer();
      await confirm();
      say({ code: codeFor(ada.email) });
      await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'signedIn' }));
      return heard;
    };
    await handOver();
    await act(() => auth.logout());
    const heard = await handOver();
    await signInBeneath();
    await delivered();
    expect(heard.at(-1)).toEqual({ type: 'signedIn' });
    await act(() => auth.logout());
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'ended', endedBy: 'logout' }));
    expect(auth.getSession()).toMatchObject({ status: 'signedIn', impersonation: null });
  });

  it('is in all the same where the no comes after the code', async () => {
    const { offer, auth, codeFor, shop, names } = open();
    const { heard, say } = offer();
    shop.inject({ kind: 'slow', ms: 100, operation: names.login });
    await confirm();
    say({ code: codeFor(ada.email) });
    await vi.waitFor(() => expect(shop.requests).not.toEqual([]));
    await cancel();
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'confirmed' }, { type: 'signedIn' }]));
    expect(auth.getSession()).toMatchObject({ impersonation: { customer: ada.email } });
  });

  it('asks for one code, though the word is given again meanwhile', async () => {
    const { offer } = open(<Eager />);
    const { heard } = offer();
    const button = await screen.findByRole('button', { name: 'Yes' });
    await userEvent.click(button);
    await userEvent.click(button);
    await delivered();
    expect(heard).toEqual([{ type: 'confirmed' }]);
  });

  it('may be told no while the code is on its way, and signs nobody in', async () => {
    const { offer, auth, shop } = open();
    const { heard } = offer();
    await confirm();
    await cancel();
    expect(question()).toBeNull();
    await vi.waitFor(() => expect(heard.at(-1)).toEqual({ type: 'declined' }));
    await delivered();
    expect(auth.getSession().status).toBe('signedOut');
    expect(shop.requests).toEqual([]);
  });

  it('asks about the next one at once, and signs in by it, after a no to one whose code is on its way', async () => {
    const { offer, auth, codeFor } = open();
    offer();
    await confirm();
    await cancel();
    const { heard, say } = offer();
    await confirm();
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'confirmed' }]));
    say({ code: codeFor(ada.email) });
    await screen.findByRole('region', { name: 'Support session' });
    expect(auth.getSession()).toMatchObject({ impersonation: { customer: ada.email } });
  });

  it('says at once of a panel that was closed that it is gone', async () => {
    const { offer, other } = open();
    offer();
    other.closed = true;
    await confirm();
    expect(screen.getByRole('alert')).toHaveTextContent(/^The page that asked for this/);
  });

  it('answers nothing more once it is gone', async () => {
    const { offer, view } = open();
    const { heard } = offer();
    view.unmount();
    offer();
    await delivered();
    expect(heard).toEqual([]);
  });

  it('says of a panel that keeps silent that it is gone', async () => {
    const { offer } = open();
    offer();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    screen.getByRole('button', { name: 'Sign in as this customer' }).click();
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    vi.useRealTimers();
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent(/^The page that asked for this/),
    );
  });

  it('asks about the newest, tells the former one, and mixes up nothing of the two', async () => {
    const { offer, auth } = open();
    const first = offer();
    await confirm();
    await vi.waitFor(() => expect(first.heard).toHaveLength(1));
    first.say({ error: { kind: 'consent', code: 'NO_CONSENT', message: '' } });
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent(/does not allow/));
    const second = offer({ data: { email: grace.email } });
    expect(question()).toHaveTextContent(`Sign in as ${grace.email}?`);
    expect(question()).toHaveFocus();
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    await vi.waitFor(() => expect(first.heard.at(-1)).toEqual({ type: 'declined' }));
    // One that is under way is finished before anything else is asked.
    await confirm();
    const third = offer();
    expect(question()).toHaveTextContent(`Sign in as ${grace.email}?`);
    await vi.waitFor(() => expect(third.heard).toEqual([{ type: 'declined' }]));
    expect(second.heard).toEqual([{ type: 'confirmed' }]);
    expect(auth.getSession().status).toBe('signedOut');
  });

  it('says of half an offer that it did not arrive whole, and tells the panel', async () => {
    const { offer } = open();
    const { heard } = offer({ data: { email: 'ada' } });
    expect(screen.getByRole('alert')).toHaveTextContent(/^This sign-in did not arrive whole/);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'declined' }]));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('what a page has come with', () => {
  const come = (code = 'abc') => {
    const link = createHandoverLink({
      url: 'http://localhost:3000//support',
      email: ada.email,
      code,
    });
    const { pathname, hash } = new URL(link);
    history.replaceState(null, '', `http://localhost:3000${pathname}${hash}`);
  };

  it('is taken from an address that begins with two slashes', () => {
    come();
    expect(takeHandover()).toMatchObject({ email: ada.email });
    expect(location.href).toBe('http://localhost:3000//support');
  });

  it('is damaged where there are two, and neither stays in the address', () => {
    come();
    history.replaceState(null, '', `${location.href}&login-as-customer=${'x'.repeat(9)}`);
    expect(takeHandover()).toMatchObject({ isDamaged: true });
    expect(location.hash).toBe('');
  });

  it('is asked once, though the component comes back', async () => {
    if (!onShopify) throw new Error('There is no such backend.');
    come();
    const initialHandover = takeHandover();
    const ui = <HandoverPrompt initialHandover={initialHandover} />;
    const first = renderTheme(onShopify.open(), ui);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    first.view.unmount();
    const { view } = renderTheme(onShopify.open(), ui);
    expect(view.container).toBeEmptyDOMElement();
    if (!initialHandover || initialHandover.isDamaged) throw new Error('It was whole.');
    const nothing = new AbortController().signal;
    const again = await initialHandover.requestCode({ email: '', reason: '' }, nothing);
    expect(JSON.stringify(again)).not.toContain('abc');
  });

  it('waits for hydration, and does not disturb it', async () => {
    if (!onShopify) throw new Error('There is no such backend.');
    come();
    const handover = takeHandover();
    const under = onShopify.open();
    const { wrapper: Wrapper } = createTheme(under, {});
    const ui = (initialHandover: typeof handover) => (
      <StrictMode>
        <Wrapper>
          <HandoverPrompt initialHandover={initialHandover} />
        </Wrapper>
      </StrictMode>
    );
    const container = document.createElement('div');
    document.body.append(container);
    container.innerHTML = onServer(() => renderToString(ui(null)));
    const errors: unknown[] = [];
    const root = await act(() =>
      Promise.resolve(
        hydrateRoot(container, ui(handover), { onRecoverableError: (error) => errors.push(error) }),
      ),
    );
    expect(errors).toEqual([]);
    expect(container).toHaveTextContent(`Sign in as ${ada.email}?`);
    act(() => root.unmount());
    container.remove();
  });

  it('is nobody’s affair without the app’s word: links are taken where it says so', async () => {
    if (!onShopify) throw new Error('There is no such backend.');
    come();
    const { view } = renderTheme(onShopify.open(), <HandoverPrompt origins={[panelOrigin]} />);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(view.container).toBeEmptyDOMElement();
  });
});

it('on Shopify refuses a token of somebody else than the link says, and destroys what came of it', async () => {
  if (!onShopify) throw new Error('There is no such backend.');
  const under = onShopify.open();
  const link = createHandoverLink({
    url: 'http://localhost:3000/',
    email: ada.email,
    code: under.codeFor(grace.email),
  });
  history.replaceState(null, '', new URL(link).hash);
  const { auth } = renderTheme(under, <HandoverPrompt initialHandover={takeHandover()} />);
  await userEvent.click(screen.getByRole('button', { name: 'Sign in as this customer' }));
  await waitFor(() =>
    expect(screen.getByRole('alert')).toHaveTextContent(/or it is for somebody else\.$/),
  );
  expect(auth.getSession().status).toBe('signedOut');
  expect(under.shop.livingTokens()).toEqual([]);
});
