import assert from 'node:assert/strict';
import { codeCoverage } from '../../../../src/core/checks/code/codeCoverage';
import { judge, lines, memoryWorld, nextSteps, refused } from '../memoryWorld';

const COBERTURA = `<?xml version="1.0" ?>
<coverage version="7.6" lines-valid="4" lines-covered="3" line-rate="0.75" branches-covered="1" branches-valid="2" branch-rate="0.5">
  <sources><source>/home/runner/work/churn/src</source></sources>
  <packages><package name="churn"><classes>
    <class name="a.py" filename="churn/a.py"><methods/><lines><line number="1" hits="1"/><line number="2" hits="1" branch="true" condition-coverage="50% (1/2)"/></lines></class>
    <class name="b.py" filename="churn/b.py"><methods/><lines><line number="1" hits="1"/><line number="7" hits="0"/></lines></class>
  </classes></package></packages>
</coverage>`;
const LCOV = `TN:one
SF:src/churn/a.py
DA:1,1
DA:2,0
BRDA:2,0,0,1
BRDA:2,0,1,-
LF:2
LH:1
end_of_record
TN:two
SF:src/churn/a.py
DA:2,3
end_of_record
SF:src/churn/b.py
DA:1,5
DA:7,0
end_of_record
`;
const PYTHON = JSON.stringify({
  meta: { version: '7.6' },
  files: {
    'src/churn/a.py': { summary: { covered_lines: 2, num_statements: 2 }, missing_lines: [] },
    'src/churn/b.py': { summary: { covered_lines: 1, num_statements: 2 }, missing_lines: [7] },
  },
  totals: { covered_lines: 3, num_statements: 4, num_branches: 2, covered_branches: 1 },
});
const ISTANBUL = JSON.stringify({
  total: { lines: { total: 4, covered: 3, pct: 75 }, branches: { total: 2, covered: 1 } },
  '/home/runner/work/churn/src/churn/b.py': { lines: { total: 2, covered: 1 } },
});
const FORMATS = { COBERTURA, LCOV, PYTHON, ISTANBUL };

async function judged(text: string, given: object = {}) {
  const files = { coverage: text, 'src/churn/a.py': '', 'src/churn/b.py': '' };
  return judge(codeCoverage, { file: 'coverage', min: 0.7, ...given }, memoryWorld(files));
}

describe('code.coverage', () => {
  for (const [format, text] of Object.entries(FORMATS)) {
    it(`judges lines and branches of ${format}, and tells the worst files`, async () => {
      const place = format === 'ISTANBUL' ? '0' : '6';
      const worst = `info src/churn/b.py:${place}:0 src/churn/b.py: 1 of 2 lines are reached.`;
      const passed = await judged(text, { minBranches: 0.5 });
      assert.deepEqual(lines(passed), ['pass: Tests reach 0.75 (3/4) of the lines.', worst]);
      assert.deepEqual(passed.metrics, {
        coverage: 0.75,
        lines: 4,
        coveredLines: 3,
        min: 0.7,
        branchCoverage: 0.5,
        branches: 2,
        minBranches: 0.5,
      });
      assert.deepEqual(lines(await judged(text, { min: 0.8, minBranches: 0.6 })), [
        'fail: Tests reach 0.75 (3/4) of the lines; at least 0.8 is expected.',
        'fail coverage Tests reach 0.75 (3/4) of the lines; at least 0.8 is expected.',
        'fail coverage Tests take 0.5 (1/2) of the branches; at least 0.6 is expected.',
        worst,
      ]);
    });
  }

  it('passes at the limit', async () => {
    assert.equal((await judged(COBERTURA, { min: 0.75 })).verdict, 'pass');
    assert.equal((await judged('SF:a\nLF:10\nLH:7\nend_of_record\n')).verdict, 'pass');
  });

  it('does not make a share look like the limit that it misses', async () => {
    const outcome = await judged('SF:a\nLF:10000\nLH:7999\nend_of_record\n', { min: 0.8 });
    assert.match(lines(outcome)[0] ?? '', /^fail: Tests reach 0\.799 \(7999\/10000\)/);
  });

  it('sums the files where the root of Cobertura states no totals, each line once', async () => {
    const text = COBERTURA.replace(/ lines-valid.*?branch-rate="0.5"/, ' line-rate="0.75"').replace(
      '</classes>',
      '<class name="A" filename="churn/b.py"><methods><method><lines><line number="7" hits="2"/></lines></method></methods></class></classes>',
    );
    const outcome = await judged(text);
    assert.deepEqual([outcome.metrics?.['coverage'], outcome.metrics?.['branchCoverage']], [1, 0.5]);
  });

  it('cannot judge without lines, without branches that are asked for, and without a report', async () => {
    const texts: Readonly<Record<string, RegExp>> = {
      '': /it is empty/,
      '<coverage lines-valid="0" lines-covered="0"/>': /measured no lines/,
      '<coverage lines-valid="1" lines-covered="2"/>': /more lines as reached/,
      '<testsuites/>': /its root is <testsuites>/,
      '<coverage>': /not closed/,
      '{"files": {}}': /measured no lines/,
      '{"a": 1}': /neither the report of coverage\.py/,
      '{': /not complete JSON/,
      'SF:a\nDA:1,1\n': /cut off/,
      hello: /no coverage report of a known format/,
    };
    for (const [text, words] of Object.entries(texts)) {
      const outcome = await judged(text);
      assert.equal(outcome.verdict, 'error', text);
      assert.match(lines(outcome)[0] ?? '', words, text);
    }
    const outcome = await judged('SF:a\nDA:1,1\nend_of_record\n', { minBranches: 0.5 });
    assert.deepEqual(nextSteps(outcome), [
      'Measure branches ("--branch", "--cov-branch"), or remove "minBranches".',
    ]);
    assert.equal((await judge(codeCoverage, { file: 'x', min: 0 }, memoryWorld({}))).verdict, 'error');
    const two = memoryWorld({ 'a.xml': COBERTURA, 'b.xml': COBERTURA });
    assert.match(
      lines(await judge(codeCoverage, { file: '*.xml', min: 0 }, two))[0] ?? '',
      /matches 2 files/,
    );
  });

  it('refuses percentages and says how to write them', () => {
    assert.deepEqual(refused(codeCoverage, { file: 'x', min: 80 }), ['min']);
    assert.deepEqual(refused(codeCoverage, { file: 'x', min: 0.8, minBranches: -1 }), ['minBranches']);
    assert.deepEqual(refused(codeCoverage, { file: 'x' }), ['min']);
    const parsed = codeCoverage.parameters.safeParse({ file: 'x', min: 80 });
    assert.equal(parsed.error?.issues[0]?.message, '80 is no share: it must be between 0 and 1.');
  });

  it('names no folder of another machine', async () => {
    const text = 'SF:/home/maria/work/churn/src/churn/gone.py\nDA:1,0\nend_of_record\n';
    assert.deepEqual(lines(await judged(text, { min: 0 })).slice(1), [
      'info churn/gone.py: 0 of 1 lines are reached.',
    ]);
  });
});
