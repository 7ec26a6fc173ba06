import { ResetPasswordForm } from 'react-customer-auth';
import { shop } from './shops';

interface ResetProps {
  /** What the emailed link has brought along. */
  found: string;
}

/** The page that the link of an email about a forgotten password leads to. */
export function Reset({ found }: ResetProps) {
  return (
    <section className="card narrow">
      <h1>New password</h1>
      <ResetPasswordForm
        {...shop.resetLink(new URLSearchParams(found))}
        recover={<a href="#/recover">Ask for a new link</a>}
        signIn={<a href="#/account">Go to the sign-in</a>}
        onSuccess={({ session }) => {
          // In its place, so that no way back leads to the used link.
          if (session) location.replace('#/account');
        }}
      />
    </section>
  );
}
