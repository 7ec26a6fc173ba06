import { onPage } from './support/chromium.mjs';
import { table } from './support/markdown.mjs';
import { ratios, spread } from './support/statistics.mjs';

export const title = 'From a session change to the commit';

const rounds = 200;
const warmUps = 40;

const row = ({ label, times, renders }, base) => ({
  subject: label,
  ...spread('time (ms)', times, 3),
  ...spread('ratio', ratios(times, base.times)),
  'renders of readers': `${renders.readers}`,
  'of non-readers': `${renders.others}`,
});

export const measure = () =>
  onPage('renders.page.jsx', async (page, open) => {
    const tables = [];
    for (const readers of [10, 1_000]) {
      await open();
      const rows = await page.evaluate((options) => globalThis.measure(options), {
        readers,
        others: 1_000,
        rounds,
        warmUps,
      });
      tables.push(`### ${readers.toLocaleString('en')} readers, 1,000 non-readers

${table(rows.map((result) => row(result, rows[0])))}`);
    }
    return `Another customer is signed in, from the moment in which the package knows (a stored session, an answer, an event) to the end of
the commit that shows it. Production React in Chromium, every subject on one page, by turns: medians of ${rounds} changes, ratios to
the bare store in the same round. A non-reader signs out and does not show who is signed in. A store's change is committed at once,
a context's after a turn of React's scheduler, which its time has in it; next-auth's has the reading of its server's answer, and no network.

${tables.join('\n\n')}`;
  });
