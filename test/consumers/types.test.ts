import { describe, expect, inject, it } from 'vitest';
import { runNode } from './command';

const folder = inject('consumers');

/** What a compiler has to say of a strict consumer, the types of packages included. */
async function complaints(typescript: string, module: string, cwd = folder): Promise<string[]> {
  const tsc = `${folder}/node_modules/${typescript}/bin/tsc`;
  const said = await runNode([tsc, '-p', 'types', '--module', module], { cwd }).catch(String);
  return said.split('\n').filter((line) => line.trim());
}

describe.each(['typescript-5.9', 'typescript', 'typescript-7.0'])('with %s', (typescript) => {
  // `preserve` is for bundlers, and resolves as they do.
  it.each(['preserve', 'nodenext'])('a strict consumer compiles as %s', async (module) => {
    expect(await complaints(typescript, module)).toEqual([]);
  });
});

it('a strict consumer compiles on the oldest peers', async () => {
  const said = await complaints('typescript-5.9', 'preserve', `${folder}/oldest`);
  // The types of @urql/core 5 have an error of their own, beside every graphql 16.
  const theirs = /^node_modules\/@urql\/core\/.* error TS2312/;
  expect(said.filter((line) => /error TS/.test(line) && !theirs.test(line))).toEqual([]);
});
