import { attempt, fail, type Failure, type FieldError, type Outcome } from '../../auth/errors.js';
import type { SentForm } from '../../auth/formsState.js';
import { missing } from '../../auth/offer.js';
import type { Grant } from '../../auth/session.js';
import type { ResetProof } from '../../backends/actions.js';
import type { Backend, Send } from '../../backends/backend.js';
import type { CookieJar } from '../cookies.js';
import type { SealedSession } from '../sealed.js';
import type { ReceivedForm } from './receivedForm.js';

/** What a form has done: what its page shows, and the ids of the sessions that it has ended. */
interface Done {
  sent: SentForm;
  ended: string[];
}

/**
 * Does what a form asks for, by a backend whose tokens stay in this jar; `end` is how sessions end. As in the browser, a sign-in takes the
 * place of whoever was signed in, and a failed one leaves everything as it was.
 */
export async function act(
  form: ReceivedForm,
  backend: Backend,
  send: Send,
  jar: CookieJar,
  end: (session: SealedSession) => Promise<void>,
): Promise<Done> {
  const { action, value } = form;
  const present = (await jar.all()).filter(({ isImpersonated }) => !isImpersonated);

  async function endPresent() {
    await Promise.all(present.map(end));
    return present.map(({ sid }) => sid);
  }

  const remember = remembers(form);
  const outcome = await attempt(() => outcomeOf(form, remember, backend, send));
  const isSignedIn = outcome.ok && outcome.data !== null;
  if (!outcome.ok) report(outcome.error);
  return {
    sent: {
      action,
      email: value('email'),
      remember,
      isSignedIn,
      failure: outcome.ok ? null : failureIn(outcome),
    },
    ended: isSignedIn || action === 'logout' ? await endPresent() : [],
  };
}

/** Whether it is for longer than until the browser is closed: where a form has a checkbox for that, it says so. */
const remembers = ({ value }: ReceivedForm) => value('asks') === '' || value('remember') === 'on';

async function outcomeOf(
  { action, value }: ReceivedForm,
  remember: boolean,
  backend: Backend,
  send: Send,
): Promise<Outcome<Grant | null, string>> {
  const [email, password, token] = [value('email'), value('password'), value('token')];
  if (action === 'login') {
    return (
      demand({ email, password }) ??
      ownGrant(await backend.login(send, { email, password, remember }))
    );
  }
  if (action === 'recover') {
    if (!backend.recoverPassword) return missing('recoverPassword');
    const outcome = demand({ email }) ?? (await backend.recoverPassword(send, { email }));
    return outcome.ok ? nothing : outcome;
  }
  if (action === 'reset') {
    if (!backend.resetPassword) return missing('resetPassword');
    const proof: ResetProof = token ? { token, email } : { resetUrl: value('resetUrl') };
    return (
      demand(token ? { email, password } : { password }) ??
      ownGrant(await backend.resetPassword(send, { ...proof, password }))
    );
  }
  return nothing;
}

const nothing: Outcome<null> = { ok: true, data: null };

/** The failure of what was left empty, which browsers let nobody do; nothing where all is there. */
function demand(entered: Record<string, string>): Failure<string> | undefined {
  const empty = Object.entries(entered).filter(([, text]) => !text);
  if (!empty.length) return undefined;
  const blank = (name: string): FieldError => ({ code: 'BLANK', message: '', path: [name] });
  const fieldErrors = Object.fromEntries(empty.map(([name]) => [name, [blank(name)]]));
  return { ...fail('invalid'), fieldErrors };
}

/** Refuses a support agent's token, whose session is one tab's, which only a script can keep it to. */
const ownGrant = (outcome: Outcome<Grant | null, string>): Outcome<Grant | null, string> =>
  outcome.ok && outcome.data?.isImpersonated
    ? fail(
        'unsupported',
        process.env.NODE_ENV !== 'production' &&
          "This is a support agent's code, which only a page with its script can sign in by: see the documentation of login as customer.",
      )
    : outcome;

/** Tells the developer, on the server, of what is theirs to mend. */
function report(error: Failure['error']) {
  if (error.kind === 'forbidden' || error.kind === 'unsupported') console.error(error);
}

const codesOf = (errors: FieldError[] = []) => errors.map(({ code }) => code);

const failureIn = ({ error, fieldErrors, formErrors }: Failure<string>) => ({
  kind: error.kind,
  retryAfter: error.retryAfter ?? null,
  fieldErrors: Object.fromEntries(
    Object.entries(fieldErrors).map(([name, errors]) => [name, codesOf(errors)]),
  ),
  formErrors: codesOf(formErrors),
});
