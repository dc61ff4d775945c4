import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Outcome } from '../../src/core/evidence/evidence';
import { render } from '../../src/core/text/message';
import { CleanProject, type Outcomes } from './cleanProject';
import type { Defect, HarmlessEdit } from './edit';
import { printScores, type Score } from './scores';

/** Edits that are tried at a time. */
const PARALLEL = 2;

type Task = Omit<HarmlessEdit, 'family'> & Partial<Omit<Defect, 'family'>> & Pick<Score, 'family' | 'kind'>;

/**
 * Injects every defect into a copy of a clean project and looks whether its check notices, then makes every harmless
 * edit and looks whether all checks go on to pass. Prints recall and false alarms by family; ends with 1 when the
 * targets are missed.
 */
async function main(): Promise<void> {
  const only = process.argv[2];
  const tasks = [...tasksOf('defects', 'defect'), ...tasksOf('harmless', 'harmless')].filter(
    ({ name, family }) => only === undefined || `${family}: ${name}`.includes(only),
  );
  const clean = new CleanProject();
  try {
    const alarm = alarmOf(await clean.begin(), {});
    const scores: Score[] = [{ family: 'clean', kind: 'harmless', name: 'the clean project', ...alarm }];
    const workers = Array.from({ length: PARALLEL }, async (): Promise<void> => {
      for (let task = tasks.shift(); task !== undefined; task = tasks.shift())
        scores.push(await score(task, clean));
    });
    await Promise.all(workers);
    process.exitCode = printScores(scores) ? 0 : 1;
  } finally {
    clean.end();
  }
}

/** The edits that the modules of a folder export: found by folder, so that no list can forget one. */
function tasksOf(folder: string, kind: Score['kind']): readonly Task[] {
  const found: (Defect | HarmlessEdit)[] = [];
  for (const name of readdirSync(path.join(__dirname, folder)).sort()) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    for (const value of Object.values(require(path.join(__dirname, folder, name)) as object))
      if (Array.isArray(value)) found.push(...(value as HarmlessEdit[]));
  }
  return found.map((edit) => ({ ...edit, kind }));
}

async function score(task: Task, clean: CleanProject): Promise<Score> {
  const { family, kind, name, apply, check } = task;
  return { family, kind, name, ...alarmOf(await clean.after(apply, check), task) };
}

function alarmOf(
  outcomes: Outcomes,
  { verdict = 'warn', mentions }: Pick<Partial<Defect>, 'verdict' | 'mentions'>,
): Pick<Score, 'alarm' | 'words'> {
  const alarms = [...outcomes].filter(([, outcome]) => outcome.verdict !== 'pass');
  const words = alarms.map(([key, outcome]) => `${key} ${textOf(outcome)}`).join('\n');
  const enough = alarms.some(([, outcome]) => severe(outcome.verdict, verdict) && says(outcome, mentions));
  return { alarm: enough ? 'as expected' : alarms.length > 0 ? 'other' : 'none', words };
}

function severe(verdict: Outcome['verdict'], least: string): boolean {
  switch (least) {
    case 'error':
      return verdict === 'error';
    case 'fail':
      return verdict === 'fail';
    default:
      return verdict === 'fail' || verdict === 'warn';
  }
}

function says(outcome: Outcome, mentions: string | undefined): boolean {
  return mentions === undefined || textOf(outcome).includes(mentions);
}

function textOf({ verdict, findings }: Outcome): string {
  const texts = findings.map(({ message, path: file = '', cell }) => {
    return `${file}${cell === undefined ? '' : `#${String(cell)}`} ${render(message)}`;
  });
  return `${verdict}: ${texts.join(' | ')}`;
}

void main();
