import './account.css';
import { Details } from './Details';
import { Orders } from './Orders';

/** The account page: who is signed in, and what they have ordered. */
export function Account() {
  return (
    <>
      <h1>Your account</h1>
      <div className="account">
        <Details />
        <Orders />
      </div>
    </>
  );
}
