import { act } from '@testing-library/react';
import { SignedOut, useLogin, useRenew } from 'react-customer-auth';
import { describe, expect, it, vi } from 'vitest';
import { ada, createShop, grace, openTab, renderTab } from '../support/shop';

const slowly = { kind: 'slow', ms: 30 } as const;

describe('the last intent wins', () => {
  it('over a login that answers late, whose token is destroyed', async () => {
    const { auth, shop } = openTab();
    shop.inject(slowly);
    const [first, second] = await Promise.all([auth.login(ada), auth.login(grace)]);
    expect(first).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    if (!second.ok) throw new Error('The newer login failed.');
    expect(auth.getSession()).toMatchObject({ id: second.data.sessionId });
    await expect.poll(() => shop.livingTokens()).toEqual([auth.getAccessToken()]);
  });

  it('over a login that answers late, even if the newer one failed', async () => {
    const { auth, shop } = openTab();
    shop.inject(slowly);
    const [first, second] = await Promise.all([
      auth.login(ada),
      auth.login({ ...grace, password: 'wrongpassword' }),
    ]);
    expect(first).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(second).toMatchObject({ ok: false, error: { kind: 'credentials' } });
    expect(auth.getSession().status).toBe('signedOut');
    await expect.poll(() => shop.livingTokens()).toEqual([]);
  });

  it('over a login under way at sign-out', async () => {
    const { auth, shop } = openTab();
    await auth.login(grace);
    shop.inject(slowly);
    const late = auth.login(ada);
    expect((await auth.logout()).data.revoked).toBe(true);
    expect(await late).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    await expect.poll(() => shop.livingTokens()).toEqual([]);
  });

  it('over a logout that is still at the server', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    shop.inject({ ...slowly, operation: 'customerAccessTokenDelete' });
    const [out, back] = await Promise.all([auth.logout(), auth.login(grace)]);
    expect(out.data.revoked).toBe(true);
    expect(back.ok).toBe(true);
    expect(auth.getSession().status).toBe('signedIn');
    expect(shop.livingTokens()).toEqual([auth.getAccessToken()]);
  });

  it('over a renewal under way at sign-out, whose token is destroyed', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    shop.inject({ ...slowly, operation: 'customerAccessTokenRenew' });
    const [late] = await Promise.all([auth.renew(), auth.logout()]);
    expect(late).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession()).toEqual({ status: 'signedOut', reason: 'logout' });
    await expect.poll(() => shop.livingTokens()).toEqual([]);
  });

  it('takes a renewal that ends while a login is under way, and that fails', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    shop.inject({ ...slowly, operation: 'customerAccessTokenCreate' });
    const failing = auth.login({ ...grace, password: 'wrongpassword' });
    expect((await auth.renew()).ok).toBe(true);
    expect((await failing).ok).toBe(false);
    expect(shop.livingTokens()).toContain(auth.getAccessToken());
    expect(auth.getSession().status).toBe('signedIn');
  });

  it('does not let the dead token of a former session end the present one', async () => {
    const { auth, shop } = openTab();
    await auth.login(ada);
    shop.inject({ ...slowly, operation: 'customerAccessTokenRenew' });
    shop.changePassword(ada.email, 'anotherpassword');
    const late = auth.renew();
    await auth.login(grace);
    expect(await late).toMatchObject({ ok: false, error: { kind: 'superseded' } });
    expect(auth.getSession().status).toBe('signedIn');
  });
});

describe('unmounting in flight', () => {
  it('lets a login come to its end, and tells nobody who is gone', async () => {
    const onSuccess = vi.fn();
    let login: ReturnType<typeof useLogin>[1] | undefined;
    function Form() {
      login = useLogin({ onSuccess })[1];
      return null;
    }
    const { view, shop, auth } = renderTab(<Form />);
    shop.inject(slowly);
    const coming = login?.(ada);
    view.unmount();
    expect((await coming)?.ok).toBe(true);
    expect(auth.getSession().status).toBe('signedIn');
    expect(onSuccess).not.toHaveBeenCalled();
  });

  it('tells nothing of a failure to who was gone, whatever else changed meanwhile', async () => {
    const onError = vi.fn();
    let login: ReturnType<typeof useLogin>[1] | undefined;
    function Form() {
      login = useLogin({ onError })[1];
      return null;
    }
    const tab = openTab();
    await tab.auth.login(ada);
    const { view, shop, auth } = renderTab(<Form />, tab);
    shop.inject({ ...slowly, operation: 'customerAccessTokenCreate' });
    const coming = login?.({ ...ada, password: 'wrongpassword' });
    await act(async () => {
      await auth.renew();
    });
    view.unmount();
    expect((await coming)?.ok).toBe(false);
    expect(onError).not.toHaveBeenCalled();
  });

  it('shares one renewal between hooks', async () => {
    const renews: ReturnType<typeof useRenew>[1][] = [];
    function Renewer() {
      renews.push(useRenew()[1]);
      return null;
    }
    const tab = openTab();
    await tab.auth.login(ada);
    renderTab(
      <>
        <Renewer />
        <Renewer />
        <SignedOut>nobody</SignedOut>
      </>,
      tab,
    );
    const [one, two] = renews;
    let outcomes: unknown[] = [];
    await act(async () => {
      outcomes = await Promise.all([one?.(), two?.(), tab.auth.renew()]);
    });
    expect(new Set(outcomes).size).toBe(1);
    expect(tab.shop.requests).toHaveLength(2);
  });
});

describe('events', () => {
  it('come in the order of what happened, also when a listener acts', async () => {
    const { auth, events } = openTab();
    auth.subscribe(() => {
      if (auth.getSession().status === 'signedIn') void auth.logout();
    });
    await auth.login(ada);
    await expect.poll(() => events.map(({ type }) => type)).toEqual(['signedIn', 'signedOut']);
  });
});

describe('listeners that throw', () => {
  it('harm neither the session nor the other listeners', async () => {
    const reported = vi.spyOn(console, 'error').mockImplementation(() => {});
    const heard: string[] = [];
    const { auth } = openTab(createShop(), {
      onEvent: (event) => {
        heard.push(event.type);
        throw new Error('in onEvent');
      },
    });
    auth.subscribe(() => {
      throw new Error('in a subscriber');
    });
    const other = vi.fn();
    auth.subscribe(other);
    expect((await auth.login(ada)).ok).toBe(true);
    expect((await auth.logout()).data.revoked).toBe(true);
    expect(other).toHaveBeenCalledTimes(2);
    await expect.poll(() => heard).toEqual(['signedIn', 'signedOut']);
    await expect.poll(() => reported.mock.calls.length).toBe(4);
  });
});
