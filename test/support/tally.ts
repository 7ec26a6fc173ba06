import type { Reporter, TestModule } from 'vitest/node';

/** Closes a run with one plain line, which a machine that reads logs can count by. */
export default class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const count = (state: 'passed' | 'failed' | 'skipped') =>
      modules.flatMap((module) => [...module.children.allTests(state)]).length;
    console.log(
      `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`,
    );
  }
}
