import { SessionProvider, signIn, useSession } from 'next-auth-5/react';
import { createRoot } from 'react-dom/client';

const Status = () => <p>{useSession().status}</p>;

createRoot(document.body).render(
  <SessionProvider>
    <Status />
  </SessionProvider>,
);

window.signIn = () => signIn('credentials', { redirect: false });
window.isSignedIn = () => document.body.textContent === 'authenticated';
