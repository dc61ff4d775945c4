import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from '../../src/core/evidence/evidence';
import { render } from '../../src/core/text/message';
import { ProjectReader } from '../../src/node/project/projectState';
import { CheckRunner } from '../../src/node/run/checkRunner';
import type { Defect, HarmlessEdit } from './edit';
import { ProjectFolder } from './projectFolder';
import { printScores, type Score } from './scores';

const PROJECT = path.join(__dirname, 'project');
/** The day after the clean project's last entries: verdicts that depend on the clock must not change with it. */
const NOW = new Date('2026-11-24T12:00:00Z');

/**
 * Injects every defect into a copy of a clean project and looks whether its check notices, then makes every harmless
 * edit and looks whether all checks go on to pass. Prints recall and false alarms by family; ends with 1 when the
 * targets are missed.
 */
async function main(): Promise<void> {
  const only = process.argv[2];
  const defects = edits('defects').filter(({ name, family }) => chosen(only, family, name));
  const harmless = edits('harmless').filter(({ name, family }) => chosen(only, family, name));
  const scores: Score[] = [];
  scores.push(await score('clean', 'harmless', { name: 'the clean project', apply: () => undefined }));
  for (const defect of defects) scores.push(await score(defect.family, 'defect', defect));
  for (const edit of harmless) scores.push(await score(edit.family, 'harmless', edit));
  process.exitCode = printScores(scores) ? 0 : 1;
}

function chosen(only: string | undefined, family: string, name: string): boolean {
  return only === undefined || `${family}: ${name}`.includes(only);
}

/** The edits that the modules of a folder export: found by folder, so that no list can forget one. */
function edits(folder: string): readonly (Defect | HarmlessEdit)[] {
  const found: HarmlessEdit[] = [];
  for (const name of readdirSync(path.join(__dirname, folder)).sort()) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    for (const value of Object.values(require(path.join(__dirname, folder, name)) as object))
      if (Array.isArray(value)) found.push(...(value as HarmlessEdit[]));
  }
  return found;
}

async function score(
  family: string,
  kind: Score['kind'],
  edit: Omit<HarmlessEdit, 'family'> & Partial<Omit<Defect, 'family'>>,
): Promise<Score> {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'defect-')));
  try {
    cpSync(PROJECT, root, { recursive: true });
    const folder = new ProjectFolder(root);
    folder.git('init', '--quiet', '--initial-branch=main');
    folder.commit('The clean project');
    recordCommit(folder);
    await edit.apply(folder);
    const outcomes = await run(root, edit.check);
    const alarm = alarmOf(outcomes, edit);
    return { family, kind, name: edit.name, ...alarm };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** As training would: it records the commit that it was run at, which cannot be known before there is one. */
function recordCommit(folder: ProjectFolder): void {
  folder.replace('models/run.json', '@COMMIT@', folder.git('rev-parse', 'HEAD').trim());
  folder.commit('Record the run');
}

/** Outcomes by `<stage>/<check>` of all checks, or of one. */
async function run(root: string, only: string | undefined): Promise<ReadonlyMap<string, Outcome>> {
  const reader = new ProjectReader(root);
  const state = reader.read();
  const outcomes = new Map<string, Outcome>();
  const checks = state.project.stages
    .flatMap((stage) => stage.checks)
    .filter((check) => only === undefined || `${check.stage}/${check.id}` === only);
  if (checks.length === 0) throw new Error(`The clean project has no check ${only ?? ''}`);
  const runner = new CheckRunner(reader, state, {
    jobs: 2,
    env: process.env,
    signal: new AbortController().signal,
    now: () => NOW,
    onEvent: (event) => {
      if (event.kind === 'ended' && event.end.kind === 'judged')
        outcomes.set(`${event.check.stage}/${event.check.id}`, event.end.outcome);
    },
  });
  await runner.run(checks);
  return outcomes;
}

function alarmOf(
  outcomes: ReadonlyMap<string, Outcome>,
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
