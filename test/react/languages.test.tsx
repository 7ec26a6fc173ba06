import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CustomerAuthProvider,
  LoginForm,
  RecoverPasswordForm,
  type Messages,
} from 'react-customer-auth';
import { ar } from 'react-customer-auth/messages/ar';
import { ja } from 'react-customer-auth/messages/ja';
import { recoverPassword, shopify } from 'react-customer-auth/shopify';
import type { ReactNode } from 'react';
import { expect, describe, it, vi } from 'vitest';
import { ada, createShop, openTab, renderTab } from '../support/shop';

const alert = () => screen.getByRole('alert');
const type = (label: string, text: string) => userEvent.type(screen.getByLabelText(label), text);
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

function renderIn(messages: Messages, ui: ReactNode) {
  const tab = openTab(createShop(), { backend: shopify({ actions: [recoverPassword] }) });
  return renderTab(
    <CustomerAuthProvider auth={tab.auth} messages={messages}>
      {ui}
    </CustomerAuthProvider>,
    tab,
  );
}

/** The words in Latin letters that a customer reads or hears now; addresses of email have no others. */
function latinWords(): string[] {
  const spoken = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
  const attributes = [...document.body.querySelectorAll('*')].flatMap((element) =>
    spoken.map((name) => element.getAttribute(name) ?? ''),
  );
  const said = [document.body.textContent, ...attributes].join(' ');
  return said.replace(/[\w.]+@[\w.]+/g, '').match(/\p{Script=Latin}+/gu) ?? [];
}

/** Submits a form that the shop then throttles for so many seconds; time stands still afterwards. */
async function throttle({ shop }: ReturnType<typeof openTab>, button: string, seconds: number) {
  shop.inject({ kind: 'http', status: 429, headers: { 'Retry-After': String(seconds) } });
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  fireEvent.click(screen.getByRole('button', { name: button }));
  await act(() => vi.advanceTimersByTimeAsync(0));
  await act(() => vi.advanceTimersByTimeAsync(1));
}

describe('LoginForm in Japanese', () => {
  const open = () => renderIn(ja, <LoginForm remember />);

  it('has no English on it', async () => {
    open();
    expect(screen.getByRole('checkbox', { name: 'ログイン状態を保持する' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'ログイン' })).toBeVisible();
    expect(latinWords()).toEqual([]);
    await press('パスワードを表示する');
    expect(screen.getByRole('button', { name: 'パスワードを非表示にする' })).toHaveTextContent(
      /^非表示$/,
    );
    expect(latinWords()).toEqual([]);
  });

  it('has none in its complaints', async () => {
    open();
    await press('ログイン');
    expect(screen.getByLabelText('パスワード')).toHaveAccessibleDescription(
      'この項目を入力してください。',
    );
    expect(alert()).toHaveTextContent('入力内容をご確認ください。');
    expect(latinWords()).toEqual([]);
    await type('メールアドレス', 'ada');
    await press('ログイン');
    expect(screen.getByLabelText('メールアドレス')).toHaveAccessibleDescription(
      'メールアドレスを正しい形式で入力してください（例：name@example.com）。',
    );
    expect(latinWords()).toEqual([]);
  });

  it('has none while it is sent, nor in what comes of it, whatever the shop says', async () => {
    const { shop, auth } = open();
    await type('メールアドレス', ada.email);
    await type('パスワード', 'wrongpassword');
    shop.inject({ kind: 'slow', ms: 30 });
    await press('ログイン');
    expect(screen.getByRole('button', { name: 'ログイン中…' })).toBeVisible();
    expect(latinWords()).toEqual([]);
    await waitFor(() =>
      expect(alert()).toHaveTextContent('メールアドレスまたはパスワードが正しくありません。'),
    );
    expect(latinWords()).toEqual([]);

    const error = { code: 'UNHEARD_OF', field: ['input'], message: 'In its own words' };
    const refused = { customerAccessToken: null, customerUserErrors: [error] };
    shop.inject({
      kind: 'http',
      status: 200,
      body: { data: { customerAccessTokenCreate: refused } },
    });
    await press('ログイン');
    await waitFor(() => expect(alert()).toHaveTextContent('入力内容をご確認ください。'));
    expect(latinWords()).toEqual([]);

    shop.inject({ kind: 'offline' });
    await press('ログイン');
    await waitFor(() => expect(alert()).toHaveTextContent('ショップに接続できませんでした。'));
    expect(latinWords()).toEqual([]);
    expect(auth.getSession().status).toBe('signedOut');
  });

  it('has none while the shop wants no attempt, and says for how long', async () => {
    const tab = open();
    await type('メールアドレス', ada.email);
    await type('パスワード', ada.password);
    await throttle(tab, 'ログイン', 75);
    expect(alert()).toHaveTextContent(
      /^試行回数が多すぎます。75\s?秒後にもう一度お試しください。$/,
    );
    expect(screen.getByRole('button', { name: 'お待ちください' })).toHaveTextContent('1:15');
    expect(latinWords()).toEqual([]);
  });
});

describe('RecoverPasswordForm in Arabic', () => {
  const open = () => renderIn(ar, <RecoverPasswordForm />);

  it('has no English on it, nor in its complaints', async () => {
    const { shop } = open();
    expect(screen.getByText(ar.recoverHint)).toBeVisible();
    expect(latinWords()).toEqual([]);
    await press('إرسال الرابط');
    expect(screen.getByLabelText('البريد الإلكتروني')).toHaveAccessibleDescription(
      'يُرجى ملء هذا الحقل.',
    );
    expect(latinWords()).toEqual([]);
    await type('البريد الإلكتروني', ada.email);
    shop.inject({ kind: 'offline' });
    await press('إرسال الرابط');
    await waitFor(() => expect(alert()).toHaveTextContent('تعذّر الاتصال بالمتجر.'));
    expect(latinWords()).toEqual([]);
  });

  it.each([
    [120, 'دقيقتان'],
    [600, '10 دقائق'],
  ])('says how long %i seconds are', async (seconds, time) => {
    const tab = open();
    await type('البريد الإلكتروني', ada.email);
    await throttle(tab, 'إرسال الرابط', seconds);
    expect(alert()).toHaveTextContent(`مدة الانتظار قبل المحاولة مرة أخرى: ${time}.`);
    expect(screen.getByRole('button', { name: 'يُرجى الانتظار' })).toBeVisible();
    expect(latinWords()).toEqual([]);
  });

  it('sets the address apart from the words around it, which are Arabic', async () => {
    const { shop } = open();
    await type('البريد الإلكتروني', ada.email);
    shop.inject({ kind: 'slow', ms: 30 });
    await press('إرسال الرابط');
    expect(screen.getByRole('button', { name: 'جارٍ الإرسال…' })).toBeVisible();
    const address = await screen.findByText(ada.email);
    expect(address.tagName).toBe('BDI');
    expect(address.parentElement).toHaveTextContent(ar.linkSent.replace('{email}', ada.email));
    expect(screen.getByRole('button', { name: 'استخدام بريد إلكتروني آخر' })).toBeVisible();
    expect(latinWords()).toEqual([]);
  });
});
