import type { Finding, Outcome } from '../../evidence/evidence';
import type { CellError, NotebookCell } from '../../notebook/notebookCell';
import { say } from '../../text/message';
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
import { exceptionWords, raisingLine } from './raisedWords';
import { cannotJudge, judged } from '../outcomes';

/** No cell of a notebook was saved with an exception as its output. */
export const notebookErrors: BuiltinCheckOf<NotebookParameters> = {
  id: 'notebook.errors',
  judgement: 1,
  // Outputs are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Notebooks have no errors in their outputs',
  description: `Looks through the outputs that a notebook was saved with for exceptions.

- **fail**: a cell ended with an exception.
- **warn**: a notebook was not executed or its outputs were stripped, so that nothing can be told; or there is no code at all.
- **error**: no notebook matches, or one cannot be read.

What stands below a cell that failed was computed without it, or from what an earlier run left behind.

Cells tagged \`raises-exception\` fail on purpose; they are listed but do not count.

**To mend it**, correct the cell, restart the kernel, run all cells, and save the notebook.`,
  stages: ['collect', 'curate', 'explore', 'train', 'evaluate'],
  parameters: notebookParameters,
  example: `files: [notebooks/*.ipynb, reports/*.ipynb]`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: NotebookParameters, world: CheckWorld): Promise<Outcome> {
  const { notebooks, faults } = await readNotebooks(given, world);
  const findings = notebooks.flatMap(judgeNotebook);
  if (faults.length > 0) return cannotJudge(faults, findings);
  const cells = notebooks.reduce((sum, { notebook }) => sum + codeCells(notebook).length, 0);
  const errors = notebooks
    .flatMap(({ notebook }) => notebook.cells)
    .reduce((sum, cell) => sum + (isAnnounced(cell) ? 0 : cell.outputs.errorCount), 0);
  const metrics = { notebooks: notebooks.length, cells, errors };
  if (cells === 0) {
    const nothing = findings.map((finding) => ({ ...finding, severity: 'warn' }) as const);
    return judged(say('No notebook has code to execute.'), nothing, metrics);
  }
  return judged(say('Errors: {0}, in notebooks: {1}.', errors, notebooks.length), findings, metrics);
}

function judgeNotebook({ path, notebook }: NotebookFile): readonly Finding[] {
  const cells = codeCells(notebook);
  if (cells.length === 0) return [withoutCode(path)];
  if (cells.every((cell) => cell.executionCount === undefined && cell.outputs.count === 0)) {
    const message = say(
      'The notebook was not executed, or its outputs were stripped: it cannot show errors.',
    );
    return [{ severity: 'warn', path, message, next: say('Run all cells and save the notebook.') }];
  }
  return notebook.cells.flatMap((cell) =>
    cell.outputs.errors.map((error) => errorFinding(path, cell, error)),
  );
}

function errorFinding(path: string, cell: NotebookCell, error: CellError): Finding {
  const place = placeInCell(path, cell, raisingLine(error.traceback));
  const { name, words } = exceptionWords(error);
  if (isAnnounced(cell)) {
    return { severity: 'info', ...place, message: say('The cell raises {0}, as its tag announces.', name) };
  }
  const message =
    words === '' ? say('The cell raises {0}.', name) : say('The cell raises {0}: {1}', name, words);
  const next = say('Mend the cell, then restart the kernel and run all cells.');
  return { severity: 'fail', ...place, message, next };
}

/** Jupyter's tag for a cell that shows how something fails. */
function isAnnounced({ tags }: NotebookCell): boolean {
  return tags.includes('raises-exception');
}
