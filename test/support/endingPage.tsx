import { act, fireEvent, screen } from '@testing-library/react';
import { StrictMode, useState, type ReactNode } from 'react';
import {
  SessionEndDialog,
  SignedIn,
  useCustomer,
  type CustomerAuthOptions,
  type SessionEndDialogProps,
} from 'react-customer-auth';
import { useQuery } from 'urql';
import type { BackendUnderTest } from './backends';
import { ada } from './shop';
import { renderTheme, until } from './theme';
import { pass } from './time';

/** It is not to be in the page unless it is open. */
export const dialog = () => screen.queryByRole('dialog', { hidden: true });
export const email = () => screen.getByLabelText<HTMLInputElement>('Email');
export const password = () => screen.getByLabelText<HTMLInputElement>('Password');
export const draft = () => screen.getByLabelText<HTMLInputElement>('Draft');
export const press = (name: string | RegExp) =>
  fireEvent.click(screen.getByRole('button', { name }));
export const enter = (field: HTMLElement, value: string) =>
  fireEvent.change(field, { target: { value } });
export const wait = (ms: number) => act(() => pass(ms));

/** A field whose text is lost where it is made anew. */
function Draft() {
  const [text, setText] = useState('');
  return <input aria-label="Draft" value={text} onChange={({ target }) => setText(target.value)} />;
}

/** What two hooks show of the customer, outside of whatever is made anew for each. */
function Customer({ query, variables }: { query: string; variables: Record<string, unknown> }) {
  const [mine] = useQuery<{ customer: { email: string } | null }>({ query, variables });
  const [customer] = useCustomer();
  return (
    <p data-testid="customer">
      {mine.data?.customer?.email ?? 'nobody'} {customer.data?.email ?? 'nobody'}
    </p>
  );
}

/** What they show now. */
export const shownCustomer = () => screen.getByTestId('customer').textContent;

/** How to make a page. */
interface PageOptions {
  props?: SessionEndDialogProps;
  options?: Partial<CustomerAuthOptions>;
  under?: ReturnType<BackendUnderTest['open']>;
  /** Whether something on the page asks for the customer. Default: not. */
  asks?: boolean;
  isStrict?: boolean;
  /** What it is to be rendered in. */
  around?: (page: ReactNode) => ReactNode;
}

/** A page with a field that is always there, one for customers, and the dialog. */
export function openPage(backend: BackendUnderTest, page: PageOptions = {}) {
  const {
    under = backend.open(),
    options,
    asks = false,
    isStrict = false,
    around = (it: ReactNode) => it,
  } = page;
  const ui = (
    <>
      <input aria-label="Search" />
      {asks && <Customer query={under.customerQuery} variables={under.variables} />}
      <SignedIn>
        <Draft />
      </SignedIn>
      <SessionEndDialog {...page.props} />
    </>
  );
  const theme = renderTheme(under, around(isStrict ? <StrictMode>{ui}</StrictMode> : ui), options);
  const { auth, client } = theme;
  const { shop } = under;
  const session = () => {
    const now = auth.getSession();
    if (now.status !== 'signedIn') throw new Error('Nobody is signed in.');
    return now;
  };
  return {
    ...under,
    ...theme,
    session,
    asked: () => shop.requests.map(({ operationName }) => operationName),
    login: (customer = ada) => act(() => auth.login(customer)),
    /** Lets time pass until so many milliseconds before the end. */
    waitUntil: (ms: number) => wait((session().expiresAt ?? NaN) - Date.now() - ms),
    /** Has the shop take the token of Ada no longer, and the page notice. */
    reject: async () => {
      shop.changePassword(ada.email, ada.password);
      const { customerQuery, variables } = under;
      await act(() =>
        client.query(customerQuery, variables, { requestPolicy: 'network-only' }).toPromise(),
      );
      await until(() => auth.getSession().status === 'signedOut');
      await wait(1);
    },
    /** Enters and submits a password, and waits for what comes of it. */
    signIn: async (secret = ada.password) => {
      enter(password(), secret);
      press('Sign in');
      await until(() => screen.queryByRole('button', { name: 'Signing in…' }) === null);
    },
  };
}

/** Has this tab hear of what another one has stored. */
export const hearOfOthers = () =>
  act(async () => {
    window.dispatchEvent(new StorageEvent('storage', { key: null }));
    await Promise.resolve();
  });
