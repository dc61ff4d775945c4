import assert from 'node:assert/strict';
import { codeDependencies } from '../../../../src/core/checks/code/codeDependencies';
import { notebookText } from '../notebook/notebooks';
import { judge, lines, memoryWorld, nextSteps, refused, scope, type MemoryFile } from '../memoryWorld';

const CODE = { 'src/a.py': 'import pandas as pd\nfrom sklearn.svm import SVC\n' };

async function judged(files: Readonly<Record<string, MemoryFile>>, given: object = {}): Promise<readonly string[]> {
  const folders = new Set(Object.keys(files).flatMap(foldersOf));
  const world = memoryWorld(files, {
    kindOf: (path) => Promise.resolve(path in files ? 'file' : folders.has(path) ? 'folder' : 'nothing'),
  });
  return lines(await judge(codeDependencies, given, world));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** What a dependency file alone gives occasion to say; the code imports nothing. */
async function said(file: string, text: string, more: Readonly<Record<string, string>> = {}) {
  return (await judged({ 'a.py': '', [file]: text, ...more })).slice(1);
}

describe('code.dependencies', () => {
  describe('imports', () => {
    it('passes where everything is declared, whatever the spelling of the name', async () => {
      const requirements = '# What it needs\nPandas[parquet]==2.3.3\nScikit_Learn == 1.5.2  # models\n';
      assert.deepEqual(await judged({ ...CODE, 'requirements.txt': requirements }), [
        'pass: Packages imported: 2, all of them declared.',
      ]);
    });

    it('warns of an import that nobody declared, at its place, with the name to install', async () => {
      const files = { 'src/a.py': 'import os\n\nimport yaml, pandas\n', 'requirements.txt': 'pandas==2.3.3\n' };
      const outcome = await judge(codeDependencies, {}, memoryWorld(files));
      assert.deepEqual(lines(outcome), [
        'warn: Packages imported: 2. Imports not declared: 1, requirements not pinned: 0.',
        'warn src/a.py:2:7 "yaml" is imported, but no dependency file declares it.',
      ]);
      assert.deepEqual(nextSteps(outcome), ['Add "PyYAML" with its exact version to requirements.txt.']);
      assert.deepEqual(outcome.metrics, { packages: 2, undeclared: 1, unpinned: 0 });
    });

    it('knows the packages whose modules have other names', async () => {
      const pairs: readonly (readonly [string, string])[] = [
        ['import cv2', 'opencv-python-headless'],
        ['from PIL import Image', 'Pillow'],
        ['from bs4 import BeautifulSoup', 'beautifulsoup4'],
        ['from dateutil.parser import parse', 'python-dateutil'],
        ['import dotenv', 'python-dotenv'],
        ['from skimage import io', 'scikit-image'],
        ['from google.cloud import storage', 'google-cloud-storage'],
        ['import google.cloud.bigquery as bq', 'google-cloud-bigquery'],
        ['from google.protobuf import text_format', 'protobuf'],
        ['from azure.storage.blob import BlobServiceClient', 'azure-storage-blob'],
        ['import ruamel.yaml', 'ruamel.yaml'],
        ['import tensorflow as tf', 'tensorflow-cpu'],
        ['import psycopg2', 'psycopg2-binary'],
        ['import faiss', 'faiss-cpu'],
        ['import cupy', 'cupy-cuda12x'],
        ['import docx', 'python-docx'],
        ['import jwt', 'PyJWT'],
        ['import mpl_toolkits.mplot3d', 'matplotlib'],
        ['import sentence_transformers', 'sentence-transformers'],
        ['import magic', 'python-magic'],
        ['import umap', 'umap-learn'],
        ['import pkg_resources', 'setuptools'],
        ['from opentelemetry import trace', 'opentelemetry-api'],
        ['from airflow.providers.google.cloud.hooks import gcs', 'apache-airflow-providers-google'],
      ];
      for (const [code, name] of pairs) {
        const [verdict] = await judged({ 'a.py': `${code}\n`, 'requirements.txt': `${name}==1.0\n` });
        assert.match(verdict ?? '', /^pass: Packages imported: 1/, code);
      }
    });

    it('tells apart what shares a first name', async () => {
      const files = {
        'a.py': 'from google.cloud import storage, bigquery\n',
        'requirements.txt': 'google-cloud-storage==2.0\n',
      };
      assert.deepEqual((await judged(files)).slice(1), [
        'warn a.py:0:5 "google.cloud.bigquery" is imported, but no dependency file declares it.',
      ]);
    });

    it('demands neither the standard library, of any version, nor what Python itself has', async () => {
      const text = 'from __future__ import annotations\nimport os.path, tomllib, distutils, zoneinfo, _thread, compression.zstd\n';
      assert.deepEqual(await judged({ 'a.py': text }), ['pass: Packages imported: 0, all of them declared.']);
    });

    it('demands no modules of the project: beside, in src, relative, folders without __init__', async () => {
      const files = {
        'src/churn/__init__.py': '',
        'src/churn/train.py': 'from . import x\nfrom .prepare import y\nimport prepare\nfrom churn import z\n',
        'src/churn/prepare.py': '',
        'tests/test_a.py': 'import churn.train\nfrom tests.common import c\nimport conftest\n',
        'tests/conftest.py': '',
        'tests/common.py': '',
        'tools/deep/run.py': 'import tools.deep.other\nimport deep.other\n',
        'tools/deep/other.py': '',
        'notebooks/a.ipynb': notebookText([{ source: 'import b\nimport shared' }]),
        'notebooks/b.ipynb': notebookText([{ source: 'x = 1' }]),
        'shared.py': '',
      };
      assert.deepEqual(await judged(files), ['pass: Packages imported: 0, all of them declared.']);
    });

    it('follows the folders that settings and sys.path add', async () => {
      const files = {
        'services/run.py': 'import helpers\n',
        'common/py/helpers.py': '',
        'jobs/job.py': 'import sys\nsys.path.append(str(ROOT / "shared" / "py"))\nimport tools\n',
        'shared/py/tools.py': '',
        'pyproject.toml': '[tool.pytest.ini_options]\npythonpath = ["common/py"]\n',
      };
      assert.deepEqual(await judged(files), ['pass: Packages imported: 0, all of them declared.']);
    });

    it('does not demand the project itself', async () => {
      const pyproject = '[project]\nname = "Churn-Model"\nversion = "1"\ndependencies = []\n';
      assert.deepEqual(await judged({ 'a.py': 'import churn_model\n', 'pyproject.toml': pyproject }), [
        'pass: Packages imported: 0, all of them declared.',
      ]);
    });

    it('does not demand optional imports and those for types', async () => {
      const text = [
        'from typing import TYPE_CHECKING',
        'from contextlib import suppress',
        'try:',
        '    import ujson as json',
        'except ImportError:',
        '    import simplejson as json',
        'try:',
        '    import a1',
        'except (ValueError, ModuleNotFoundError) as error:',
        '    a1 = None',
        'with suppress(ImportError):',
        '    import a2',
        'if TYPE_CHECKING:',
        '    from a3 import T',
        'else:',
        '    import needed',
        'try:',
        '    import also_needed',
        'except ValueError:',
        '    pass',
        '"""import not_code"""  # import nothing',
      ].join('\n');
      assert.deepEqual((await judged({ 'a.py': text, 'requirements.txt': '' })).slice(1), [
        'warn a.py:15:11 "needed" is imported, but no dependency file declares it.',
        'warn a.py:17:11 "also_needed" is imported, but no dependency file declares it.',
      ]);
    });

    it('reads notebooks: magics are no declaration, and kernels bring IPython', async () => {
      const files = {
        'a.ipynb': notebookText([
          { source: '%pip install lightgbm' },
          { type: 'markdown', source: 'import nothing' },
          { source: '%matplotlib inline\nfrom IPython.display import display\nimport lightgbm' },
          { source: '%%bash\nimport x' },
        ]),
        'requirements.txt': 'matplotlib==3.9.0\n',
      };
      assert.deepEqual((await judged(files)).slice(1), [
        'warn a.ipynb#2:2:7 "lightgbm" is imported, but no dependency file declares it.',
        'info a.ipynb#3 Cells in other languages than Python are left out: 1.',
      ]);
    });

    it('says a package once for each file and leaves out what is ignored', async () => {
      const files = {
        'a.py': 'import torch\nimport torch.nn\nfrom dbutils import fs\n',
        'b.py': 'def f():\n    import torch\n',
        'requirements.txt': 'numpy==1.26.4\n',
      };
      assert.deepEqual((await judged(files, { ignore: ['dbutils'] })).slice(1), [
        'warn a.py:0:7 "torch" is imported, but no dependency file declares it.',
        'warn b.py:1:11 "torch" is imported, but no dependency file declares it.',
      ]);
    });

    it('warns once where there is no dependency file at all', async () => {
      assert.deepEqual((await judged(CODE)).slice(1), [
        'warn src/a.py:0:7 The code imports packages, but there is no dependency file: pandas, scikit-learn.',
      ]);
      assert.deepEqual((await judged({ ...CODE, 'constraints.txt': 'pandas==2\n' })).length, 2);
    });

    it('reads what comes after a line that is no Python', async () => {
      const text = 'import\nx = = 1\nimport yaml\n';
      assert.match((await judged({ 'a.py': text, 'requirements.txt': '' })).join(), /"yaml" is imported/);
    });
  });

  describe('requirements', () => {
    const loose = async (line: string) => said('requirements.txt', `${line}\n`);

    it('are exact by ==, ===, a digest or a commit', async () => {
      const commit = 'a'.repeat(40);
      for (const line of [
        'pandas==2.3.3',
        'pandas===2.3.3',
        'pandas (==2.3.3)',
        'pandas==2.3.3 ; python_version >= "3.11"',
        'pandas==2.3.3,>=2',
        `pandas @ git+https://github.com/pandas-dev/pandas@${commit}`,
        `git+https://github.com/pandas-dev/pandas@${commit}#egg=pandas`,
        `pandas @ https://host/pandas-2.whl#sha256=${'b'.repeat(64)}`,
        `pandas==2.3.3 \\\n    --hash=sha256:${'b'.repeat(64)} \\\n    --hash=sha256:${'c'.repeat(64)}`,
        '-e .',
        './libs/own',
        '--index-url https://host/simple',
        '# pandas',
        '',
      ]) {
        assert.deepEqual(await loose(line), [], line);
      }
    });

    it('warn with the place where they are not', async () => {
      const expected: Readonly<Record<string, RegExp>> = {
        'pandas': /^warn requirements\.txt:0:0 "pandas" names no version/,
        'pandas[parquet]  # newest': /"pandas\[parquet\]" names no version/,
        'pandas>=2,<3': /"pandas>=2,<3" allows several versions/,
        'pandas~=2.3.0': /allows several/,
        'pandas!=2.1': /allows several/,
        'pandas==2.*': /names a family of versions/,
        'pandas=2.3.3': /no requirement that an installer understands/,
        'pandas @ git+https://github.com/pandas-dev/pandas@main': /may change/,
        'git+https://github.com/pandas-dev/pandas.git@v2.1': /may change/,
        'pandas @ https://host/pandas-2.whl': /may change/,
      };
      for (const [line, words] of Object.entries(expected)) {
        const findings = await loose(line);
        assert.equal(findings.length, 1, line);
        assert.match(findings[0] ?? '', words);
      }
      assert.deepEqual(await said('requirements.txt', 'numpy==1.26.4\r\n\r\n  pandas>=2\r\n'), [
        'warn requirements.txt:2:2 "pandas>=2" allows several versions: tomorrow another one may be installed.',
      ]);
    });

    it('follow -r and -c: declared there is declared, pinned there is pinned', async () => {
      const files = {
        'a.py': 'import pandas, numpy, yaml\n',
        'requirements.txt': '-r deps/base.txt\n-c deps/limits.txt\nnumpy\n',
        'deps/base.txt': 'pandas\n-r more.txt\n',
        'deps/more.txt': 'PyYAML>=6\n',
        'deps/limits.txt': 'pandas==2.3.3\nnumpy==1.26.4\npyyaml==6.0.2\n',
      };
      assert.deepEqual(await judged(files), ['pass: Packages imported: 3, all of them declared.']);
      const broken = await judged({ 'a.py': '', 'requirements.txt': '-r gone.txt\n' });
      assert.deepEqual(broken.slice(0, 2), [
        'error: gone.txt cannot be read: it does not exist.',
        'fail requirements.txt:0:0 gone.txt cannot be read: it does not exist.',
      ]);
    });

    it('tell of files that were read but are not watched', async () => {
      const files = { 'a.py': '', 'requirements.txt': '-r deps/base.txt\n', 'deps/base.txt': 'x==1\n' };
      const world = memoryWorld(files, { files: ['a.py', 'requirements.txt'] });
      assert.deepEqual(lines(await judge(codeDependencies, {}, world)).slice(1), [
        'info requirements.txt:0:0 deps/base.txt was read, but the check does not notice when it changes.',
      ]);
    });

    it('may be loose for a library', async () => {
      const files = { ...CODE, 'requirements.txt': 'pandas\nscikit-learn>=1\n' };
      assert.equal((await judged(files, { exactPins: false })).length, 1);
    });

    it('may include each other', async () => {
      const files = { 'a.txt.py': '', 'requirements.txt': '-r requirements-b.txt\n', 'requirements-b.txt': '-r requirements.txt\n' };
      assert.match((await judged(files))[0] ?? '', /^pass/);
    });
  });

  describe('pyproject.toml', () => {
    const PEP = [
      '[project]',
      'name = "churn"',
      'dependencies = [',
      '  "pandas>=2",',
      "  'numpy==1.26.4',",
      ']',
      '[project.optional-dependencies]',
      'gpu = ["torch"]',
      '[dependency-groups]',
      'test = ["pytest==8.3.4", {include-group = "lint"}]',
      'lint = ["ruff"]',
      '',
    ].join('\n');

    it('declares by PEP 621, extras and dependency groups', async () => {
      const imports = 'import pandas, numpy, torch, pytest, ruff\n';
      assert.deepEqual(await judged({ 'a.py': imports, 'pyproject.toml': PEP }), [
        'warn: Packages imported: 5. Imports not declared: 0, requirements not pinned: 3.',
        'warn pyproject.toml:3:3 "pandas>=2" allows several versions: tomorrow another one may be installed.',
        'warn pyproject.toml:7:8 "torch" names no version: whatever is newest gets installed.',
        'warn pyproject.toml:10:9 "ruff" names no version: whatever is newest gets installed.',
      ]);
    });

    it('is pinned by a lock beside it, as far as the lock has it', async () => {
      const lock = ['pandas', 'torch', 'numpy', 'pytest'].map((name) => `[[package]]\nname = "${name}"\n`).join('\n');
      const findings = await said('pyproject.toml', PEP, { 'uv.lock': lock });
      assert.deepEqual(findings, [
        'warn pyproject.toml:10:9 "ruff" names no version: whatever is newest gets installed. The lock uv.lock does not have it.',
      ]);
    });

    it('is pinned by exact requirements', async () => {
      const compiled = 'pandas==2.3.3\ntorch==2.5.0\nruff==0.8.0\n';
      assert.deepEqual(await said('pyproject.toml', PEP, { 'requirements.txt': compiled }), []);
    });

    it('reads Poetry', async () => {
      const poetry = [
        '[tool.poetry]',
        'name = "churn"',
        '[tool.poetry.dependencies]',
        'python = "^3.11"',
        'pandas = "^2.2"',
        'numpy = "1.26.4"',
        'scipy = {version = "==1.14.1", extras = ["x"]}',
        'own = {path = "../own"}',
        'fork = {git = "https://host/fork.git", branch = "main"}',
        '[tool.poetry.group.dev.dependencies]',
        'pytest = "*"',
        '',
      ].join('\n');
      assert.deepEqual(await said('pyproject.toml', poetry), [
        'warn pyproject.toml:4:0 "pandas ^2.2" allows several versions: tomorrow another one may be installed.',
        'warn pyproject.toml:8:0 "fork" fetches from an address whose content may change.',
        'warn pyproject.toml:10:0 "pytest *" names no version: whatever is newest gets installed.',
      ]);
    });

    it('without dependencies declares none', async () => {
      const files = { 'a.py': 'import numpy\n', 'pyproject.toml': '[project]\nname = "x"\n', 'requirements.txt': 'numpy==1.26.4\n' };
      assert.match((await judged(files))[0] ?? '', /^pass/);
    });

    it('that is malformed cannot be judged', async () => {
      const [verdict, fault] = await judged({ 'a.py': '', 'pyproject.toml': '[project]\nname = \n' });
      assert.match(verdict ?? '', /^error: pyproject\.toml is no TOML/);
      assert.match(fault ?? '', /^fail pyproject\.toml:1:0/);
    });
  });

  it('reads setup.cfg and setup.py', async () => {
    const cfg = [
      '[metadata]',
      'name = churn',
      '[options]',
      'install_requires =',
      '    pandas>=2  ; python_version > "3"',
      '    numpy==1.26.4',
      '[options.extras_require]',
      'dev = pytest',
      '',
    ].join('\n');
    assert.deepEqual(await said('setup.cfg', cfg), [
      'warn setup.cfg:4:4 "pandas>=2" allows several versions: tomorrow another one may be installed.',
      'warn setup.cfg:7:6 "pytest" names no version: whatever is newest gets installed.',
    ]);
    const py = 'from setuptools import setup\nsetup(name="churn", install_requires=["pandas>=2", "numpy==1"], extras_require={"dev": ["pytest"]})\n';
    assert.deepEqual(await said('setup.py', py), [
      'warn setup.py:1:39 "pandas>=2" allows several versions: tomorrow another one may be installed.',
      'warn setup.py:1:89 "pytest" names no version: whatever is newest gets installed.',
    ]);
  });

  it('reads Pipfiles and their lock', async () => {
    const pipfile = '[[source]]\nurl = "https://pypi.org/simple"\n[packages]\npandas = "*"\nnumpy = "==1.26.4"\n[dev-packages]\npytest = {version = ">=8"}\n[requires]\npython_version = "3.11"\n';
    assert.deepEqual(await said('Pipfile', pipfile), [
      'warn Pipfile:3:0 "pandas *" names no version: whatever is newest gets installed.',
      'warn Pipfile:6:0 "pytest >=8" allows several versions: tomorrow another one may be installed.',
    ]);
    const lock = JSON.stringify({ default: { pandas: { version: '==2' } }, develop: { pytest: {} } }, null, 4);
    assert.deepEqual(await said('Pipfile', pipfile, { 'Pipfile.lock': lock }), []);
  });

  it('reads environments of conda and what pip adds to them', async () => {
    const environment = [
      'name: churn',
      'channels: [conda-forge]',
      'dependencies:',
      '  - python=3.11',
      '  - conda-forge::pytorch=2.5.1',
      '  - numpy=1.26.4=py311_0',
      '  - pandas=2.2',
      '  - scikit-learn>=1.5',
      '  - pip',
      '  - pip:',
      '      - PyYAML==6.0.2',
      '      - -r requirements.txt',
      '      - evidently',
      '',
    ].join('\n');
    const imports = 'import torch, numpy, pandas, sklearn, yaml, evidently, joblib\n';
    const files = { 'a.py': imports, 'environment.yml': environment, 'requirements.txt': 'joblib==1.4.2\n' };
    assert.deepEqual((await judged(files)).slice(1), [
      'warn environment.yml:6:4 "pandas=2.2" allows several versions: tomorrow another one may be installed.',
      'warn environment.yml:7:4 "scikit-learn>=1.5" allows several versions: tomorrow another one may be installed.',
      'warn environment.yml:12:8 "evidently" names no version: whatever is newest gets installed.',
    ]);
  });

  it('consumes the code of the stage and the dependency files beside and above it', () => {
    const given = codeDependencies.parameters.parse({}) as never;
    const { patterns } = codeDependencies.consumes(
      given,
      scope({ code: ['services/a/src/x.py', 'run.sh'], notebooks: ['n.ipynb'] }),
    );
    assert.ok(!patterns.includes('run.sh'));
    for (const pattern of ['services/a/src/x.py', 'n.ipynb', 'uv.lock', 'services/a/pyproject.toml']) {
      assert.ok(patterns.includes(pattern), pattern);
    }
    const named = codeDependencies.parameters.parse({ files: 'a.py', dependencies: ['r.txt', '!x.txt'] }) as never;
    assert.deepEqual(codeDependencies.consumes(named, scope()).patterns, ['a.py', 'r.txt']);
  });

  it('reads the dependency files that are named, by whatever name', async () => {
    const files = { 'a.py': 'import numpy\n', 'what/is/needed.txt': 'numpy\n', 'requirements.txt': 'numpy==1\n' };
    assert.deepEqual((await judged(files, { dependencies: 'what/is/needed.txt' })).slice(1), [
      'warn what/is/needed.txt:0:0 "numpy" names no version: whatever is newest gets installed.',
    ]);
    assert.match((await judged(files, { dependencies: 'gone.txt' }))[0] ?? '', /^error: No file matches/);
    const other = await judged({ ...files, 'a.md': '' }, { dependencies: 'a.md' });
    assert.match(other[0] ?? '', /^error: a\.md is no dependency file/);
  });

  it('cannot judge without Python and refuses odd parameters', async () => {
    assert.match((await judged({ 'requirements.txt': '' }))[0] ?? '', /^error: There is no Python/);
    assert.deepEqual(refused(codeDependencies, { exactPins: 'yes', ignore: [''] }), ['ignore.0', 'exactPins']);
  });
});
