import {
  HandoverPrompt,
  ImpersonationBanner,
  SessionEndDialog,
  SignedIn,
  SignedOut,
} from 'react-customer-auth';
import { Account } from './Account';
import { AccountMenu } from './AccountMenu';
import { handover, panel } from './handover';
import { Product, Products } from './Products';
import { Recover } from './Recover';
import { Reset } from './Reset';
import { shop, shops, tokenHome } from './shops';
import { tokenHomes } from './shops/tokenHomes';
import { SignIn } from './SignIn';
import { Support } from './Support';
import { Switch } from './Switch';
import { usePath } from './usePath';

/** A small storefront: products for everybody, an account page for customers. */
export function Theme() {
  const path = usePath();
  return (
    <>
      <ImpersonationBanner />
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
        <HandoverPrompt
          className="card narrow handover"
          origins={panel ? [panel] : []}
          initialHandover={handover}
          takesLinks
        />
        {path === '/account' ? (
          <>
            <SignedOut>
              <SignIn />
            </SignedOut>
            <SignedIn>
              <Account />
            </SignedIn>
          </>
        ) : path === '/recover' ? (
          <Recover />
        ) : path === '/support' ? (
          <Support />
        ) : path.startsWith('/reset?') ? (
          <Reset found={path.slice('/reset?'.length)} />
        ) : path.startsWith('/products/') ? (
          <Product handle={path.slice('/products/'.length)} />
        ) : (
          <Products />
        )}
      </main>
      <footer className="footer">
        <p>
          A demo of react-customer-auth. Nothing here is for sale, and every customer is made up.
        </p>
        <div className="switches">
          <Switch label="Shop" parameter="shop" choices={shops} chosen={shop} />
          <Switch label="Token" parameter="tokens" choices={tokenHomes} chosen={tokenHome} />
        </div>
      </footer>
      <SessionEndDialog recover={<a href="#/recover">Forgot your password?</a>} />
    </>
  );
}
