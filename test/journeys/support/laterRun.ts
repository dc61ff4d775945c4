import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { prepareWorkspace } from '../../../scripts/testbed/prepareWorkspace';

/** The evidence of a check, as far as a later run changes it here. */
interface Evidence {
  readonly metrics: Record<string, unknown>;
}

/** The recall that the later run measured; the example's own is lower. */
export const LATER_RECALL = 0.984375;
/** A feature whose drift the later run measured anew, and how strong it was: less than what counts as drifted. */
export const LATER_DRIFT = { feature: 'area_se', value: 0.1717 };

/** Fills a folder with the example, and commits what a later run of two of its checks left. */
export async function prepareWithLaterRun(folder: string): Promise<void> {
  await prepareWorkspace(folder);
  await change(folder, 'evaluate/recall', ({ metrics }) => ({ ...metrics, value: LATER_RECALL }));
  await change(folder, 'validate/alike', ({ metrics }) => {
    const byColumn = metrics['byColumn'] as Record<string, Record<string, unknown>>;
    const { feature, value } = LATER_DRIFT;
    return {
      ...metrics,
      byColumn: { ...byColumn, [feature]: { ...byColumn[feature], value, verdict: 'warn' } },
    };
  });
  await commit(folder, 'Record a later run');
}

async function change(
  folder: string,
  check: string,
  metricsOf: (evidence: Evidence) => Record<string, unknown>,
): Promise<void> {
  const file = join(folder, '.ml-lifecycle', 'evidence', `${check}.json`);
  const evidence = JSON.parse(await readFile(file, 'utf8')) as Evidence;
  await writeFile(file, `${JSON.stringify({ ...evidence, metrics: metricsOf(evidence) }, undefined, 2)}\n`);
}

async function commit(folder: string, message: string): Promise<void> {
  const settings = [
    'user.name=Ada',
    'user.email=ada@example.org',
    'commit.gpgSign=false',
    'core.hooksPath=/dev/null',
  ];
  // A day of the example's own time: it comes last, and is not in the future.
  const date = '2026-11-23T09:00:00+01:00';
  await promisify(execFile)(
    'git',
    [
      ...settings.flatMap((one) => ['-c', one]),
      'commit',
      '--quiet',
      '--all',
      '--message',
      message,
      '--date',
      date,
    ],
    { cwd: folder, env: { ...process.env, GIT_COMMITTER_DATE: date } },
  );
}
