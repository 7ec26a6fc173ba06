import { useState, type SubmitEvent } from 'react';
import {
  createHandoverLink,
  openHandover,
  errorText,
  requestOneTimeCode,
  type CustomerAuthError,
} from 'react-customer-auth';
import { en } from 'react-customer-auth/messages/en';
import { supportPage, tellEnd, type FoundCustomer } from './desk';

const requestCode = requestOneTimeCode('/api/one-time-code');

/** What is wrong, as the agent should read it. */
const textOf = (error: CustomerAuthError) =>
  error.kind === 'unsupported' ? error.message : errorText(error, en);

interface SignInAsProps {
  customer: FoundCustomer;
  /** Something has happened that the audit may have. */
  onNews: () => void;
}

/** Hands a customer over to the storefront: by opening its page, or by a link. */
export function SignInAs({ customer: { email, name }, onNews }: SignInAsProps) {
  const [news, setNews] = useState('');
  const [link, setLink] = useState('');

  async function open(reason: string, url: URL) {
    setNews('Look at the page that has opened.');
    const outcome = await openHandover({
      url,
      email,
      reason,
      requestCode: (asked, signal) => requestCode(asked, signal).finally(onNews),
      onEnd: (endedBy) => {
        setNews('The session is over.');
        void tellEnd(email, endedBy).then(onNews);
      },
    });
    if (!outcome.ok) setNews(textOf(outcome.error));
    else setNews(outcome.data.signedIn ? `You are ${name} there.` : 'Nothing has happened.');
  }

  async function makeLink(reason: string, url: URL) {
    const answer = await requestCode({ email, reason }, new AbortController().signal);
    onNews();
    if ('code' in answer) {
      setNews('This link is good once, and for half a minute.');
      setLink(createHandoverLink({ url, email, ...answer }));
    } else if ('ok' in answer) setNews(textOf(answer.error));
  }

  /** Does it with what is entered; at once, for a window opens in a click alone. */
  function act(form: HTMLFormElement | null, does: typeof open) {
    if (!form?.reportValidity()) return;
    const entered = new FormData(form);
    const reason = entered.get('reason');
    setLink('');
    void does(
      typeof reason === 'string' ? reason : '',
      supportPage(entered.get('tokens') === 'server' ? 'server' : 'browser'),
    );
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    act(event.currentTarget, open);
  }

  return (
    <form className="sign-in-as" onSubmit={submit} aria-label={name}>
      <h2>{name}</h2>
      <label>
        Reason
        <input name="reason" required autoComplete="off" />
      </label>
      <fieldset>
        <legend>The customer’s token is kept</legend>
        <label>
          <input type="radio" name="tokens" value="browser" defaultChecked /> in the browser
        </label>
        <label>
          <input type="radio" name="tokens" value="server" /> on the server
        </label>
      </fieldset>
      <div className="actions">
        <button type="submit" className="button">
          Sign in as {name}
        </button>
        <button
          type="button"
          className="button"
          onClick={({ currentTarget }) => act(currentTarget.form, makeLink)}
        >
          Make a link
        </button>
      </div>
      <p role="status">{news}</p>
      {link && (
        <p>
          <a href={link} target="_blank" rel="noopener noreferrer">
            Sign in as {name}, once
          </a>
        </p>
      )}
    </form>
  );
}
