import { useState, type SubmitEvent } from 'react';
import { findCustomer, type FoundCustomer } from './desk';

interface SearchProps {
  onFound: (customer: FoundCustomer | undefined) => void;
}

/** Finds a customer by email, through the panel's server and the shop's REST API. */
export function Search({ onFound }: SearchProps) {
  const [news, setNews] = useState('');

  async function search(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const entered = new FormData(event.currentTarget).get('email');
    const email = typeof entered === 'string' ? entered.trim() : '';
    setNews('');
    onFound(undefined);
    try {
      const found = await findCustomer(email);
      if (found) onFound(found);
      else setNews(`There is no customer with the email ${email}.`);
    } catch (error) {
      setNews(error instanceof Error ? error.message : 'The search has failed.');
    }
  }

  return (
    <form className="row" onSubmit={(event) => void search(event)}>
      <label>
        Customer’s email
        <input name="email" type="email" required defaultValue="grace@example.com" />
      </label>
      <button type="submit" className="button">
        Find
      </button>
      <p role="status">{news}</p>
    </form>
  );
}
