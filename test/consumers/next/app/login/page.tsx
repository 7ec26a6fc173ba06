import { readForms, type Query } from '../forms';
import { SignIn } from './SignIn';

export default async function LoginPage({ searchParams }: { searchParams: Query }) {
  const state = await readForms('/login', searchParams);
  return (
    <main>
      <h1>Your account</h1>
      <SignIn state={state} />
    </main>
  );
}
