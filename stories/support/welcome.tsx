import type { Decorator } from '@storybook/react-vite';
import { SignedIn, SignedOut } from 'react-customer-auth';
import { expect, waitFor } from 'storybook/test';
import type { Person } from './form';

/** Puts words of welcome in the place of a form that has signed in. */
export const welcoming: Decorator = (Story) => (
  <>
    <SignedOut>
      <Story />
    </SignedOut>
    <div role="status">
      <SignedIn>Welcome back.</SignedIn>
    </div>
  </>
);

/** Expects that somebody is signed in, and told. */
export const expectWelcome = ({ canvas }: Pick<Person, 'canvas'>) =>
  waitFor(() => expect(canvas.getByRole('status')).toHaveTextContent('Welcome back.'));
