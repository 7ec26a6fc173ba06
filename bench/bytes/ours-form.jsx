import {
  CustomerAuthProvider,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
} from 'react-customer-auth';
import { shopify } from 'react-customer-auth/shopify';
import 'react-customer-auth/styles.css';

export const App = () => (
  <CustomerAuthProvider backend={shopify()}>
    <SignedOut>
      <LoginForm />
    </SignedOut>
    <SignedIn>
      <LogoutButton />
    </SignedIn>
  </CustomerAuthProvider>
);
