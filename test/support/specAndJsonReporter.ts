import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import Mocha from 'mocha';

interface TestResult {
  readonly title: string;
  readonly file: string | undefined;
  /** `retried`: it failed, and was run again, which is told as another result. */
  readonly state: 'passed' | 'failed' | 'pending' | 'retried';
  readonly milliseconds: number;
  readonly error?: string;
}

/** Mocha's readable report, and the same as JSON into the file that TEST_REPORT names. */
export class SpecAndJsonReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    const tests: TestResult[] = [];
    let hasEnded = false;
    const add = (test: Mocha.Runnable, state: TestResult['state'], error?: Error): void => {
      tests.push({
        title: test.fullTitle(),
        file: test.file,
        state,
        milliseconds: test.duration ?? 0,
        ...(error === undefined ? {} : { error: error.stack ?? error.message }),
      });
    };
    runner.on('pass', (test) => add(test, 'passed'));
    runner.on('pending', (test) => add(test, 'pending'));
    runner.on('retry', (test: Mocha.Runnable, error: Error) => add(test, 'retried', error));
    // Hooks that fail come here too, so that a broken set-up is never a pass.
    runner.on('fail', (test, error: Error) => {
      add(test, 'failed', error);
      // What the readable report came too early for.
      if (hasEnded) console.error(error);
    });
    // Where files run in several processes, each of those that dies brings an end of its own.
    runner.on('end', () => {
      hasEnded = true;
      write(tests);
    });
  }
}

function write(tests: readonly TestResult[]): void {
  const file = process.env['TEST_REPORT'];
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ tests }, undefined, 2)}\n`);
}
