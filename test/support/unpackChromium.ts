import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';

/** How to start the browser that was found. */
export interface Browser {
  executablePath: string;
  env: Record<string, string>;
}

declare module 'vitest' {
  interface ProvidedContext {
    browser: Browser;
  }
}

/** Looks for a Chromium: `CHROMIUM_PATH`, one that Playwright has installed, or the one that comes in an npm package. */
export async function findChromium(): Promise<Browser> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return { executablePath: own, env: {} };
  const installed = chromium.executablePath();
  if (existsSync(installed)) return { executablePath: installed, env: {} };
  return unpackChromium();
}

/**
 * Unpacks the npm package's Chromium into the dependencies' cache, once. It unpacks to fixed names in the temporary folder
 * and takes what already lies there, so a process of its own gets a temporary folder of its own.
 */
async function unpackChromium(): Promise<Browser> {
  const folder = fileURLToPath(new URL('../../node_modules/.cache/chromium-147', import.meta.url));
  if (!existsSync(folder)) {
    const unfinished = `${folder}-${process.pid}`;
    await mkdir(unfinished, { recursive: true });
    await promisify(execFile)(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        'import chromium from "@sparticuz/chromium"; await chromium.executablePath();',
      ],
      {
        env: { ...process.env, TMPDIR: unfinished, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
      },
    );
    await writeFile(
      `${unfinished}/fonts.conf`,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/fontcache</cachedir></fontconfig>`,
    );
    // Whoever finishes first provides it; the others are thrown away.
    await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  }
  return {
    executablePath: `${folder}/chromium`,
    env: { LD_LIBRARY_PATH: `${folder}/al2023/lib`, FONTCONFIG_FILE: `${folder}/fonts.conf` },
  };
}

/** What Playwright needs to start it. */
export const launchOptions = ({ executablePath, env }: Browser) => ({
  executablePath,
  env: { ...process.env, ...env },
  // Its sandbox needs rights that containers and CI machines don't give.
  args: ['--no-sandbox'],
});

export default async function setup(project: TestProject) {
  project.provide('browser', await findChromium());
}
