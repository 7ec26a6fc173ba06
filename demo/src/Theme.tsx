import { SignedIn, SignedOut } from 'react-customer-auth';
import { Account } from './Account';
import { AccountMenu } from './AccountMenu';
import { Product, Products } from './Products';
import { SignIn, type DemoCustomer } from './SignIn';
import { usePath } from './usePath';

/** A small storefront: products for everybody, an account page for customers. */
export function Theme({ customers }: { customers: DemoCustomer[] }) {
  const path = usePath();
  return (
    <>
      <header className="header">
        <a className="brand" href="#/">
          Oak &amp; Enamel
        </a>
        <nav aria-label="Account">
          <SignedOut>
            <a href="#/account">Sign in</a>
          </SignedOut>
          <SignedIn>
            <AccountMenu />
          </SignedIn>
        </nav>
      </header>
      <main>
        {path === '/account' ? (
          <>
            <SignedOut>
              <SignIn customers={customers} />
            </SignedOut>
            <SignedIn>
              <Account />
            </SignedIn>
          </>
        ) : path.startsWith('/products/') ? (
          <Product handle={path.slice('/products/'.length)} />
        ) : (
          <Products />
        )}
      </main>
      <footer className="footer">
        A demo of react-customer-auth. Nothing here is for sale, and every customer is made up.
      </footer>
    </>
  );
}
