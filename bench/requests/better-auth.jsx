import { createAuthClient } from 'better-auth/react';
import { createRoot } from 'react-dom/client';

const { signIn, useSession } = createAuthClient();

const Status = () => <p>{useSession().data?.user.email}</p>;

createRoot(document.body).render(<Status />);

window.signIn = () => signIn.email({ email: 'ada@example.com', password: 'analytical' });
window.isSignedIn = () => document.body.textContent === 'ada@example.com';
