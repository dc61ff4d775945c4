import assert from 'node:assert/strict';
import { codeDependencies } from '../../../../src/core/checks/code/codeDependencies';
import { judge, lines, memoryWorld } from '../memoryWorld';
import { judged, said } from './dependencyWorld';

const CODE = { 'src/a.py': 'import pandas as pd\nfrom sklearn.svm import SVC\n' };

describe('dependency files', () => {
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
        pandas: /^warn requirements\.txt:0:0 "pandas" names no version/,
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
      const files = {
        'a.txt.py': '',
        'requirements.txt': '-r requirements-b.txt\n',
        'requirements-b.txt': '-r requirements.txt\n',
      };
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
      const lock = ['pandas', 'torch', 'numpy', 'pytest']
        .map((name) => `[[package]]\nname = "${name}"\n`)
        .join('\n');
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
      const files = {
        'a.py': 'import numpy\n',
        'pyproject.toml': '[project]\nname = "x"\n',
        'requirements.txt': 'numpy==1.26.4\n',
      };
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
    const py =
      'from setuptools import setup\nsetup(name="churn", install_requires=["pandas>=2", "numpy==1"], extras_require={"dev": ["pytest"]})\n';
    assert.deepEqual(await said('setup.py', py), [
      'warn setup.py:1:39 "pandas>=2" allows several versions: tomorrow another one may be installed.',
      'warn setup.py:1:89 "pytest" names no version: whatever is newest gets installed.',
    ]);
  });

  it('reads Pipfiles and their lock', async () => {
    const pipfile =
      '[[source]]\nurl = "https://pypi.org/simple"\n[packages]\npandas = "*"\nnumpy = "==1.26.4"\n[dev-packages]\npytest = {version = ">=8"}\n[requires]\npython_version = "3.11"\n';
    assert.deepEqual(await said('Pipfile', pipfile), [
      'warn Pipfile:3:0 "pandas *" names no version: whatever is newest gets installed.',
      'warn Pipfile:6:0 "pytest >=8" allows several versions: tomorrow another one may be installed.',
    ]);
    const lock = JSON.stringify(
      { default: { pandas: { version: '==2' } }, develop: { pytest: {} } },
      null,
      4,
    );
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
});
