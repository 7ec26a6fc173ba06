import {
  CustomerAuthProvider,
  LoginForm,
  LogoutButton,
  SignedIn,
  SignedOut,
} from 'react-customer-auth';
import { adobeCommerce } from 'react-customer-auth/adobe-commerce';
import 'react-customer-auth/styles.css';

export const App = () => (
  <CustomerAuthProvider backend={adobeCommerce()}>
    <SignedOut>
      <LoginForm />
    </SignedOut>
    <SignedIn>
      <LogoutButton />
    </SignedIn>
  </CustomerAuthProvider>
);
