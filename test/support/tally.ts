import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Closes a run with one plain line, which a machine that reads logs can count by: after the coverage, where that is asked for. */
export default class Tally implements Reporter {
  #line = '';
  #waits = false;

  onInit({ config }: Vitest) {
    this.#waits = config.coverage.enabled;
  }

  onTestRunEnd(modules: readonly TestModule[]) {
    const count = (state: 'passed' | 'failed' | 'skipped') =>
      modules.flatMap((module) => [...module.children.allTests(state)]).length;
    this.#line = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
    // There is no coverage of tests that fail.
    if (!this.#waits || count('failed')) console.log(this.#line);
  }

  onFinishedReportCoverage() {
    console.log(this.#line);
  }
}
