import type { Entry } from './desk';

const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });

/** Everything that agents have asked for, the newest first. */
export function Audit({ entries }: { entries: Entry[] }) {
  return (
    <section className="card">
      <h2>Audit</h2>
      {entries.length ? (
        <div className="scroll" tabIndex={0} role="region" aria-label="Entries of the audit">
          <table>
            <thead>
              <tr>
                <th scope="col">At</th>
                <th scope="col">Agent</th>
                <th scope="col">Customer</th>
                <th scope="col">What</th>
                <th scope="col">Reason</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={`${entry.at} ${entry.outcome}`}>
                  <td>{time.format(entry.at)}</td>
                  <td>{entry.agent.id}</td>
                  <td>{entry.customer.email}</td>
                  <td>
                    {entry.outcome}
                    {entry.outcome === 'refused' && `: ${entry.error.code}`}
                  </td>
                  <td>{entry.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        <p>Nobody has asked for anything yet.</p>
      )}
    </section>
  );
}
