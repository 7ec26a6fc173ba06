import { useEffect, useState } from 'react';
import { Audit } from './Audit';
import { readAudit, sitDown, staff, type Entry, type FoundCustomer } from './desk';
import { Search } from './Search';
import { SignInAs } from './SignInAs';

/** The support team's own page, of another origin than the storefront. */
export function Panel() {
  const [agent, setAgent] = useState('agent-7');
  const [customer, setCustomer] = useState<FoundCustomer>();
  const [entries, setEntries] = useState<Entry[]>([]);
  const lookUp = () => void readAudit().then(setEntries);

  useEffect(() => sitDown(agent), [agent]);
  useEffect(() => {
    void readAudit().then(setEntries);
  }, []);

  return (
    <>
      <header className="header">
        <span className="brand">Oak &amp; Enamel support</span>
        <label className="desk">
          At this desk
          <select value={agent} onChange={(event) => setAgent(event.target.value)}>
            {Object.entries(staff).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </header>
      <main className="panel">
        <section className="card">
          <h1>Sign in as a customer</h1>
          <Search onFound={setCustomer} />
          {customer && <SignInAs key={customer.email} customer={customer} onNews={lookUp} />}
        </section>
        <Audit entries={entries} />
      </main>
      <footer className="footer">
        <p>A demo of react-customer-auth. Every customer and every agent is made up.</p>
      </footer>
    </>
  );
}
