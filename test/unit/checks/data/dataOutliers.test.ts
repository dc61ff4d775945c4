import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataOutliers } from '../../../../src/core/checks/data/dataOutliers';
import type { Outcome } from '../../../../src/core/evidence/evidence';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

interface Fixture {
  readonly outliers: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly lower: number;
    readonly upper: number;
    readonly share: number;
  }[];
  readonly table: {
    readonly csv: string;
    readonly duplicates: number;
    readonly duplicatesOfA: number;
    readonly nulls: number;
  };
}

const FIXTURE = JSON.parse(
  readFileSync(path.join(__dirname, '../../../fixtures/dataQuality.json'), 'utf8'),
) as Fixture;

/** Equal to NumPy's and pandas' result, relatively. */
function assertSame(actual: unknown, expected: number): void {
  const difference = Math.abs(Number(actual) - expected);
  assert.ok(difference <= 1e-9 * Math.abs(expected), `${String(actual)} is not ${String(expected)}`);
}

describe('data.outliers', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}): Promise<Outcome> {
    return judgeOnDisk(dataOutliers, { file: 'a.csv', ...written }, folder({ 'a.csv': csv }));
  }

  const column = (...values: readonly (string | number)[]) =>
    `n,x\n${values.map((value, n) => `${String(n)},${String(value)}\n`).join('')}`;

  const twenty = Array.from({ length: 20 }, (_, n) => n);

  it('passes where few values lie far from the others, and tells of them', async () => {
    const outcome = await judge(column(...twenty, 500), { columns: 'x' });
    assert.deepEqual(lines(outcome), [
      'pass: Few values lie far from the others: columns 1, rows 21.',
      'info a.csv In "x" 1 of the values (4.76%) lie outside -10 to 30. First rows: 21.',
    ]);
    assert.deepEqual(outcome.metrics, {
      ...{ rows: 21, columns: 1, outlyingColumns: 0, max: 0.05 },
      fences: { x: { share: 0.047619047619, lower: -10, upper: 30 } },
    });
  });

  it('warns of many, and names the first rows', async () => {
    const outcome = await judge(column(...twenty, 500, -500, 600, 700), { columns: ['x'] });
    assert.deepEqual(lines(outcome)[0], 'warn: Columns with many values far from the others: 1 of 1.');
    assert.match(
      lines(outcome)[1] ?? '',
      /^warn a\.csv In "x" 4 of the values \(16\.7%\) .* First rows: 21, 22, 23\.$/,
    );
    assert.match(nextSteps(outcome)[0] ?? '', /Look at these rows/);
  });

  it('takes another fence and another limit', async () => {
    const csv = column(...twenty, 35, 36);
    assert.equal((await judge(csv)).verdict, 'warn');
    assert.equal((await judge(csv, { fence: 3 })).findings.length, 0);
    assert.equal((await judge(csv, { max: 0.1 })).verdict, 'pass');
  });

  it('judges all columns of numbers but those that it shall ignore', async () => {
    const csv = 'a,b,c,d\n1,x,1.5,2026-05-31\n2,y,2.5,2026-06-01\n';
    assert.equal((await judge(csv)).metrics?.['columns'], 2);
    assert.equal((await judge(csv, { ignore: 'a' })).metrics?.['columns'], 1);
  });

  it('leaves missing values out, and counts infinite ones as outside', async () => {
    const outcome = await judge(column(...twenty, 'NaN', 'inf', '', '-inf'), { columns: 'x' });
    assert.deepEqual(outcome.metrics?.['fences'], {
      x: { share: 0.0909090909091, lower: -9.5, upper: 28.5 },
    });
  });

  for (const { name, values, lower, upper, share } of FIXTURE.outliers) {
    it(`has NumPy's quartiles: ${name}`, async () => {
      const outcome = await judge(column(...values.map((value) => value ?? '')), { columns: 'x' });
      const { x } = outcome.metrics?.['fences'] as Record<string, Record<string, number>>;
      assertSame(x?.['lower'], lower);
      assertSame(x?.['upper'], upper);
      assertSame(x?.['share'], share);
    });
  }

  it("counts missing values and duplicates as pandas' isna and duplicated", async () => {
    const root = folder({ 'a.csv': FIXTURE.table.csv });
    const share = async (uses: string, written: object, metric: string) =>
      (await judgeOnDisk(uses, { file: 'a.csv', ...written }, root)).metrics?.[metric];
    assertSame(await share('data.duplicates', {}, 'share'), FIXTURE.table.duplicates);
    assertSame(await share('data.duplicates', { key: 'a' }, 'share'), FIXTURE.table.duplicatesOfA);
    assertSame(await share('data.nulls', {}, 'greatestShare'), FIXTURE.table.nulls);
  });

  it('cannot judge without rows, numbers or the column that is named', async () => {
    for (const [csv, written, words] of [
      ['x\n', {}, /no rows/],
      ['x\na\n', {}, /no column of numbers/],
      ['x\na\n', { columns: 'x' }, /"x" of a\.csv holds no numbers/],
      ['x,y\n1,\n', { columns: 'y' }, /"y" of a\.csv holds no numbers/],
      ['x\n1\n', { columns: 'y' }, /no column "y"/],
    ] as const) {
      const outcome = await judge(csv, written);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataOutliers, {}), ['file']);
    assert.deepEqual(refused(dataOutliers, { file: 'a', fence: 0 }), ['fence']);
    assert.deepEqual(refused(dataOutliers, { file: 'a', max: 2 }), ['max']);
  });
});
