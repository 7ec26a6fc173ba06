import { useState } from 'react';
import { RecoverPasswordForm } from 'react-customer-auth';
import { shop } from './shops';

/** The page for a forgotten password; a fake shop's email is read right here. */
export function Recover() {
  const [link, setLink] = useState('');

  async function openMailbox(email: string) {
    if (!shop.mailbox) return;
    const mail = await fetch(`${shop.mailbox}?${new URLSearchParams({ email }).toString()}`);
    setLink(mail.ok ? await mail.text() : '');
  }

  return (
    <section className="card narrow">
      <h1>New password</h1>
      <RecoverPasswordForm
        signIn={<a href="#/account">Back to the sign-in</a>}
        onSuccess={({ email }) => void openMailbox(email)}
      />
      {link && (
        <aside className="hint" aria-label="Demo mailbox">
          <h2>In your mailbox</h2>
          <p>
            <a href={link}>Set a new password</a>
          </p>
        </aside>
      )}
    </section>
  );
}
