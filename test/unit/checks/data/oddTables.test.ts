import assert from 'node:assert/strict';
import { DATA_CHECKS } from '../../../../src/core/checks/data/dataChecks';
import { scratchFolders } from '../../node/scratch';
import { lines, nextSteps } from '../memoryWorld';
import { CHECKS_OF_TWO, DATA_CHECK_IDS, HEADER, judgeTable, ordinary, table } from './everyDataCheck';

const ROWS = ordinary(60);

describe('every check of data', () => {
  const folder = scratchFolders();

  /** Outcomes by the checks' ids. */
  function judge(
    content: string | Buffer,
    {
      before = table(ROWS),
      name = 'a.csv',
      ids = DATA_CHECK_IDS,
    }: { before?: string | Buffer; name?: string; ids?: readonly string[] } = {},
  ) {
    return judgeTable(ids, folder({ [name]: content, 'before.csv': before }), name, 'before.csv');
  }

  it('is among these, but for the one that compares bytes', () => {
    const ids = DATA_CHECKS.map(({ id }) => id).filter((id) => id !== 'data.pinned');
    assert.deepEqual([...DATA_CHECK_IDS].sort(), [...ids].sort());
  });

  describe('cannot judge', () => {
    const latin = Buffer.from(table([...ROWS.slice(0, 2), ['1', 'grün', '2026-11-01', 'yes']]), 'latin1');
    for (const [what, content, words] of [
      ['an empty file', '', /it is empty/],
      [
        'a ragged row',
        `${table(ROWS)}1,red\n`,
        /row 61 of \w+\.csv has 2 values where the header has 4 columns/,
      ],
      ['Latin-1', latin, /row 3 of \w+\.csv is not encoded as UTF-8/],
      [
        'UTF-8 and Latin-1 in one file',
        Buffer.concat([Buffer.from(table([['1', 'grün', '2026-11-01', 'yes']])), latin.subarray(16)]),
        /row 4 of \w+\.csv is not encoded as UTF-8/,
      ],
    ] as const) {
      it(what, async () => {
        const later = await judge(content);
        const before = await judge(table(ROWS), { before: content, ids: CHECKS_OF_TWO });
        assert.equal(later.size + before.size, DATA_CHECK_IDS.length + CHECKS_OF_TWO.length);
        for (const [id, outcome] of [...later, ...before]) {
          assert.equal(outcome.verdict, 'error', id);
          assert.match(lines(outcome)[0] ?? '', words, id);
          assert.ok(nextSteps(outcome).length > 0, id);
        }
      }).timeout(60_000);
    }

    it('a header only, but for the one that counts rows', async () => {
      for (const [id, { verdict }] of await judge(table([])))
        assert.equal(verdict, id === 'data.rows' ? 'fail' : 'error', id);
      const before = await judge(table(ROWS), { before: table([]), ids: CHECKS_OF_TWO });
      for (const [id, { verdict }] of before) assert.equal(verdict, 'error', id);
    }).timeout(60_000);
  });

  describe('judges alike, values of several lines included,', () => {
    for (const [what, name, format] of [
      ['semicolons', 'a.csv', { delimiter: ';' }],
      ['tabs', 'a.tsv', { delimiter: '\t' }],
      ['CRLF and a BOM', 'a.csv', { end: '\r\n', mark: '\uFEFF' }],
      ['semicolons, CRLF and a BOM', 'a.csv', { delimiter: ';', end: '\r\n', mark: '\uFEFF' }],
    ] as const) {
      it(what, async () => {
        const expected = await judge(table(ROWS));
        const plain = (text: string): string => text.replaceAll(name, 'a.csv');
        for (const [id, outcome] of await judge(table(ROWS, format), { name })) {
          assert.deepEqual(outcome.metrics, expected.get(id)!.metrics, id);
          assert.deepEqual(lines(outcome).map(plain), lines(expected.get(id)!), id);
        }
      }).timeout(60_000);
    }
  });

  describe('passes but for what it looks for:', () => {
    const edited = (edit: (row: readonly string[], at: number) => readonly string[]): string =>
      table(ROWS.map(edit));
    // The rows, or their keys, stand in the training data too.
    const LEAKS = { 'data.leakage': 'fail' };
    for (const [what, content, expected] of [
      ['one row', table(ROWS.slice(0, 1)), { ...LEAKS, 'data.constant': 'error', 'data.balance': 'warn' }],
      [
        'a constant column',
        edited(([n = '', , t = '', label = '']) => [n, 'red', t, label]),
        { ...LEAKS, 'data.constant': 'warn', 'data.drift': 'warn' },
      ],
      [
        'a column without values',
        edited(([n = '', , t = '', label = '']) => [n, '', t, label]),
        {
          ...{ ...LEAKS, 'data.nulls': 'fail', 'data.constant': 'warn' },
          ...{ 'data.drift': 'warn', 'data.skew': 'fail' },
        },
      ],
      [
        'no values at all',
        edited(() => HEADER.map(() => 'NA')),
        {
          ...{ 'data.nulls': 'fail', 'data.constant': 'warn', 'data.duplicates': 'fail' },
          ...{ 'data.drift': 'fail', 'data.skew': 'fail', 'data.freshness': 'error' },
          ...{ 'data.outliers': 'error', 'data.balance': 'error', 'data.conflicting-labels': 'error' },
          ...{ 'data.new-labels': 'error', 'data.leakage': 'error' },
        },
      ],
      [
        'infinite and missing numbers, in rows that repeat',
        edited(([, ...others], at) => [['inf', '-inf', 'NaN'][at % 3] ?? '', ...others]),
        {
          ...{ ...LEAKS, 'data.nulls': 'fail', 'data.duplicates': 'fail', 'data.outliers': 'warn' },
          ...{ 'data.conflicting-labels': 'fail', 'data.skew': 'fail' },
        },
      ],
    ] as const) {
      it(what, async () => {
        const found: Record<string, string> = {};
        for (const [id, { verdict }] of await judge(content)) if (verdict !== 'pass') found[id] = verdict;
        assert.deepEqual(found, expected);
      }).timeout(60_000);
    }
  });
});
