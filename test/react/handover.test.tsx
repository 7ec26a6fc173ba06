import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import {
  createHandoverLink,
  HandoverPrompt,
  ImpersonationBanner,
  LoginAsCustomer,
  openHandover,
  takeHandover,
  type Handover,
  type HandoverLinkOptions,
  type HandoverNews,
  type HandoverPromptProps,
} from 'react-customer-auth';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { backends, proxiedBackends } from '../support/backends';
import { onServer } from '../support/onServer';
import { ada, grace } from '../support/shop';
import { renderTheme, until } from '../support/theme';

afterEach(() => {
  vi.useRealTimers();
  localStorage.clear();
  sessionStorage.clear();
  history.replaceState(null, '', '/');
});

const page = 'http://localhost:3000/support?lang=en#/welcome';
const linkTo = (options: Partial<HandoverLinkOptions> & { code: string }) =>
  createHandoverLink({ url: page, email: ada.email, ...options });

/** Comes by a link, as a browser does that loads the page. */
function come(link: string) {
  const { pathname, search, hash } = new URL(link);
  history.replaceState({ own: 'state' }, '', pathname + search + hash);
}

const question = () => screen.queryByText(/^Sign in as/, { selector: '.rca-notice' });
const submit = () => screen.getByRole('button', { name: 'Sign in as this customer' });
const cancel = () => screen.getByRole('button', { name: 'Cancel' });
const alerts = () => screen.getAllByRole('alert').map(({ textContent }) => textContent);

describe.each([...backends, ...proxiedBackends])('a link on $name', (backend) => {
  const open = (options: Partial<HandoverLinkOptions> = {}, props: HandoverPromptProps = {}) => {
    const under = backend.open(true);
    const code = under.codeFor(options.email ?? ada.email);
    come(linkTo({ code, ...options }));
    const handover = takeHandover();
    const ui = (
      <>
        <ImpersonationBanner />
        <HandoverPrompt takesLinks {...props} initialHandover={handover} />
      </>
    );
    return { code, ...under, ...renderTheme(under, ui) };
  };

  it('is out of the address before anything is asked, with all else as it was', () => {
    const { code } = open();
    expect(location.href).toBe(page);
    expect(history.state).toEqual({ own: 'state' });
    expect(document.documentElement.outerHTML).not.toContain(code);
    expect(takeHandover()).toBeNull();
  });

  it('asks whose account it is to be, and does nothing before the person says so', async () => {
    const { auth, shop } = open();
    expect(question()).toHaveTextContent(`Sign in as ${ada.email}?`);
    expect(question()).toHaveFocus();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(auth.getSession().status).toBe('signedOut');
    expect(shop.requests).toEqual([]);
  });

  it('signs in when the person says so, above the session that is there', async () => {
    const onSuccess = vi.fn();
    const { auth } = open({}, { onSuccess });
    await act(() => auth.login(grace));
    const own = auth.getSession();
    await userEvent.click(submit());
    await screen.findByRole('region', { name: 'Support session' });
    expect(auth.getSession()).toMatchObject({ impersonation: { customer: ada.email } });
    expect(onSuccess).toHaveBeenCalledOnce();
    expect(question()).toBeNull();
    await act(() => auth.logout());
    expect(auth.getSession()).toBe(own);
  });

  it('leaves everything as it was when the person declines', async () => {
    const { auth, shop } = open();
    await userEvent.click(cancel());
    expect(question()).toBeNull();
    expect(auth.getSession().status).toBe('signedOut');
    expect(shop.requests).toEqual([]);
  });

  it('says of one that was used before that its code is no good', async () => {
    const used = open();
    await userEvent.click(submit());
    await screen.findByRole('region', { name: 'Support session' });
    await act(() => used.auth.logout());
    act(() => {
      location.hash = new URL(linkTo({ code: used.code })).hash;
    });
    await waitFor(() => expect(question()).not.toBeNull());
    await userEvent.click(submit());
    await waitFor(() =>
      expect(alerts()).toContain(
        'This code is wrong, used or too old, or it is for somebody else.',
      ),
    );
    expect(used.auth.getSession().status).toBe('signedOut');
  });

  it('says the same of one that is forged', async () => {
    const { auth } = open({ code: 'forged' });
    await userEvent.click(submit());
    await waitFor(() =>
      expect(alerts()).toContain(
        'This code is wrong, used or too old, or it is for somebody else.',
      ),
    );
    expect(auth.getSession().status).toBe('signedOut');
  });

  it('counts its code down, and leaves it to the shop whether it is too old', async () => {
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
    const { auth } = open({ expiresIn: 20 });
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(screen.getByText('The code is good for another 20 seconds.')).toBeInTheDocument();
    await act(() => vi.advanceTimersByTimeAsync(12_000));
    expect(screen.getByText('The code is good for another 8 seconds.')).toBeInTheDocument();
    // A device whose clock is ahead must not stand in the way.
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
      'The code may be too old by now. If it is refused, please ask for another one.',
    );
    fireEvent.click(submit());
    expect(screen.queryByText(/too old/)).toBeNull();
    await until(() => auth.getSession().status === 'signedIn');
  });
});

