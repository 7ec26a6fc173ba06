import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Where a command runs, and what its environment has besides. */
export interface CommandOptions {
  cwd: string;
  env?: Record<string, string>;
}

/** The environment of a developer's shell, without what npm and the test runner have put into it. */
export function shell(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_(package|lifecycle|config_(local|global)_prefix)|VITE|NODE_ENV$)/.test(name),
  );
  return { ...Object.fromEntries(inherited), NEXT_TELEMETRY_DISABLED: '1', ...env };
}

/** Runs a command to its end and resolves to what it printed; where it fails, that is in the error. */
export async function run(
  command: string,
  args: readonly string[],
  { cwd, env }: CommandOptions,
): Promise<string> {
  const options = { cwd, env: shell(env), maxBuffer: 64 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(command, args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' }: { stdout?: string; stderr?: string } = Object(error);
    throw new Error(`${command} ${args.join(' ')}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Runs a script of an installed package with Node. */
export const runNode = (args: readonly string[], options: CommandOptions) =>
  run(process.execPath, args, options);
