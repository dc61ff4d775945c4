import type { HarmlessEdit } from '../edit';
import type { ProjectFolder } from '../projectFolder';

const REQUIREMENTS = 'requirements.txt';
const TRAIN = 'src/churn/train.py';
const SERVE = 'src/churn/serve.py';
const PREPARE = 'src/churn/prepare.py';
const JUNIT = 'reports/junit.xml';
const COVERAGE = 'reports/coverage.xml';

/** An edit of code, committed: what is not committed is told by a check of its own. */
function edit(family: string, name: string, apply: (project: ProjectFolder) => void): HarmlessEdit {
  return {
    family,
    name,
    apply: (project) => {
      apply(project);
      project.commit(name);
    },
  };
}

function importing(text: string, file = TRAIN, before = 'import numpy as np') {
  return (project: ProjectFolder): void => project.replace(file, before, `${text}\n${before}`);
}

export const HARMLESS_REQUIREMENTS: readonly HarmlessEdit[] = [
  edit('code', 'requirements with comments', (project) =>
    project.change(
      REQUIREMENTS,
      (text) => `# For the service and the training\n\n${text.replace('2.3.3', '2.3.3  # newest of 2')}`,
    ),
  ),
  edit('code', 'requirements in another order', (project) =>
    project.changeLines(REQUIREMENTS, (lines) => lines.reverse()),
  ),
  edit('code', 'a requirement with extras', (project) =>
    project.replace(REQUIREMENTS, 'pandas==', 'pandas[parquet,excel]=='),
  ),
  edit('code', 'a requirement in another spelling of its name', (project) =>
    project.replace(REQUIREMENTS, 'scikit-learn==1.5.2', 'Scikit_Learn == 1.5.2'),
  ),
  edit('code', 'a requirement for some systems only', (project) =>
    project.change(REQUIREMENTS, (text) => `${text}pywin32==308 ; sys_platform == "win32"\n`),
  ),
  edit('code', 'requirements with digests', (project) =>
    project.replace(
      REQUIREMENTS,
      'numpy==1.26.4',
      `numpy==1.26.4 \\\n    --hash=sha256:${'0a1b2c3d'.repeat(8)} \\\n    --hash=sha256:${'f9e8d7c6'.repeat(8)}`,
    ),
  ),
  edit('code', 'requirements divided into two files', (project) => {
    project.replace(REQUIREMENTS, 'pytest==8.3.4\n', '');
    project.write('requirements-dev.txt', '-r requirements.txt\npytest==8.3.4\n');
  }),
  edit('code', 'open requirements in pyproject.toml beside exact ones', (project) =>
    project.replace(
      'pyproject.toml',
      'version = "1.2.0"',
      'version = "1.2.0"\ndependencies = ["pandas>=2", "numpy"]',
    ),
  ),
];

export const HARMLESS_IMPORTS: readonly HarmlessEdit[] = [
  edit('code', 'an import of the standard library', importing('import tomllib')),
  edit(
    'code',
    'an import of the project',
    importing('from churn.prepare import DATA', TRAIN, '\nSEED = 20261124'),
  ),
  edit('code', 'a relative import', importing('from . import prepare', SERVE, '\nMODEL = Path')),
  edit(
    'code',
    'an import for type checkers',
    importing('from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import polars'),
  ),
  edit(
    'code',
    'an optional import',
    importing('try:\n    import orjson as json\nexcept ImportError:\n    import json'),
  ),
  edit('code', 'a comment and a docstring that speak of notebooks and packages', (project) => {
    project.replace(
      TRAIN,
      '"""Trains the model',
      '"""Once run by papermill.execute_notebook("01-explore.ipynb").\n\nimport torch\n\nTrains the model',
    );
    project.replace(
      TRAIN,
      'SEED = 20261124',
      '# %run 01-explore.ipynb, jupyter nbconvert --execute\nSEED = 20261124',
    );
  }),
];

export const HARMLESS_TEXTS: readonly HarmlessEdit[] = [
  edit(
    'code',
    'a token from the environment',
    importing('API_TOKEN = os.environ.get("API_TOKEN", "")', SERVE, 'THRESHOLD = 0.5'),
  ),
  edit(
    'code',
    'placeholders instead of passwords',
    importing(
      'DB_PASSWORD = "changeme"\nAPI_KEY = "<token>"\nSECRET = "your-secret-here"',
      SERVE,
      'THRESHOLD = 0.5',
    ),
  ),
  edit(
    'code',
    'a digest of a file',
    importing(`MODEL_SHA256 = "${'0a1b2c3d4e5f6789'.repeat(4)}"`, SERVE, 'THRESHOLD = 0.5'),
  ),
  edit('code', 'another route', (project) =>
    project.change(
      SERVE,
      (text) =>
        `${text}\n\n@app.get("/api/v1/data/versions")\ndef versions() -> dict:\n    return {"versions": ["/api/v1"]}\n`,
    ),
  ),
  edit(
    'code',
    'an address of a service',
    importing('DOCS = "https://churn.example.org/data/models/card.html"', SERVE, 'THRESHOLD = 0.5'),
  ),
  edit(
    'code',
    'a folder of the container',
    importing('CACHE = Path("/tmp/churn")', PREPARE, 'SEED = 20261124'),
  ),
  edit('code', 'other line ends', (project) =>
    project.change(PREPARE, (text) => text.replaceAll('\n', '\r\n')),
  ),
];

export const HARMLESS_REPORTS: readonly HarmlessEdit[] = [
  edit('code', 'tests that took another time, in another order', (project) =>
    project.change(JUNIT, (text) => {
      const cases = text.match(/ *<testcase .*\n/g) ?? [];
      const [first = ''] = cases;
      const begin = text.indexOf(first);
      const rest = text.slice(begin + cases.join('').length);
      return (
        text.slice(0, begin).replace('0.42', '1.37') +
        [...cases].reverse().join('').replaceAll('0.1"', '0.3"') +
        rest
      );
    }),
  ),
  edit('code', 'one test more', (project) =>
    project.replace(
      JUNIT,
      '</testsuite>',
      '<testcase classname="tests.test_train" name="test_seed" time="0.2"/></testsuite>',
    ),
  ),
  edit('code', 'a bit more coverage', (project) =>
    project.replace(
      COVERAGE,
      'lines-covered="53" line-rate="0.9138"',
      'lines-covered="55" line-rate="0.9483"',
    ),
  ),
];

export const HARMLESS_VERSIONS: readonly HarmlessEdit[] = [
  edit('git', 'a change that is committed', (project) =>
    project.replace(TRAIN, 'max_iter=1000', 'max_iter=1200'),
  ),
  edit('git', 'a module of its own, committed', (project) =>
    project.write('src/churn/explain.py', 'WEIGHTS = {}\n'),
  ),
  {
    family: 'git',
    name: 'notes that are of no stage',
    apply: (project) => project.write('notes.txt', 'Ask about the fees.\n'),
  },
  {
    family: 'git',
    name: 'a large file that git ignores',
    apply: (project) => {
      project.change('.gitignore', (text) => `${text}/scratch/\n`);
      project.write('scratch/cache.bin', Buffer.alloc(20_000_000));
    },
  },
  edit('git', 'a pointer of Git LFS instead of a checkpoint', (project) =>
    project.write(
      'models/checkpoint.bin',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'4d7a2146'.repeat(8)}\nsize 912345678\n`,
    ),
  ),
];
