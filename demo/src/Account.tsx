import './account.css';
import { Details } from './Details';
import { Orders } from './Orders';
import { WhatScriptsSee } from './WhatScriptsSee';

/** The account page: who is signed in, what they have ordered, and what of it a script could steal. */
export function Account() {
  return (
    <>
      <h1>Your account</h1>
      <div className="account">
        <Details />
        <Orders />
        <WhatScriptsSee />
      </div>
    </>
  );
}
