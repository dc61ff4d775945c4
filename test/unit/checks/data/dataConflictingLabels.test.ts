import assert from 'node:assert/strict';
import { dataConflictingLabels } from '../../../../src/core/checks/data/dataConflictingLabels';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';
import { scratchFolders } from '../../node/scratch';

describe('data.conflicting-labels', () => {
  const folder = scratchFolders();

  function judge(csv: string, written: object = {}) {
    return judgeOnDisk(
      dataConflictingLabels,
      { file: 'a.csv', label: 'label', ...written },
      folder({ 'a.csv': csv }),
    );
  }

  it('passes if equal rows have equal labels', async () => {
    const outcome = await judge('x,y,label\n1,a,no\n1,a,no\n2,a,yes\n');
    assert.deepEqual(lines(outcome), ['pass: Rows with conflicting labels: 0 of 3.']);
    assert.deepEqual(outcome.metrics, {
      rows: 3,
      labelled: 3,
      conflictingRows: 0,
      groups: 0,
      share: 0,
      max: 0,
    });
  });

  it('fails if not, and names rows and labels', async () => {
    const outcome = await judge('x,y,label\n1,a,no\n2,b,yes\n1,a,yes\n1,a,no\n2,b,maybe\n3,c,no\n');
    assert.deepEqual(lines(outcome), [
      'fail: Rows with conflicting labels: 5 of 6.',
      'fail a.csv Rows with equal features and different labels: 5 (83.3%), in groups: 2. Rows and their labels: 1, 3, 4 (no, yes); 2, 5 (maybe, yes).',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Label these rows again/);
  });

  it('compares by value: numbers in any spelling, missing values, blanks', async () => {
    const csv = 'x,y,label\n42880,,1\n42880.0,NA,0\nn.k.,a,1\nn.k. ,a,1.0\n';
    const outcome = await judge(csv);
    assert.equal(outcome.metrics?.['conflictingRows'], 2, lines(outcome).join('\n'));
  });

  it('takes features as named, or all but the label and what it shall ignore', async () => {
    const csv = 'id,x,y,label\n1,5,a,no\n2,5,b,yes\n3,5,b,yes\n';
    assert.equal((await judge(csv)).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: 'id' })).verdict, 'pass');
    assert.equal((await judge(csv, { ignore: ['id', 'y'] })).metrics?.['conflictingRows'], 3);
    assert.equal((await judge(csv, { features: 'x' })).metrics?.['conflictingRows'], 3);
  });

  it('lets as many rows pass as max allows, and tells of them', async () => {
    const csv = 'x,label\n1,no\n1,yes\n2,no\n3,no\n';
    assert.equal((await judge(csv, { max: 0.49 })).verdict, 'fail');
    const outcome = await judge(csv, { max: 0.5 });
    assert.equal(outcome.verdict, 'pass');
    assert.equal(outcome.findings[0]?.severity, 'info');
  });

  it('leaves rows without a label out, and warns of them', async () => {
    const outcome = await judge('x,label\n1,no\n1,\n2,yes\n');
    assert.deepEqual(lines(outcome), [
      'warn: Rows with conflicting labels: 0 of 2.',
      'warn a.csv Rows without a label in "label": 1. They were left out.',
    ]);
  });

  it('cannot judge without rows, labels, features or the columns that are named', async () => {
    for (const [csv, written, words] of [
      ['x,label\n', {}, /has no rows/],
      ['x,label\n1,\n2,\n', {}, /No row of a\.csv has a label/],
      ['label\nno\n', {}, /No column is left to be a feature/],
      ['x,labels\n1,no\n', {}, /has no column "label"/],
      ['x,label\n1,no\n', { ignore: 'z' }, /has no column "z"/],
    ] as const) {
      const outcome = await judge(csv, written);
      assert.equal(outcome.verdict, 'error');
      assert.match(lines(outcome)[0] ?? '', words);
      assert.ok(nextSteps(outcome).length > 0);
    }
  });

  it('shows no personal data that stands in a label', async () => {
    const outcome = await judge('x,label\n1,maria.lehner@gmail.com\n1,no\n');
    assert.equal(outcome.verdict, 'fail');
    assert.ok(!JSON.stringify(outcome).includes('maria'));
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataConflictingLabels, { file: 'a.csv' }), ['label']);
    assert.deepEqual(refused(dataConflictingLabels, { file: 'a.csv', label: 'l', max: -1 }), ['max']);
  });
});
