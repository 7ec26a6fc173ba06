import { renderToString } from 'react-dom/server';
import {
  createCustomerAuth,
  CustomerAuthProvider,
  HandoverPrompt,
  ImpersonationBanner,
  LoginAsCustomer,
  LoginForm,
  LogoutButton,
  RecoverPasswordForm,
  ResetPasswordForm,
  SessionEndDialog,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import { Client, Provider } from 'urql';
import { expect, it } from 'vitest';

it('no component has inline code or an inline style, which a content security policy would refuse', () => {
  const client = new Client({ url: 'https://shop.example/', exchanges: [] });
  const initialSession = { status: 'signedOut', reason: 'none' } as const;
  const auth = createCustomerAuth({ backend: shopify(), initialSession });
  const html = renderToString(
    <Provider value={client}>
      <CustomerAuthProvider auth={auth}>
        <LoginForm remember />
        <RecoverPasswordForm />
        <ResetPasswordForm resetUrl="https://shop.example/reset" />
        <LoginAsCustomer />
        <HandoverPrompt takesLinks />
        <ImpersonationBanner />
        <SessionEndDialog />
        <LogoutButton />
      </CustomerAuthProvider>
    </Provider>,
  );
  expect(html.match(/<form/g)?.length).toBeGreaterThan(3);
  expect(html).not.toMatch(/<(script|style)\b|\sstyle=|\son[a-z]+=|javascript:/);
});
