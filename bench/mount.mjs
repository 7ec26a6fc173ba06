import { onPage } from './support/chromium.mjs';
import { table } from './support/markdown.mjs';
import { ratios, spread } from './support/statistics.mjs';

export const title = 'Mount and hydration';

const rounds = 60;
const warmUps = 15;
const size = { readers: 1_000, others: 1_000 };
const ways = { mount: 'First render in the browser', hydrate: 'Hydration of the server’s HTML' };

const row = ({ label, times }, base) => ({
  subject: label,
  ...spread('time (ms)', times),
  ...spread('ratio', ratios(times, base.times)),
});

export const measure = () =>
  onPage('mount.page.jsx', async (page, open) => {
    const tables = [];
    for (const [way, heading] of Object.entries(ways)) {
      await open();
      const options = { way, ...size, rounds, warmUps };
      const rows = await page.evaluate((options) => globalThis.measure(options), options);
      tables.push(`### ${heading}

${table(rows.map((result) => row(result, rows[0])))}`);
    }
    return `A page of 1,000 readers and 1,000 non-readers, until it shows who is signed in: medians of ${rounds} rounds, ratios to the bare store
in the same round. The server’s HTML knows nobody where the browser keeps the session, so this package, the bare store and react-oidc-context
render once more after hydration; next-auth and the context were given their session on the server, and do not. Non-readers
hold the state of an action of their own here, and nothing in the bare store and in next-auth, whose \`signOut\` is no hook.

${tables.join('\n\n')}`;
  });
