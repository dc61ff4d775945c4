import { notebookText } from '../notebook/notebooks';
import type { CheckSample } from './sample';

const FILE = 'notebooks/a.ipynb';
const NOTEBOOK = notebookText([
  { type: 'markdown', source: '# Exploration' },
  { source: 'x = 1', count: 1 },
  { source: 'print(x)', count: 2, outputs: [{ output_type: 'stream', name: 'stdout', text: ['1\n'] }] },
]);

/** Notebooks that were executed once, from top to bottom. `notebook.executes` needs Jupyter: see its own tests. */
export const NOTEBOOKS: readonly CheckSample[] = [
  ...['notebook.order', 'notebook.errors', 'notebook.executes', 'notebook.size'].map((uses): CheckSample => ({
    uses,
    with: { files: FILE },
    files: { [FILE]: NOTEBOOK },
    input: FILE,
  })),
  {
    uses: 'notebook.fresh-outputs',
    with: { files: FILE },
    files: { [FILE]: NOTEBOOK },
    input: FILE,
    needs: 'git',
  },
];
