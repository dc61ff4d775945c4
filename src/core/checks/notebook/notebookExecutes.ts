import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import { parseDuration } from '../../project/duration';
import { say, verbatim, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { NotebookRunEnd } from '../world/notebookRunner';
import {
  notebookConsumption,
  notebookParameters,
  placeInCell,
  readNotebooks,
  type NotebookFile,
} from './notebookFiles';
import { exceptionWords, raisingLine, shortTraceback } from './raisedWords';

const parameters = z.strictObject({
  ...notebookParameters.shape,
  timeout: z
    ._default(
      z.string().check(z.refine((text) => parseDuration(text) !== undefined, 'Write 90s, 10m or 1h30m.')),
      '10m',
    )
    .check(z.describe('Longest time that one notebook may take: `90s`, `10m` or `1h30m`.')),
  kernel: z
    .optional(z.string().check(z.regex(/^[\w.-]{1,100}$/)))
    .check(
      z.describe('Name of the kernel, as `jupyter kernelspec list` shows it. Default: that of the notebook.'),
    ),
  folder: z
    ._default(z.enum(['notebook', 'project']), 'notebook')
    .check(
      z.describe('Folder in which it runs: that of the notebook, as in Jupyter, or that of the project.'),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** Notebooks run from top to bottom in a fresh kernel. */
export const notebookExecutes: BuiltinCheckOf<Parameters> = {
  id: 'notebook.executes',
  judgement: 1,
  identity: 'meaning',
  title: 'Notebooks run from top to bottom',
  description: `Executes all cells of notebooks in the order of the file, in a fresh kernel, by Jupyter (nbclient, which nbconvert and papermill use as well) of the project's interpreter. The notebook itself is not changed; what its cells write, they write.

- **fail**: a cell raises an exception, or the kernel dies.
- **error**: no notebook matches, or one cannot be read; there is no interpreter, no nbclient or no such kernel; or a notebook takes longer than \`timeout\`.

Cells tagged \`skip-execution\` are left out; those tagged \`raises-exception\` may raise. Other languages than Python run by their kernels.

Somebody else, or you in a month, can only go on with a notebook that runs.

**To mend it**, restart the kernel and run all cells until it gets through: add what a cell needs above it, and files that are missing to the repository or to the stage before. Kernels are installed by \`python -m pip install nbclient ipykernel\`; where the notebook names a kernel of your machine only, choose another by \`kernel: python3\`. Name in \`inputs\` what the cells read, so that the evidence goes stale with it.`,
  stages: ['explore', 'curate', 'transform', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb
timeout: 5m
kernel: python3`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { notebooks, faults: unread } = await readNotebooks(given, world, () => ({ isSourceOnly: true }));
  const faults = [...unread];
  const findings: Finding[] = [];
  let cells = 0;
  // One after the other: each may take all of the machine.
  for (const file of notebooks) {
    const end = await world.notebooks.execute({
      path: file.path,
      timeoutMs: parseDuration(given.timeout) ?? 0,
      folder: given.folder,
      ...(given.kernel === undefined ? {} : { kernel: given.kernel }),
    });
    if (end.kind === 'completed') cells += end.cells;
    else if (end.kind === 'failed' || end.kind === 'timed-out') faults.push(faultOf(file, end, given));
    else findings.push(findingOf(file, end));
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const metrics = { notebooks: notebooks.length, cells, failed: findings.length };
  return judged(summaryOf(notebooks.length, findings.length, cells), findings, metrics);
}

function summaryOf(notebooks: number, failed: number, cells: number): Message {
  return failed === 0
    ? say('Notebooks that run from top to bottom: {0}, with cells: {1}.', notebooks, cells)
    : say('{0} of {1} notebooks do not run to their end.', failed, notebooks);
}

function findingOf(
  { path, notebook }: NotebookFile,
  end: Extract<NotebookRunEnd, { kind: 'raised' | 'kernel-died' }>,
): Finding {
  const cell = notebook.cells[end.cell];
  if (end.kind === 'kernel-died') {
    const next = say(
      'Look for what takes too much memory or ends the process, and run the cells in Jupyter.',
    );
    return { severity: 'fail', ...placeOf(path, cell), message: say('The kernel dies in this cell.'), next };
  }
  const place = placeOf(path, cell, raisingLine(end.traceback));
  const next = say('Mend the cell or what it needs, then restart the kernel and run all cells.');
  return { severity: 'fail', ...place, message: raisedMessage(end), next };
}

function raisedMessage(end: Extract<NotebookRunEnd, { kind: 'raised' }>): Message {
  const { name, words } = exceptionWords(end);
  const what =
    words === '' ? say('The cell raises {0}.', name) : say('The cell raises {0}: {1}', name, verbatim(words));
  const traceback = shortTraceback(end.traceback);
  return traceback === '' ? what : say('{0}\n{1}', what, verbatim(traceback));
}

function placeOf(path: string, cell: NotebookCell | undefined, line?: number) {
  return cell === undefined ? { path } : placeInCell(path, cell, line);
}

function faultOf(
  { path, notebook }: NotebookFile,
  end: Extract<NotebookRunEnd, { kind: 'failed' | 'timed-out' }>,
  { timeout }: Parameters,
): Fault {
  if (end.kind === 'failed') {
    return { path, message: say('{0} cannot be executed: {1}.', path, end.reason), next: end.next };
  }
  const cell = end.cell === undefined ? undefined : notebook.cells[end.cell];
  return {
    ...placeOf(path, cell),
    message: say('{0} did not get to its end within {1}.', path, timeout),
    next: say('Make the cell faster, work on a part of the data, or give the check a longer "timeout".'),
  };
}
