import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import type { IssueDetail } from '../../project/issueDetail';
import { render, say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import {
  notebookConsumption,
  notebookParameters,
  placeInCell,
  readNotebooks,
  type NotebookFile,
} from './notebookFiles';

const MEGABYTE = 1_000_000;
/** So many of the largest cells are named. */
const NAMED_CELLS = 3;

const megabytes = z.number().check(z.gte(0), z.lte(100_000));

const parameters = z
  .strictObject({
    ...notebookParameters.shape,
    warnMegabytes: z
      ._default(megabytes, 5)
      .check(z.describe('Megabytes (1,000,000 bytes) of outputs in one notebook above which to warn.')),
    failMegabytes: z
      ._default(megabytes, 20)
      .check(z.describe('Megabytes of outputs in one notebook above which to fail.')),
  })
  .check(
    z.check((context) => {
      const { warnMegabytes, failMegabytes } = context.value;
      if (warnMegabytes <= failMegabytes) return;
      const detail = crossed(warnMegabytes, failMegabytes);
      const message = render(detail.message);
      context.issues.push({ code: 'custom', input: context.value, message, params: { detail } });
    }),
  );
type Parameters = z.infer<typeof parameters>;

function crossed(warn: number, fail: number): IssueDetail {
  return {
    code: 'limits-crossed',
    message: say('It would warn above {0} MB only, but fail above {1} MB already.', warn, fail),
    next: say('Swap them, or mend one of them.'),
  };
}

/** The outputs of a notebook are small enough for a repository. */
export const notebookSize: BuiltinCheckOf<Parameters> = {
  id: 'notebook.size',
  judgement: 1,
  // Outputs are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Notebooks have small outputs',
  description: `Adds up the bytes of all that is embedded in the outputs of a notebook: texts, tables, pictures (in their Base64), data of plots. Sources and attachments do not count.

- **fail**: the outputs of one notebook take more than \`failMegabytes\`.
- **warn**: they take more than \`warnMegabytes\`.
- **error**: no notebook matches, or one cannot be read.

The history keeps every version of every output: repositories grow by their size with each run, reviews show nothing, and editors open such notebooks slowly or not at all.

**To mend it**, show a part instead of all (\`frame.head()\`), write large pictures and tables to files, lower the resolution of plots or the number of points that an interactive one holds, clear the outputs of the cells that are named, and save the notebook.`,
  stages: ['collect', 'curate', 'explore', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb
warnMegabytes: 2
failMegabytes: 10`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { notebooks, faults } = await readNotebooks(given, world);
  const findings = notebooks.flatMap((file) => judgeNotebook(file, given));
  if (faults.length > 0) return cannotJudge(faults, findings);
  const sizes = notebooks.map(({ notebook }) => sizeOf(notebook.cells));
  const largest = Math.max(...sizes);
  const metrics = { notebooks: notebooks.length, largestMegabytes: Number(inMegabytes(largest)) };
  const summary = say('The largest outputs of a notebook take {0} MB.', inMegabytes(largest));
  return judged(summary, findings, metrics);
}

function judgeNotebook({ path, notebook }: NotebookFile, given: Parameters): readonly Finding[] {
  const size = sizeOf(notebook.cells);
  const { warnMegabytes, failMegabytes } = given;
  if (size <= warnMegabytes * MEGABYTE) return [];
  const isTooLarge = size > failMegabytes * MEGABYTE;
  const limit = isTooLarge ? failMegabytes : warnMegabytes;
  const message = say('The outputs of {0} take {1} MB, more than {2} MB.', path, inMegabytes(size), limit);
  const next = say('Show less in the cells that are named, or clear their outputs, and save the notebook.');
  return [
    { severity: isTooLarge ? 'fail' : 'warn', path, message, next },
    ...largestCells(path, notebook.cells),
  ];
}

function largestCells(path: string, cells: readonly NotebookCell[]): readonly Finding[] {
  const sorted = cells.filter(({ outputs }) => outputs.bytes > 0);
  sorted.sort((a, b) => b.outputs.bytes - a.outputs.bytes || a.index - b.index);
  return sorted.slice(0, NAMED_CELLS).map((cell) => {
    const { count, bytes } = cell.outputs;
    const message = say(
      'The outputs of this cell take {0} MB. Their number: {1}.',
      inMegabytes(bytes),
      count,
    );
    return { severity: 'info', ...placeInCell(path, cell), message };
  });
}

function sizeOf(cells: readonly NotebookCell[]): number {
  return cells.reduce((sum, { outputs }) => sum + outputs.bytes, 0);
}

/** Rounded up, so that what is above a limit never reads as the limit itself. */
function inMegabytes(bytes: number): string {
  return String(Math.ceil((bytes / MEGABYTE) * 100) / 100);
}
