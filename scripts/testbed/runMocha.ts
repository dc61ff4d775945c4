import Mocha from 'mocha';
import { SpecAndJsonReporter } from '../../test/support/specAndJsonReporter';

/** Runs test files in this process, one after another, and returns how many failed; at least one must run. */
export async function runMocha(
  files: readonly string[],
  report: string,
  grep: string | undefined,
): Promise<number> {
  process.env['TEST_REPORT'] = report;
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: SpecAndJsonReporter,
    ...(grep === undefined ? {} : { grep: new RegExp(grep) }),
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const runner = await new Promise<Mocha.Runner>((resolve) => {
    const started: Mocha.Runner = mocha.run(() => resolve(started));
  });
  mocha.unloadFiles();
  const { tests = 0, failures = 0 } = runner.stats ?? {};
  if (tests > 0 || failures > 0) return failures;
  console.error('No test ran.');
  return 1;
}
