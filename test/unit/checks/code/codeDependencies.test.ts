import assert from 'node:assert/strict';
import { codeDependencies } from '../../../../src/core/checks/code/codeDependencies';
import { notebookText } from '../notebook/notebooks';
import { judge, lines, memoryWorld, nextSteps, refused, scope } from '../memoryWorld';
import { judged } from './dependencyWorld';

const CODE = { 'src/a.py': 'import pandas as pd\nfrom sklearn.svm import SVC\n' };

describe('code.dependencies', () => {
  describe('imports', () => {
    it('passes where everything is declared, whatever the spelling of the name', async () => {
      const requirements = '# What it needs\nPandas[parquet]==2.3.3\nScikit_Learn == 1.5.2  # models\n';
      assert.deepEqual(await judged({ ...CODE, 'requirements.txt': requirements }), [
        'pass: Packages imported: 2, all of them declared.',
      ]);
    });

    it('warns of an import that nobody declared, at its place, with the name to install', async () => {
      const files = {
        'src/a.py': 'import os\n\nimport yaml, pandas\n',
        'requirements.txt': 'pandas==2.3.3\n',
      };
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
      const text =
        'from __future__ import annotations\nimport os.path, tomllib, distutils, zoneinfo, _thread, compression.zstd\n';
      assert.deepEqual(await judged({ 'a.py': text }), ['pass: Packages imported: 0, all of them declared.']);
    });

    it('demands no modules of the project: beside, in src, relative, folders without __init__', async () => {
      const files = {
        'src/churn/__init__.py': '',
        'src/churn/train.py':
          'from . import x\nfrom .prepare import y\nimport prepare\nfrom churn import z\n',
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
    const named = codeDependencies.parameters.parse({
      files: 'a.py',
      dependencies: ['r.txt', '!x.txt'],
    }) as never;
    assert.deepEqual(codeDependencies.consumes(named, scope()).patterns, ['a.py', 'r.txt']);
  });

  it('reads the dependency files that are named, by whatever name', async () => {
    const files = {
      'a.py': 'import numpy\n',
      'what/is/needed.txt': 'numpy\n',
      'requirements.txt': 'numpy==1\n',
    };
    assert.deepEqual((await judged(files, { dependencies: 'what/is/needed.txt' })).slice(1), [
      'warn what/is/needed.txt:0:0 "numpy" names no version: whatever is newest gets installed.',
    ]);
    assert.match((await judged(files, { dependencies: 'gone.txt' }))[0] ?? '', /^error: No file matches/);
    const other = await judged({ ...files, 'a.md': '' }, { dependencies: 'a.md' });
    assert.match(other[0] ?? '', /^error: a\.md is no dependency file/);
  });

  it('cannot judge without Python and refuses odd parameters', async () => {
    assert.match((await judged({ 'requirements.txt': '' }))[0] ?? '', /^error: There is no Python/);
    assert.deepEqual(refused(codeDependencies, { exactPins: 'yes', ignore: [''] }), [
      'ignore.0',
      'exactPins',
    ]);
  });
});
