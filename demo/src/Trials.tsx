import { shop } from './shops';

/** With which accounts the fake shop can be tried, and what happens. */
export function Trials() {
  return (
    <aside className="hint" aria-label="Demo customers">
      <h2>Try it as</h2>
      <dl>
        {shop.trials.map(({ email, password, outcome }) => (
          <div key={email}>
            <dt>{email}</dt>
            <dd>
              <code>{password}</code>
            </dd>
            {outcome && <dd className="outcome">{outcome}</dd>}
          </div>
        ))}
      </dl>
    </aside>
  );
}
