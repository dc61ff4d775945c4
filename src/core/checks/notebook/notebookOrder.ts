import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import {
  codeCells,
  notebookConsumption,
  notebookParameters,
  placeInCell,
  readNotebooks,
  withoutCode,
  type NotebookFile,
  type NotebookParameters,
} from './notebookFiles';
import { cannotJudge, judged } from '../outcomes';

/** The cells of notebooks were executed once, from top to bottom. */
export const notebookOrder: BuiltinCheckOf<NotebookParameters> = {
  id: 'notebook.order',
  judgement: 1,
  // Execution counts are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Notebooks were executed from top to bottom',
  description: `Looks at the execution counts that a notebook was saved with: code cells that are not empty must carry 1, 2, 3 … in the order of the file.

- **fail**: a cell was executed before one that stands above it, or two cells carry the same count.
- **warn**: cells were not executed, counts begin above 1 or leave numbers out, or there is no code at all.
- **error**: no notebook matches, or one cannot be read.

Results of cells that ran in another order depend on a state that nobody can see in the file: whoever runs it from the top gets something else, or an exception. Gaps mean that cells were run again or deleted.

Cells tagged \`skip-execution\` are left out.

**To mend it**, restart the kernel, run all cells, and save the notebook.`,
  stages: ['collect', 'curate', 'explore', 'train', 'evaluate'],
  parameters: notebookParameters,
  example: `files: notebooks/*.ipynb`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: NotebookParameters, world: CheckWorld): Promise<Outcome> {
  const { notebooks, faults } = await readNotebooks(given, world, () => ({ isSourceOnly: true }));
  const findings = notebooks.flatMap(judgeNotebook);
  if (faults.length > 0) return cannotJudge(faults, findings);
  const cells = notebooks.reduce((sum, { notebook }) => sum + executable(notebook.cells).length, 0);
  const executed = notebooks.reduce((sum, { notebook }) => {
    return sum + executable(notebook.cells).filter((cell) => cell.executionCount !== undefined).length;
  }, 0);
  const metrics = { notebooks: notebooks.length, cells, executed };
  if (cells === 0) {
    const nothing = findings.map((finding) => ({ ...finding, severity: 'warn' }) as const);
    return judged(say('No notebook has code to execute.'), nothing, metrics);
  }
  return judged(summaryOf(findings, notebooks.length, cells), findings, metrics);
}

function summaryOf(findings: readonly Finding[], notebooks: number, cells: number): Message {
  const wrong = new Set(findings.filter(({ severity }) => severity !== 'info').map(({ path }) => path)).size;
  return wrong === 0
    ? say('Cells executed in order: {0}, in notebooks: {1}.', cells, notebooks)
    : say('{0} of {1} notebooks were not executed from top to bottom.', wrong, notebooks);
}

function executable(cells: readonly NotebookCell[]): readonly NotebookCell[] {
  return cells.filter(
    (cell) => cell.type === 'code' && cell.source.trim() !== '' && !cell.tags.includes('skip-execution'),
  );
}

function judgeNotebook({ path, notebook }: NotebookFile): readonly Finding[] {
  const cells = executable(codeCells(notebook));
  if (cells.length === 0) return [withoutCode(path)];
  const next = say('Restart the kernel, run all cells and save the notebook.');
  if (cells.every((cell) => cell.executionCount === undefined)) {
    return [{ severity: 'warn', path, message: say('The notebook was not executed.'), next }];
  }
  let last = 0;
  const seen = new Set<number>();
  return cells.flatMap((cell): Finding[] => {
    const fault = faultOf(cell.executionCount, last, seen);
    if (cell.executionCount !== undefined) {
      seen.add(cell.executionCount);
      last = Math.max(last, cell.executionCount);
    }
    return fault === undefined ? [] : [{ ...fault, ...placeInCell(path, cell), next }];
  });
}

function faultOf(
  count: number | undefined,
  last: number,
  seen: ReadonlySet<number>,
): Pick<Finding, 'severity' | 'message'> | undefined {
  if (count === undefined) return { severity: 'warn', message: say('The cell was not executed.') };
  if (seen.has(count)) {
    return { severity: 'fail', message: say('The execution count {0} is there twice.', count) };
  }
  if (count < last) {
    const message = say(
      'The cell was executed as number {0}, before number {1} that stands above it.',
      count,
      last,
    );
    return { severity: 'fail', message };
  }
  if (count === last + 1) return undefined;
  const message =
    last === 0
      ? say('The first executed cell carries the count {0} instead of 1.', count)
      : say('The execution count leaps from {0} to {1}: cells were run again or deleted.', last, count);
  return { severity: 'warn', message };
}
