import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { readNotebook } from '../../notebook/readNotebook';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { GitCommit, GitSilence, GitVersion } from '../world/gitQuery';
import { sourceOf } from './cellTraces';
import { MadeOutputs, type MadeCell } from './madeOutputs';
import {
  chooseNotebooks,
  notebookConsumption,
  notebookParameters,
  openNotebook,
  placeInCell,
  type NotebookFile,
} from './notebookFiles';

/** So many of the last commits that changed a notebook are looked at; outputs that are older count as made there. */
const MOST_VERSIONS = 200;

const parameters = z.strictObject({
  ...notebookParameters.shape,
  since: z
    .optional(z.string().check(z.minLength(1), z.maxLength(200)))
    .check(
      z.describe(
        'Commit or tag in which all outputs belonged to their code. For notebooks that show the same whenever they are run, so that git cannot see it.',
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Outputs belong to the code above them. */
export const notebookFreshOutputs: BuiltinCheckOf<Parameters> = {
  id: 'notebook.fresh-outputs',
  judgement: 1,
  // Outputs are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Outputs of notebooks belong to their code',
  description: `Goes back in git's history to the commit in which the outputs and the execution count of each code cell came to be what they are, and compares the cell's source there with the source now.

- **warn**: the source of a cell was changed since then; uncommitted changes count.
- **error**: no notebook matches, or one cannot be read; there is no repository or no git; git ignores the notebook; or the clone is shallow and does not reach back far enough.

Cells that were not executed are not judged, nor are Markdown cells; blanks at the ends of lines do not count. A cell is taken as executed again when its outputs or count changed in the same commit as its source or later, or when a cell below it shows that all cells were run from the top in a fresh kernel. Of each notebook the last ${String(MOST_VERSIONS)} commits are looked at. One that was never committed passes: its outputs came with its code.

Numbers that another version of the code computed look like results, and nobody can see that they are none.

**To mend it**, restart the kernel, run all cells, and save the notebook. In CI, fetch the whole history (\`fetch-depth: 0\`).`,
  stages: ['collect', 'curate', 'explore', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb
since: v1.0.0`,
  consumes: notebookConsumption,
  judge,
};

/** What was found out about one notebook. */
interface Judgement {
  readonly cells: number;
  readonly findings: readonly Finding[];
  readonly faults: readonly Fault[];
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { paths, faults } = chooseNotebooks(given, world);
  if (paths.length === 0) return cannotJudge(faults);
  const since = await sinceOf(given, world);
  if (since !== undefined && 'message' in since) return cannotJudge([...faults, since]);
  const judgements: Judgement[] = [];
  for (const path of paths) judgements.push(await judgePath(path, world, since));
  const findings = judgements.flatMap((one) => one.findings);
  const all = [...faults, ...judgements.flatMap((one) => one.faults)];
  if (all.length > 0) return cannotJudge(all, findings);
  const cells = judgements.reduce((sum, one) => sum + one.cells, 0);
  const stale = findings.filter(({ severity }) => severity === 'warn').length;
  const summary =
    stale === 0
      ? say('The outputs of {0} cells belong to their code.', cells)
      : say('The outputs of {0} of {1} cells are older than their code.', stale, cells);
  return judged(summary, findings, { notebooks: paths.length, cells, stale });
}

async function sinceOf({ since }: Parameters, { git }: CheckWorld): Promise<GitCommit | Fault | undefined> {
  if (since === undefined) return undefined;
  const answer = await git.commitOf(since);
  if (answer.kind === 'failed')
    return { message: say('{0} cannot be found: {1}.', since, answer.reason), next: answer.next };
  if (answer.value !== undefined) return answer.value;
  return {
    message: say('The history has no commit or tag "{0}".', since),
    next: say('Name another one by "since", or fetch it.'),
  };
}

async function judgePath(path: string, world: CheckWorld, since: GitCommit | undefined): Promise<Judgement> {
  const file = await openNotebook(path, world, { withIdentity: true });
  if (!('notebook' in file)) return { cells: 0, findings: [], faults: [file] };
  const made = new MadeOutputs(file.notebook.cells);
  const cells = made.pending.length;
  const history = await world.git.historyOf(path, MOST_VERSIONS);
  if (history.kind === 'failed') return { cells, findings: [], faults: [unanswered(path, history)] };
  if (history.value.length === 0) return { cells, ...(await judgeUncommitted(path, world)) };
  const stale: Finding[] = [];
  let commit: GitVersion | undefined;
  const judgeCells = (found: readonly MadeCell[]): void =>
    void stale.push(...found.flatMap((cell) => findingOf(file, cell, commit)));
  for (const version of history.value) {
    if (made.pending.length === 0) break;
    const older = await readVersion(version, path, world);
    if (older === undefined) continue;
    if ('message' in older) return { cells, findings: stale, faults: [older] };
    judgeCells(made.goBack(older.notebook.cells));
    commit = version;
    if (since !== undefined && Date.parse(version.date) <= Date.parse(since.date)) break;
  }
  const isCut = since === undefined && made.pending.length > 0 && history.value.length < MOST_VERSIONS;
  const faults = isCut ? await faultsOfCut(path, world) : [];
  judgeCells(made.pending);
  stale.sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
  return { cells, findings: stale, faults };
}

/** A version of the history; nothing where the file was removed or is no notebook, and so no output was made. */
async function readVersion(
  { content }: GitVersion,
  path: string,
  world: CheckWorld,
): Promise<NotebookFile | Fault | undefined> {
  if (content === undefined) return undefined;
  const text = await world.git.contentOf(content, path);
  if (text.kind === 'failed') return unanswered(path, text);
  const read = await readNotebook(text.value, { withIdentity: true });
  return read.kind === 'notebook' ? { path, notebook: read.notebook } : undefined;
}

/** In a clone that was cut off, nobody knows whether the oldest version that is there made the outputs. */
async function faultsOfCut(path: string, { git }: CheckWorld): Promise<readonly Fault[]> {
  const shallow = await git.isShallow();
  if (shallow.kind === 'failed') return [unanswered(path, shallow)];
  if (!shallow.value) return [];
  return [
    {
      path,
      message: say('The clone is shallow: it lacks the commits in which outputs of {0} were made.', path),
      next: say('Fetch the whole history: "git fetch --unshallow", in GitHub Actions "fetch-depth: 0".'),
    },
  ];
}

async function judgeUncommitted(
  path: string,
  { git }: CheckWorld,
): Promise<Pick<Judgement, 'findings' | 'faults'>> {
  const states = await git.statesOf([path]);
  if (states.kind === 'failed') return { findings: [], faults: [unanswered(path, states)] };
  if (states.value.get(path) !== 'ignored') {
    const message = say('The notebook was not committed yet: its outputs came with its code.');
    return { findings: [{ severity: 'info', path, message }], faults: [] };
  }
  const fault = {
    path,
    message: say('Git ignores {0}, so that it has no history.', path),
    next: say('Let git track the notebook, or take this check away.'),
  };
  return { findings: [], faults: [fault] };
}

function unanswered(path: string, { reason, next }: GitSilence): Fault {
  return { path, message: say('The history of {0} cannot be read: {1}.', path, reason), next };
}

function findingOf(
  { path }: NotebookFile,
  { now, then }: MadeCell,
  commit: GitVersion | undefined,
): readonly Finding[] {
  if (commit === undefined || sourceOf(now) === sourceOf(then)) return [];
  const id = commit.id.slice(0, 7);
  const message =
    now.outputs.count > 0
      ? say('The outputs of this cell were made in commit {0}; its code was changed since.', id)
      : say('This cell was executed in commit {0}; its code was changed since.', id);
  const next = say(
    'Restart the kernel, run all cells and save the notebook. Should that change nothing but the code, commit it and name the commit by "since".',
  );
  return [{ severity: 'warn', ...placeInCell(path, now), message, next }];
}
