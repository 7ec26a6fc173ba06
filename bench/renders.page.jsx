import { createRoot } from 'react-dom/client';
import { lastReaderIn, openSubjects, pageOf, shuffled } from './subjects/index.jsx';

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Milliseconds from a change to the end of the commit that shows it. */
function timeOf(subject, container, name) {
  return new Promise((resolve) => {
    const last = lastReaderIn(container);
    let startedAt;
    const observer = new MutationObserver(() => {
      const endedAt = performance.now();
      if (last.textContent !== name) return;
      observer.disconnect();
      resolve(endedAt - startedAt);
    });
    observer.observe(last, { characterData: true, childList: true, subtree: true });
    subject.change(name, () => (startedAt = performance.now()));
  });
}

/** Changes the session of every subject by turns: `rounds` times, after some more that are not counted. */
window.measure = async ({ readers, others, rounds, warmUps }) => {
  const subjects = await openSubjects();
  const mounted = [];
  for (const subject of subjects) {
    const container = document.body.appendChild(document.createElement('div'));
    const { page, renders } = pageOf(subject, readers, others);
    createRoot(container).render(page);
    while (lastReaderIn(container)?.textContent !== subject.names[0]) await pause(10);
    mounted.push({ subject, container, renders, times: [] });
  }
  await pause(100);
  for (let round = 0; round < warmUps + rounds; round++) {
    for (const { subject, container, renders, times } of shuffled(mounted)) {
      if (round === warmUps) Object.assign(renders, { readers: 0, others: 0 });
      const ms = await timeOf(subject, container, subject.names[(round + 1) % 2]);
      if (round >= warmUps) times.push(ms);
      await pause(0);
    }
  }
  return mounted.map(({ subject, renders, times }) => ({
    label: subject.label,
    times,
    renders: { readers: renders.readers / rounds, others: renders.others / rounds },
  }));
};
