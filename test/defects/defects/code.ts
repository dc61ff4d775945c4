import { defectsOf, type Defect } from '../edit';
import { changes, removes, replaces, writes } from '../fileEdits';

const REQUIREMENTS = 'requirements.txt';
const TRAIN = 'src/churn/train.py';
const SERVE = 'src/churn/serve.py';
const PREPARE = 'src/churn/prepare.py';
const JUNIT = 'reports/junit.xml';
const COVERAGE = 'reports/coverage.xml';

/** Writes something below the imports of a module. */
function insert(file: string, text: string, before: string) {
  return replaces(file, before, `${text}\n${before}`);
}

const KIND = ['RSA', 'PRIVATE'].join(' ');

/** A token as an issuer makes it, put together here so that no scanner takes this file for a leak. */
function token(prefix: string, body: string): string {
  return `${prefix}${body}`;
}

export const DEPENDENCIES: readonly Defect[] = defectsOf('code', 'build/dependencies', [
  {
    name: 'a requirement without a version',
    mentions: 'pandas',
    apply: replaces(REQUIREMENTS, 'pandas==2.3.3', 'pandas'),
  },
  {
    name: 'a requirement with >=',
    mentions: 'numpy>=1.26',
    apply: replaces(REQUIREMENTS, 'numpy==1.26.4', 'numpy>=1.26'),
  },
  {
    name: 'a requirement with ~=',
    mentions: 'fastapi~=0.115.5',
    apply: replaces(REQUIREMENTS, 'fastapi==', 'fastapi~='),
  },
  {
    name: 'a requirement with a star',
    mentions: 'scikit-learn==1.5.*',
    apply: replaces(REQUIREMENTS, '1.5.2', '1.5.*'),
  },
  {
    name: 'a requirement with one sign of equality',
    mentions: 'pytest=8.3.4',
    apply: replaces(REQUIREMENTS, 'pytest==', 'pytest='),
  },
  {
    name: 'a requirement from a branch',
    mentions: '@main',
    apply: replaces(REQUIREMENTS, 'pandas==2.3.3', 'pandas @ git+https://github.com/pandas-dev/pandas@main'),
  },
  {
    name: 'a requirement was removed',
    mentions: '"sklearn',
    apply: replaces(REQUIREMENTS, 'scikit-learn==1.5.2\n', ''),
  },
  {
    name: 'a requirement was commented out',
    mentions: '"fastapi"',
    apply: replaces(REQUIREMENTS, 'fastapi', '# fastapi'),
  },
  {
    name: 'an import that nobody declared',
    mentions: '"lightgbm"',
    apply: insert(TRAIN, 'import lightgbm as lgb', 'import numpy as np'),
  },
  {
    name: 'an undeclared import inside of a function',
    mentions: '"yaml"',
    apply: replaces(SERVE, 'def load():\n', 'def load():\n    import yaml\n\n    yaml.safe_load("{}")\n'),
  },
  {
    name: 'a test imports what nobody declared',
    mentions: '"hypothesis"',
    apply: insert('tests/test_prepare.py', 'from hypothesis import given', 'import pandas as pd'),
  },
  {
    name: 'the import and the package differ in name, and the wrong one is declared',
    mentions: '"cv2"',
    apply: (project) => {
      project.replace(TRAIN, 'import numpy as np', 'import cv2\nimport numpy as np');
      project.change(REQUIREMENTS, (text) => `${text}cv==1.0.0\n`);
    },
  },
  {
    name: 'the dependency file is gone',
    mentions: 'there is no dependency file',
    apply: (project) => {
      project.remove(REQUIREMENTS);
      project.remove('pyproject.toml');
    },
  },
  {
    name: 'pyproject.toml adds an open requirement',
    mentions: 'httpx>=0.27',
    apply: replaces(
      'pyproject.toml',
      'version = "1.2.0"',
      'version = "1.2.0"\ndependencies = ["httpx>=0.27"]',
    ),
  },
  {
    name: 'requirements that another file was to hold',
    verdict: 'error',
    mentions: 'requirements-base.txt',
    apply: changes(REQUIREMENTS, (text) => `-r requirements-base.txt\n${text}`),
  },
]);

export const NOTEBOOK_IMPORT: readonly Defect[] = defectsOf('code', 'code/notebook-import', [
  {
    name: 'the service runs a notebook by papermill',
    mentions: 'serve.py',
    apply: (project) => {
      project.replace(SERVE, 'import pandas as pd', 'import pandas as pd\nimport papermill as pm');
      project.replace(
        SERVE,
        'def load():\n',
        'def load():\n    pm.execute_notebook("notebooks/01-explore.ipynb", "out.ipynb")\n',
      );
    },
  },
  {
    name: 'a notebook is imported like a module',
    mentions: 'import_ipynb',
    apply: insert(TRAIN, 'import import_ipynb', 'import numpy as np'),
  },
  {
    name: 'a command executes a notebook',
    mentions: 'jupyter nbconvert',
    apply: (project) => {
      project.replace(PREPARE, 'from pathlib import Path', 'import subprocess\nfrom pathlib import Path');
      project.replace(
        PREPARE,
        'def main() -> None:\n',
        'def main() -> None:\n    subprocess.run(["jupyter", "nbconvert", "--execute", "notebooks/01-explore.ipynb"])\n',
      );
    },
  },
  {
    name: 'a notebook turned into a script still runs another one',
    mentions: '01-explore.ipynb',
    apply: writes(
      'src/churn/explore.py',
      'get_ipython().run_line_magic("run", "../notebooks/01-explore.ipynb")\n',
    ),
  },
]);

