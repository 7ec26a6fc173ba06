import { cp, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { run } from './command';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the consumers, with everything installed; `oldest` in it has the oldest peers. */
    consumers: string;
    /** The paths in the packed package. */
    packed: string[];
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Packs the built package, and installs it as an app does, beside dependencies that its lock file pins. In the temporary folder, for in
 * here the root's own dependencies would stand in for one that the package has forgotten to name.
 */
export default async function install(project: TestProject) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'react-customer-auth-')));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyApps(folder);
    const { filename, files } = await pack(folder);
    const tarball = join(folder, filename);
    await Promise.all([folder, join(folder, 'oldest')].map((app) => installInto(app, tarball)));
    project.provide('consumers', folder);
    project.provide('packed', files);
  } catch (error) {
    await remove();
    throw error;
  }
  return remove;
}

async function copyApps(folder: string) {
  const manifests = ['package.json', 'package-lock.json', '.npmrc'];
  const apps = ['vite', 'types'];
  const copied = [
    ...[...manifests, ...apps, 'next'].map((name) => ({ from: name, to: name })),
    ...manifests.map((name) => ({ from: `oldest/${name}`, to: `oldest/${name}` })),
    ...apps.map((name) => ({ from: name, to: `oldest/${name}` })),
  ];
  for (const { from, to } of copied) {
    await cp(join(here, from), join(folder, to), { recursive: true });
  }
}

/** What npm says of a package that it has packed. */
interface Packed {
  filename: string;
  files: { path: string }[];
}

async function pack(folder: string): Promise<{ filename: string; files: string[] }> {
  const printed = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: root });
  const [packed]: Packed[] = JSON.parse(printed);
  if (!packed) throw new Error(`npm has packed nothing:\n${printed}`);
  return { filename: packed.filename, files: packed.files.map(({ path }) => path) };
}

/** As `npm install <package>` in an app, but for the app's package.json and lock file, which stay as they are. */
async function installInto(app: string, tarball: string) {
  const options = { cwd: app };
  await run('npm', ['ci', '--prefer-offline'], options);
  await run(
    'npm',
    ['install', '--no-save', '--prefer-offline', '--strict-peer-deps', tarball],
    options,
  );
}
