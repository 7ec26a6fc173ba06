import { shop, tokenHome } from './shops';
import { useVisibleToScripts } from './useVisibleToScripts';

/** What any script of this page can read of the session. Long secrets are cut short, for those who look over a shoulder. */
export function WhatScriptsSee() {
  const places = useVisibleToScripts(shop.auth);
  return (
    <section className="card scripts">
      <h2>What scripts can see</h2>
      <p>{tokenHome.meaning}</p>
      <dl className="facts">
        {places.map(({ name, contents }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            {contents.map((content) => (
              <dd key={content}>
                <code>{content}</code>
              </dd>
            ))}
            {!contents.length && <dd>Nothing</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
