import assert from 'node:assert/strict';
import { dataBalance } from '../../../../src/core/checks/data/dataBalance';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, times, writeTable } from './writeTable';

describe('data.balance', () => {
  const folder = scratchFolders();

  function judge(rows: readonly (string | number)[], written: object = {}) {
    const root = folder({
      'a.csv': csv(
        'id,label',
        rows.map((row, at) => `${String(at)},${String(row)}`),
      ),
    });
    return judgeOnDisk(dataBalance, { file: 'a.csv', label: 'label', ...written }, root);
  }

  it('passes while every label is frequent enough', async () => {
    const outcome = await judge([...times(99, 'no'), 'yes']);
    assert.deepEqual(lines(outcome), ['pass: Labels: 2; the rarest, "yes", has 1% of the rows.']);
    assert.deepEqual(outcome.metrics, {
      ...{ rows: 100, labelled: 100, unlabelled: 0, labels: 2, leastShare: 0.01, min: 0.01 },
      shares: { yes: 0.01, no: 0.99 },
    });
  });

  it('warns of a rare label, with its rows', async () => {
    const outcome = await judge([...times(199, 'no'), 'yes']);
    assert.deepEqual(lines(outcome), [
      'warn: Labels: 2; the rarest, "yes", has 0.5% of the rows.',
      'warn a.csv Labels in "label" with less than 1% of the rows: "yes" (1, 0.5%).',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Collect more rows/);
    assert.equal((await judge([...times(3, 'a'), 'b'], { min: 0.3 })).verdict, 'warn');
  });

  it('warns of many rare labels once, the rarest first', async () => {
    const outcome = await judge([
      ...times(5000, 'a'),
      ...Array.from({ length: 30 }, (_, at) => `rare${String(at)}`),
    ]);
    assert.equal(outcome.findings.length, 1);
    assert.match(lines(outcome)[1] ?? '', /"rare0" \(1, 0\.0199%\).*, …\.$/);
  });

  it('warns of a single label', async () => {
    assert.deepEqual(lines(await judge(times(5, 1))).slice(1), [
      'warn a.csv All rows have the same label in "label": "1".',
    ]);
    assert.equal((await judge(['yes'])).verdict, 'warn');
  });

  it('counts rows without a label by themselves', async () => {
    const outcome = await judge([...times(50, 'no'), ...times(50, 'yes'), 'NA', '', 'null']);
    assert.deepEqual(lines(outcome), [
      'pass: Labels: 2; the rarest, "no", has 50% of the rows.',
      'info a.csv Rows without a label in "label": 3. They were left out.',
    ]);
    assert.equal(outcome.metrics?.['unlabelled'], 3);
  });

  it('takes 1 and 1.0 for one label', async () => {
    assert.equal((await judge(['x', ...times(50, 1), '1.0', ...times(50, 0)])).metrics?.['labels'], 3);
  });

  it('tells large whole numbers apart', async () => {
    const outcome = await judge([...times(200, '9007199254740992'), '9007199254740993']);
    assert.match(lines(outcome)[1] ?? '', /: "9007199254740993" \(1, /);
  });

  it('cannot judge a quantity', async () => {
    const outcome = await judge(Array.from({ length: 200 }, (_, at) => at + 0.5));
    assert.match(
      lines(outcome)[0] ?? '',
      /^error: .* fractions with 200 different values: a quantity, not classes\.$/,
    );
  });

  it('cannot judge a column that is missing or empty, or a header only', async () => {
    assert.match(
      lines(await judge(['a'], { label: 'Lable' }))[0] ?? '',
      /^error: a\.csv has no column "Lable"\.$/,
    );
    assert.equal(lines(await judge(['', '']))[0], 'error: No row of a.csv has a label in "label".');
    assert.equal(lines(await judge([]))[0], 'error: a.csv has no rows.');
  });

  for (const format of FORMATS) {
    it(`counts booleans of ${format}, in a column with quotes in its name`, async () => {
      const root = folder();
      await writeTable(root, `d/p=1/a.${format}`, 'SELECT range > 0 AS "is ""it""" FROM range(200)');
      const outcome = await judgeOnDisk(dataBalance, { file: 'd', label: 'is "it"' }, root);
      assert.deepEqual(lines(outcome).slice(1), [
        `warn d/p=1/a.${format} Labels in "is "it"" with less than 1% of the rows: "false" (1, 0.5%).`,
      ]);
    });
  }

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataBalance, { file: 'a.csv' }), ['label']);
    assert.deepEqual(refused(dataBalance, { file: 'a.csv', label: 'x', min: 1 }), ['min']);
  });
});
