// Measures this package beside its peers: prints each table, and puts it in its place in RESULTS.md. `npm run bench` runs them all,
// `npm run bench -- bytes login` some.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { URL } from 'node:url';
import { format, resolveConfig } from 'prettier';

const tables = ['bytes', 'renders', 'mount', 'login', 'requests', 'proxy'];

// As shops and servers run it.
process.env.NODE_ENV = 'production';

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !tables.includes(name));
if (unknown.length) throw new Error(`No such table: ${unknown}. There are ${tables.join(', ')}.`);

const results = new URL('RESULTS.md', import.meta.url);
const former = await readFile(results, 'utf8').catch(() => '');
const [, ...sections] = former.split(/^(?=## )/m);

const head = `# Results

Made by \`npm run bench\`, never by hand. Times are for comparing rows of one table, which were measured by turns in one run; on another
machine they are other times. Q1 to Q3 is where the middle half of the samples lies.
`;

const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0].model}`;

async function sectionOf(name) {
  const { title, measure } = await import(`./${name}.mjs`);
  const known = sections.find((section) => section.startsWith(`## ${title}\n`));
  if (chosen.length && !chosen.includes(name)) return known ?? '';
  const body = await measure();
  console.log(`\n## ${title}\n\n${body}`);
  return `## ${title}\n\n\`npm run bench -- ${name}\` · ${machine}\n\n${body}\n\n`;
}

const made = [];
for (const name of tables) made.push(await sectionOf(name));
const options = await resolveConfig(results);
const text = [head, ...made].join('\n');
await writeFile(results, await format(text, { ...options, parser: 'markdown' }));