export const TESTS: readonly Defect[] = defectsOf('code', 'test/tests', [
  {
    name: 'a test failed',
    verdict: 'fail',
    mentions: 'test_score',
    apply: replaces(
      JUNIT,
      'name="test_score" time="0.1"/>',
      'name="test_score" time="0.1"><failure message="assert 0.2 == 0.7">tests/test_serve.py:9: AssertionError</failure></testcase>',
    ),
  },
  {
    name: 'a test module cannot be imported',
    verdict: 'fail',
    mentions: 'collection failure',
    apply: replaces(
      JUNIT,
      '</testsuite>',
      '<testcase classname="" name="tests.test_train"><error message="collection failure">ImportError</error></testcase></testsuite>',
    ),
  },
  {
    name: 'no test was collected',
    verdict: 'fail',
    mentions: 'No test was run',
    apply: changes(JUNIT, (text) =>
      text.replace(/<testcase[^]*(?=<\/testsuite>)/, '').replace('tests="5"', 'tests="0"'),
    ),
  },
  {
    name: 'every test is skipped',
    mentions: 'Every test was skipped',
    apply: changes(JUNIT, (text) =>
      text.replace(/(<testcase [^>]*[^/])\/>/g, '$1><skipped message="later"/></testcase>'),
    ),
  },
  {
    name: 'the report is cut off',
    verdict: 'error',
    mentions: 'junit.xml',
    apply: changes(JUNIT, (text) => text.slice(0, 300)),
  },
  {
    name: 'the report was not written',
    verdict: 'error',
    mentions: 'junit.xml',
    apply: removes(JUNIT),
  },
]);

export const COVERAGE_REPORT: readonly Defect[] = defectsOf('code', 'test/coverage', [
  {
    name: 'coverage dropped',
    verdict: 'fail',
    mentions: 'at least 0.8',
    apply: replaces(COVERAGE, 'lines-covered="53"', 'lines-covered="41"'),
  },
  {
    name: 'new code came without tests',
    verdict: 'fail',
    mentions: 'explain.py',
    apply: changes(COVERAGE, (text) => {
      const lines = Array.from({ length: 20 }, (_, at) => `<line number="${String(at + 1)}" hits="0"/>`).join(
        '',
      );
      return text
        .replace('lines-valid="58"', 'lines-valid="78"')
        .replace(
          '</classes>',
          `<class name="explain.py" filename="churn/explain.py"><lines>${lines}</lines></class></classes>`,
        );
    }),
  },
  {
    name: 'coverage measured nothing',
    verdict: 'error',
    mentions: 'measured no lines',
    apply: writes(COVERAGE, '<coverage lines-valid="0" lines-covered="0" line-rate="0"/>\n'),
  },
]);

export const SECRETS: readonly Defect[] = defectsOf('code', 'code/secrets', [
  {
    name: 'a token of GitHub in the code',
    verdict: 'fail',
    mentions: 'serve.py',
    apply: insert(
      SERVE,
      `GITHUB = "${token('ghp_', 'k3VbQ9sXw2LmT7yRzP4cHn8uJd5fGa1eXo6B')}"`,
      'app = FastAPI()',
    ),
  },
  {
    name: 'a key of AWS in a comment',
    verdict: 'fail',
    mentions: 'train.py',
    apply: insert(TRAIN, `# key: ${token('AKIA', 'J7QX3M5TZ2WLPR4N')}`, 'SEED = 20261124'),
  },
  {
    name: 'a random text as password',
    verdict: 'fail',
    mentions: 'prepare.py',
    apply: insert(PREPARE, `DB_PASSWORD = "${token('q8Zt', '4vLx!Rm2Kp9wYc7Jd3Hs6Nb')}"`, 'SEED = 20261124'),
  },
  {
    name: 'a password in an address',
    verdict: 'fail',
    mentions: 'prepare.py',
    apply: insert(
      PREPARE,
      `URL = "postgresql://churn:${token('k7Qp', '2mXv9Lt')}@db.internal:5432/churn"`,
      'SEED = 20261124',
    ),
  },
  {
    name: 'the token’s fallback is the token',
    verdict: 'fail',
    mentions: 'serve.py',
    apply: replaces(
      SERVE,
      'os.environ["CHURN_TOKEN"]',
      `os.environ.get("CHURN_TOKEN", "${token('9f86d081884c7d65', '9a2feaa0c55ad015a3bf4f1b')}")`,
    ),
  },
  {
    name: 'a private key',
    verdict: 'fail',
    mentions: 'serve.py',
    apply: insert(
      SERVE,
      `KEY = """-----BEGIN ${KIND} KEY-----\nMIIEpAIBAAKCAQEA2mX9q7Vb3TzK8wLp4RcJ5nYdGh6sFu1oEiA0\nQxN2vB7kMz9WtP3yCrL5jH8gDf4SaXeUo6IqRnT1bZmVw0KJlYp\n-----END ${KIND} KEY-----"""`,
      'app = FastAPI()',
    ),
  },
]);

export const PATHS: readonly Defect[] = defectsOf('code', 'code/paths', [
  {
    name: 'data from the author’s home folder',
    mentions: '/home/maria',
    apply: replaces(TRAIN, '"data/processed/train.csv"', '"/home/maria/churn/data/processed/train.csv"'),
  },
  {
    name: 'data from a drive of Windows',
    mentions: 'C:',
    apply: replaces(PREPARE, 'Path("data")', 'Path(r"C:\\Users\\maria\\data")'),
  },
  {
    name: 'the model from a mounted share',
    mentions: '/mnt/models',
    apply: replaces(SERVE, '"models/model.pkl"', '"/mnt/models/churn/model.pkl"'),
  },
]);
