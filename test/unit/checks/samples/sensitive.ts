import { notebookText } from '../notebook/notebooks';
import type { CheckSample } from './sample';

const NOTEBOOK = notebookText([
  { type: 'markdown', source: '# Exploration\n\nAsk user@example.com.' },
  { source: 'import os\ntoken = os.environ["TOKEN"]\nframe = load("data/raw.csv")', count: 1 },
]);
const CODE = 'import os\n\nTOKEN = os.environ["TOKEN"]\nFOLDER = "data/raw"\n';
const notebooks = ['notebook.secrets', 'notebook.pii', 'notebook.paths'].map((uses): CheckSample => ({
  uses,
  with: { files: 'notebooks/a.ipynb' },
  files: { 'notebooks/a.ipynb': NOTEBOOK },
  input: 'notebooks/a.ipynb',
}));
const code = ['code.secrets', 'code.paths'].map((uses): CheckSample => ({
  uses,
  with: {},
  files: { 'src/train.py': CODE },
  input: 'src/train.py',
  links: ['src/train.py'],
  // Half of a program and an empty module, such as an `__init__.py`, hold neither secrets nor paths.
  exceptions: { truncated: 'pass', empty: 'pass' },
}));

/** Projects without secrets, personal data and absolute paths. */
export const SENSITIVE: readonly CheckSample[] = [
  ...notebooks,
  ...code,
  {
    uses: 'data.pii',
    with: { file: 'data/people.csv', columns: ['mail', 'plan'] },
    files: { 'data/people.csv': 'id,mail,plan\n1,user1@example.com,basic\n2,user2@example.com,plus\n' },
    input: 'data/people.csv',
  },
];