describe('a link that is damaged', () => {
  const whole = new URL(linkTo({ url: 'https://shop.example.com', code: 'abc', expiresIn: 30 }))
    .hash;
  const packed = (value: unknown) =>
    `#login-as-customer=${encodeURIComponent(JSON.stringify(value))}`;

  it.each([
    ['cut off', whole.slice(0, -9)],
    ['of half an escape', `${whole.slice(0, -3)}%`],
    ['empty', '#login-as-customer='],
    ['of no JSON', '#login-as-customer=abc'],
    ['of nothing', packed(null)],
    ['without a code', packed({ email: ada.email, until: null })],
    ['with a code of two lines', packed({ email: ada.email, code: 'a\nb', until: null })],
    ['without an email', packed({ email: 'ada', code: 'abc', until: null })],
    ['with a page for an email', packed({ email: 'a@b'.repeat(100), code: 'abc', until: null })],
    ['with an odd end', packed({ email: ada.email, code: 'abc', until: 'soon' })],
  ])('is said to be: %s', async (_, hash) => {
    const [onShopify] = backends;
    if (!onShopify) throw new Error('There is no such backend.');
    come(`http://localhost:3000/${hash}`);
    const { view } = renderTheme(
      onShopify.open(),
      <HandoverPrompt initialHandover={takeHandover()} />,
    );
    expect(location.hash).toBe('');
    expect(alerts()).toEqual(['This sign-in did not arrive whole. Please ask for another one.']);
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    expect(view.container).toBeEmptyDOMElement();
  });
});

describe('the prompt', () => {
  const openOnShopify = (props: HandoverPromptProps = { takesLinks: true }) => {
    const [onShopify] = backends;
    if (!onShopify) throw new Error('There is no such backend.');
    const under = onShopify.open();
    return {
      ...under,
      ...renderTheme(
        under,
        <StrictMode>
          <HandoverPrompt {...props} />
        </StrictMode>,
      ),
    };
  };

  it('finds by itself what nobody took', async () => {
    come(linkTo({ code: 'abc' }));
    openOnShopify();
    await waitFor(() => expect(question()).not.toBeNull());
    expect(location.href).toBe(page);
  });

  it('takes a link that comes into an open page, and has routers see the address without it', async () => {
    const addresses: string[] = [];
    const router = () => addresses.push(location.hash);
    window.addEventListener('hashchange', router);
    openOnShopify();
    expect(question()).toBeNull();
    // It has looked for one that it came with.
    await new Promise((resolve) => setTimeout(resolve));
    location.hash = new URL(linkTo({ code: 'abc' })).hash;
    await waitFor(() => expect(question()).not.toBeNull());
    await waitFor(() => expect(addresses.at(-1)).toBe('#/welcome'));
    window.removeEventListener('hashchange', router);
  });

  it('shows nothing where nothing is handed over, and tells nobody', () => {
    const { view } = openOnShopify({ origins: ['https://panel.example.com'] });
    expect(view.container).toBeEmptyDOMElement();
  });
});

it('tells the page that has handed over what became of that, and of nothing else', async () => {
  const [, onAdobeCommerce] = backends;
  if (!onAdobeCommerce) throw new Error('There is no such backend.');
  const under = onAdobeCommerce.open(true);
  const told: HandoverNews[] = [];
  const handover: Handover = {
    isDamaged: false,
    id: 'a',
    email: ada.email,
    reason: 'Why',
    origin: 'https://panel.example.com',
    expiresAt: null,
    requestCode: () => Promise.resolve({ code: under.codeFor(ada.email) }),
    tell: (news) => told.push(news),
  };
  const { auth } = renderTheme(
    under,
    <>
      <HandoverPrompt initialHandover={handover} />
      <LoginAsCustomer defaultEmail={ada.email} />
    </>,
  );
  await userEvent.click(
    screen.getAllByRole('button', { name: 'Sign in as this customer' })[0] ?? document.body,
  );
  await waitFor(() => expect(told).toEqual([{ type: 'signedIn' }]));
  await act(() => auth.logout());
  expect(told.slice(1)).toEqual([{ type: 'ended', endedBy: 'logout' }]);

  await userEvent.type(
    screen.getByLabelText('One-time code'),
    `${under.codeFor(ada.email)}{Enter}`,
  );
  await screen.findByText(/^Signed in as/);
  await act(() => auth.logout());
  expect(told).toHaveLength(2);
});

describe('createHandoverLink', () => {
  it('keeps the address that it is given, and adds to its fragment', () => {
    const link = new URL(linkTo({ code: 'abc' }));
    expect(link.href.startsWith(`${page}&login-as-customer=`)).toBe(true);
    const bare = createHandoverLink({ url: 'https://shop.example.com', email: 'a@b', code: 'c' });
    expect(bare).toMatch(/^https:\/\/shop\.example\.com\/#login-as-customer=/);
  });

  it.each([
    ['a script for an address', { url: 'javascript:alert(1)' }],
    ['half an address', { url: '/support' }],
    ['no email', { email: 'ada' }],
    ['a code with a space', { code: 'a b' }],
    ['no code', { code: '' }],
  ])('throws for %s', (_, wrong) => {
    const right = { url: page, email: ada.email, code: 'abc' };
    expect(() => createHandoverLink({ ...right, ...wrong })).toThrow(TypeError);
  });
});

it('a server takes no handover', () => {
  expect(onServer(() => takeHandover())).toBeNull();
});

describe('openHandover', () => {
  const asked = { url: 'https://shop.example.com/support', email: ada.email, reason: 'Why' };
  const requestCode = () => Promise.resolve({ code: 'abc' });

  it('says that the browser has blocked the window', async () => {
    const open = vi.spyOn(window, 'open').mockReturnValue(null);
    const outcome = await openHandover({ ...asked, requestCode });
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    expect(!outcome.ok && outcome.error.message).toMatch(/in a click/);
    open.mockRestore();
  });

  it('says that the page does not answer, and what to check', async () => {
    vi.useFakeTimers();
    const open = vi.spyOn(window, 'open').mockReturnValue(window);
    const outcome = openHandover({ ...asked, requestCode });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await outcome).toMatchObject({ ok: false, error: { kind: 'network' } });
    expect(vi.getTimerCount()).toBe(0);
    open.mockRestore();
  });
});
