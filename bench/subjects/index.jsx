import { context } from './context.jsx';
import { nextAuthFive, nextAuthFour } from './nextAuth.jsx';
import { oidc } from './oidc.jsx';
import { ours, oursIsolated } from './ours.jsx';
import { store } from './store.jsx';

/**
 * What holds a session for React, each with two customers in `names` of whom the first is signed in. `change(name, start)` has another
 * one, and calls `start` in the moment in which the subject gets to know.
 */
export const openSubjects = () =>
  Promise.all(
    [store, ours, oursIsolated, nextAuthFour, nextAuthFive, oidc, context].map((open) => open()),
  );

/** The page of a subject: so many components that show who is signed in, and so many that only sign out, by tens in sections. */
export function pageOf({ Provider, useName, useSignOut }, readers, others) {
  const renders = { readers: 0, others: 0 };

  function Reader() {
    const name = useName();
    renders.readers++;
    return <span>{name}</span>;
  }

  function Other() {
    const signOut = useSignOut();
    renders.others++;
    return <button onClick={() => signOut()}>Sign out</button>;
  }

  const tens = (Component, count) =>
    Array.from({ length: count / 10 }, (_, section) => (
      <section key={section}>
        {Array.from({ length: 10 }, (_, index) => (
          <Component key={index} />
        ))}
      </section>
    ));

  const page = (
    <Provider>
      <div>{tens(Other, others)}</div>
      <div>{tens(Reader, readers)}</div>
    </Provider>
  );
  return { page, renders };
}

/** The last reader of a page. */
export const lastReaderIn = (container) => [...container.querySelectorAll('span')].at(-1);

/** The same in another order each time, so that nobody always comes after the same one. */
export const shuffled = (values) =>
  values
    .map((value) => ({ value, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
