import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server.browser';
import { lastReaderIn, openSubjects, pageOf, shuffled } from './subjects/index.jsx';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function Ready({ onReady }) {
  useLayoutEffect(() => onReady(), [onReady]);
  return null;
}

/** Milliseconds until the page is React's and its last reader shows who is signed in; and the root, to unmount. */
function timeOf(container, page, name, begin) {
  return new Promise((resolve) => {
    let root;
    let isReady = false;
    const startedAt = performance.now();
    const look = () => {
      const endedAt = performance.now();
      if (!isReady || lastReaderIn(container)?.textContent !== name) return;
      observer.disconnect();
      resolve({ ms: endedAt - startedAt, root });
    };
    const onReady = () => {
      isReady = true;
      // Not within the commit.
      queueMicrotask(look);
    };
    const observer = new MutationObserver(look);
    observer.observe(container, { characterData: true, childList: true, subtree: true });
    root = begin(
      <>
        {page}
        <Ready onReady={onReady} />
      </>,
    );
  });
}

const ways = {
  mount: (container) => (page) => {
    const root = createRoot(container);
    flushSync(() => root.render(page));
    return root;
  },
  hydrate: (container) => (page) => hydrateRoot(container, page),
};

async function once(way, subject, readers, others) {
  const { page } = pageOf(subject, readers, others);
  const container = document.body.appendChild(document.createElement('div'));
  if (way === 'hydrate') {
    container.innerHTML = renderToString(
      <>
        {page}
        <Ready onReady={() => {}} />
      </>,
    );
  }
  await pause(0);
  const { ms, root } = await timeOf(container, page, subject.names[0], ways[way](container));
  await pause(0);
  root.unmount();
  container.remove();
  return ms;
}

/** Mounts the page of every subject by turns, or hydrates it: `rounds` times, after some more that are not counted. */
window.measure = async ({ way, readers, others, rounds, warmUps }) => {
  const measured = (await openSubjects()).map((subject) => ({ subject, times: [] }));
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const { subject, times } of shuffled(measured)) {
      const ms = await once(way, subject, readers, others);
      if (round >= warmUps) times.push(ms);
    }
  }
  return measured.map(({ subject, times }) => ({ label: subject.label, times }));
};
