import type { CheckSample } from './sample';

const JUNIT = `<testsuites><testsuite name="pytest" tests="2" failures="0">
<testcase classname="tests.test_a" name="test_one"/><testcase classname="tests.test_a" name="test_two"/>
</testsuite></testsuites>
`;
const COVERAGE = `<coverage lines-valid="2" lines-covered="2"><packages><package><classes>
<class filename="a.py"><lines><line number="1" hits="1"/><line number="2" hits="1"/></lines></class>
</classes></package></packages></coverage>
`;
const FILES = { 'src/a.py': 'import numpy\nimport pandas\n', 'data/a.csv': 'a,b\n1,2\n' };

/** Code whose dependencies, tests and versions are in order. */
export const CODE_AND_GIT: readonly CheckSample[] = [
  {
    uses: 'code.dependencies',
    with: { files: 'src/*.py', dependencies: 'requirements.txt' },
    files: { ...FILES, 'requirements.txt': 'numpy==1.26.4\npandas==2.3.3\n' },
    input: 'requirements.txt',
    // Fewer requirements declare fewer packages: that is what the check is there to notice.
    exceptions: { empty: 'warn', truncated: 'warn' },
  },
  {
    uses: 'code.notebook-import',
    with: { files: 'src/a.py' },
    files: FILES,
    input: 'src/a.py',
    // Half of a program and an empty module use no notebook.
    exceptions: { empty: 'pass', truncated: 'pass' },
  },
  { uses: 'code.tests', with: { file: 'junit.xml' }, files: { 'junit.xml': JUNIT }, input: 'junit.xml' },
  {
    uses: 'code.coverage',
    with: { file: 'coverage.xml', min: 0.5 },
    files: { 'coverage.xml': COVERAGE },
    input: 'coverage.xml',
  },
  {
    uses: 'git.clean',
    with: { files: 'data/a.csv' },
    files: FILES,
    input: 'data/a.csv',
    needs: 'git',
    // Whatever stands in the place of a committed file, git tells that it differs from the commit.
    exceptions: {
      missing: 'warn',
      empty: 'warn',
      folder: 'warn',
      binary: 'warn',
      truncated: 'warn',
      enormous: 'warn',
      loop: 'warn',
    },
  },
  // It asks git about the repository and reads no file itself.
  { uses: 'git.large-files', with: {}, files: FILES, needs: 'git' },
  {
    uses: 'git.tracked',
    with: { files: 'data/a.csv' },
    files: FILES,
    input: 'data/a.csv',
    needs: 'git',
    // What matters is that git knows the path; its content is judged by other checks.
    exceptions: { empty: 'pass', binary: 'pass', truncated: 'pass', enormous: 'pass', loop: 'pass' },
  },
];
