import assert from 'node:assert/strict';
import { dataNewLabels } from '../../../../src/core/checks/data/dataNewLabels';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';
import { csv, FORMATS, writeTable } from './writeTable';

const GIVEN = { train: 'train.csv', current: 'test.csv', label: 'label' };

describe('data.new-labels', () => {
  const folder = scratchFolders();

  function judge(
    train: readonly (string | number)[],
    current: readonly (string | number)[],
    written: object = {},
  ) {
    const table = (labels: readonly (string | number)[]): string =>
      csv(
        'id,label',
        labels.map((label, at) => `${String(at)},${String(label)}`),
      );
    const root = folder({ 'train.csv': table(train), 'test.csv': table(current) });
    return judgeOnDisk(dataNewLabels, { ...GIVEN, ...written }, root);
  }

  it('passes while training has every label', async () => {
    const outcome = await judge([0, 1, 1], [1, 0]);
    assert.deepEqual(lines(outcome), ['pass: No new labels: training knows all 2.']);
    assert.equal((await judge([0], [0])).verdict, 'pass');
  });

  it('fails with another label', async () => {
    const outcome = await judge([0, 1], [0, 1, 2, 2]);
    assert.deepEqual(lines(outcome), [
      'fail: New labels: 1, in rows: 2 of 4.',
      'fail test.csv The label "label" has values that training never saw, in rows: 2 (50%). "2" (2).',
    ]);
    assert.deepEqual(outcome.metrics, {
      ...{ labelled: 4, unlabelled: 0, newLabels: 1, newLabelRows: 2, share: 0.5, max: 0 },
    });
    assert.match(nextSteps(outcome)[0] ?? '', /Train with rows of that label/);
  });

  it('tells a label that is only spelled differently', async () => {
    assert.match(
      lines(await judge(['yes', 'no'], ['Yes']))[1] ?? '',
      /spells differently.*"Yes" = "yes" \(1\)/,
    );
  });

  it('leaves out rows without a label, and takes shares of the others', async () => {
    const outcome = await judge(['a', 'b', ''], ['a', '', 'NA', 'c'], { max: 0.5 });
    assert.equal(outcome.verdict, 'pass');
    assert.equal(outcome.metrics?.['unlabelled'], 2);
    assert.equal((await judge(['a'], ['a', '', '', 'c'], { max: 0.4 })).verdict, 'fail');
  });

  it('compares by value, large whole numbers exactly', async () => {
    assert.equal((await judge([0, 1], ['1.0', '0.0'])).verdict, 'pass');
    assert.equal((await judge(['9007199254740992'], ['9007199254740993'])).verdict, 'fail');
  });

  it('cannot judge quantities, empty labels and missing columns', async () => {
    const many = Array.from({ length: 150 }, (_, at) => at + 0.5);
    assert.match(lines(await judge(many, many))[0] ?? '', /a quantity, not classes\. And 1 more faults\.$/);
    assert.match(lines(await judge(['', ''], [1]))[0] ?? '', /^error: No row of train\.csv has a label/);
    assert.match(lines(await judge([1], []))[0] ?? '', /^error: test\.csv has no rows/);
    assert.equal((await judge([1], [1], { label: 'x' })).findings.length, 2);
  });

  for (const format of FORMATS) {
    it(`reads booleans of ${format}, in a column with quotes in its name`, async () => {
      const root = folder();
      await writeTable(root, `train/p=1/a.${format}`, 'SELECT true AS "is ""it""" FROM range(3)');
      await writeTable(root, `a.${format}`, 'SELECT false AS "is ""it""" FROM range(3)');
      const given = { train: 'train', current: `a.${format}`, label: 'is "it"' };
      assert.match(lines(await judgeOnDisk(dataNewLabels, given, root))[1] ?? '', /"false" \(3\)\.$/);
    });
  }

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataNewLabels, { train: 'a', current: 'b' }), ['label']);
    assert.deepEqual(refused(dataNewLabels, { ...GIVEN, max: -1 }), ['max']);
  });
});
