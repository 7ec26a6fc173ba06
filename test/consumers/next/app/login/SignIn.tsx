'use client';

import { useState } from 'react';
import {
  CustomerAuthProvider,
  LoginForm,
  LogoutButton,
  progressiveForms,
  SignedIn,
  SignedOut,
  takingOver,
  type CustomerFormsState,
} from 'react-customer-auth';
import { Provider } from 'urql';
import { openShop } from '../Storefront';

function openForms(state: CustomerFormsState) {
  return { ...openShop(state.session, takingOver(state)), forms: progressiveForms(state) };
}

export function SignIn({ state }: { state: CustomerFormsState }) {
  const [{ auth, client, forms }] = useState(() => openForms(state));
  return (
    <Provider value={client}>
      <CustomerAuthProvider auth={auth} forms={forms}>
        <SignedOut>
          <LoginForm />
        </SignedOut>
        <SignedIn>
          <p>You are signed in.</p>
          <LogoutButton />
        </SignedIn>
      </CustomerAuthProvider>
    </Provider>
  );
}
