import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { hostTestMark } from '../support/hostTestMark';
import { SpecAndJsonReporter } from '../support/specAndJsonReporter';

/** Runs every test beside this bundle in the extension host; rejects when one fails, or when there is none. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = logMarked;
  const grep = process.env['TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    color: false,
    timeout: 30_000,
    retries: 1,
    reporter: SpecAndJsonReporter,
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  const folder = join(__dirname, 'tests');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.test.js')).sort())
    mocha.addFile(join(folder, file));
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  const failures = runner.stats?.failures ?? 0;
  if (failures > 0) throw new Error(`${failures} of the tests in the editor failed.`);
  if ((runner.stats?.tests ?? 0) === 0) throw new Error('No test ran in the editor.');
}

/** One line at a time, formatted here: the editor forwards a message and its arguments unformatted. */
function logMarked(...args: unknown[]): void {
  for (const line of format(...args).split('\n')) console.log(hostTestMark + line);
}
