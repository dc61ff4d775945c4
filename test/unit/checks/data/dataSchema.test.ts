import assert from 'node:assert/strict';
import { dataSchema } from '../../../../src/core/checks/data/dataSchema';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps, refused } from '../memoryWorld';

describe('data.schema', () => {
  const folder = scratchFolders();

  function judge(csv: string, columns: object, written: object = {}) {
    return judgeOnDisk(dataSchema, { file: 'a.csv', columns, ...written }, folder({ 'a.csv': csv }));
  }

  /** What is found in a single column `x`, without the place. */
  async function found(values: readonly string[], rule: object | string): Promise<readonly string[]> {
    const csv = `n,x\n${values.map((value, n) => `${String(n)},"${value}"\n`).join('')}`;
    return lines(await judge(csv, { x: rule }))
      .slice(1)
      .map((line) => line.replace(/ a\.csv /, ' '));
  }

  it('passes if columns and values are as it says', async () => {
    const csv = 'id,day,size,plan\n1,2026-05-31,1.5,basic\n2,2026-06-01,2,pro\n3,,,\n';
    const outcome = await judge(csv, {
      id: { type: 'integer', nullable: false, unique: true },
      day: { type: 'date', min: '2026-05-01', max: '2026-06-01' },
      size: { type: 'number', min: 1.5, max: 2 },
      plan: { type: 'text', allowed: ['basic', 'pro'], pattern: '[a-z]+' },
    });
    assert.deepEqual(lines(outcome), [
      'pass: All columns and values are as the schema says: columns 4, rows 3.',
    ]);
    assert.deepEqual(outcome.metrics, { rows: 3, columns: 4, violations: 0, shares: {} });
  });

  it('fails with a column that is missing, and tells which one may be meant', async () => {
    const outcome = await judge('tenure,x\n1,2\n', { tenur: 'integer', zzz: 'text' });
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.csv The column "tenur" is missing.',
      'fail a.csv The column "zzz" is missing.',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /Did you mean "tenure"\?/);
  });

  it('fails with other columns only where they are not allowed', async () => {
    assert.equal((await judge('x,y\n1,2\n', { x: 'integer' })).verdict, 'pass');
    const outcome = await judge('x,y\n1,2\n', { x: 'integer' }, { extra: false });
    assert.deepEqual(lines(outcome)[1], 'fail a.csv The column "y" is not in the schema.');
  });

  it('finds a column by its name whatever the case, unless that tells two apart', async () => {
    assert.equal((await judge('Size\n1\n', { size: 'integer' }, { extra: false })).verdict, 'pass');
  });

  describe('names the rows whose values are of another type', () => {
    for (const [type, values, words] of [
      [
        'integer',
        ['1', '2.5', 'three', '4.0'],
        'values are no whole numbers: 2 rows (50%). First rows: 2, 3.',
      ],
      ['integer', ['1', '2.5', '4.0'], 'values are no whole numbers: 1 rows (33.3%). First rows: 2.'],
      ['number', ['1', 'x', 'y', 'z', 'w'], 'values are no numbers: 4 rows (80%). First rows: 2, 3, 4.'],
      ['number', ['007', '8'], 'values are no numbers: 1 rows (50%). First rows: 1.'],
      ['boolean', ['true', 'maybe'], 'values are neither true nor false: 1 rows (50%). First rows: 2.'],
      ['boolean', ['0', '2'], 'values are neither true nor false: 1 rows (50%). First rows: 2.'],
      ['date', ['2026-05-31', 'June 3rd'], 'values are no dates (2026-05-31): 1 rows (50%). First rows: 2.'],
      [
        'date',
        ['2026-05-31', '2026-05-31T08:00:00'],
        'values are no dates (2026-05-31): 1 rows (50%). First rows: 2.',
      ],
      [
        'time',
        ['2026-05-31T08:00:00', 'noon'],
        'values are no times (2026-05-31T08:00:00): 1 rows (50%). First rows: 2.',
      ],
    ] as const) {
      it(`${type}: ${values.join(', ')}`, async () => {
        assert.deepEqual(await found(values, type), [`fail In "x" ${words}`]);
      });
    }
  });

  describe('takes for of the type', () => {
    for (const [type, ...values] of [
      ['integer', '1', '42880.0', '', 'NA '],
      ['number', '1', '1e3', 'NaN', '-.5'],
      ['text', '01234', 'x'],
      ['text', '1', '2'],
      ['boolean', 'true', 'False'],
      ['boolean', '0', '1'],
      ['boolean', 'yes', 'no'],
      ['date', '2026-05-31', '2026-06-01T00:00:00'],
      ['date', '31.05.2026', '01.06.2026'],
      ['time', '2026-05-31T10:00:00+02:00', '2026-05-31'],
      ['number', '', 'NA'],
    ] as const) {
      it(`${type}: ${values.join(', ')}`, async () => {
        assert.deepEqual(await found(values, type), []);
      });
    }
  });

  it('fails with a column of which no value can be of the type', async () => {
    assert.deepEqual(await found(['2026-05-31', '2026-06-01'], 'number'), [
      'fail The column "x" holds date; number is expected.',
    ]);
    assert.deepEqual(await found(['1', '5'], 'date'), [
      'fail The column "x" holds integer; date is expected.',
    ]);
  });

  it('knows that Parquet and JSON have types of their own', async () => {
    const root = folder({ 'a.jsonl': '{"x": 1}\n{"x": 2}\n' });
    const outcome = await judgeOnDisk(dataSchema, { file: 'a.jsonl', columns: { x: 'text' } }, root);
    assert.deepEqual(lines(outcome)[1], 'fail a.jsonl The column "x" holds integer; text is expected.');
  });

  describe('names the rows that violate', () => {
    for (const [what, rule, values, words] of [
      [
        'nullable',
        { nullable: false },
        ['1', '', 'NA', '2'],
        'values are missing, and none may be: 2 rows (50%). First rows: 2, 3.',
      ],
      [
        'unique',
        { unique: true },
        ['1', '2', '1.0', '1', ''],
        'values are there more than once: 2 rows (40%) repeat an earlier one. First rows: 3, 4.',
      ],
      [
        'unique in long numbers',
        { unique: true },
        ['9007199254740993', '9007199254740992', '9007199254740993'],
        'values are there more than once: 1 rows (33.3%) repeat an earlier one. First rows: 3.',
      ],
      ['min', { min: 0 }, ['0', '-3', '5'], 'values are below 0: 1 rows (33.3%). First rows: 2.'],
      [
        'max',
        { type: 'number', max: 1.5 },
        ['1.5', '1.6', 'inf'],
        'values are above 1.5: 2 rows (66.7%). First rows: 2, 3.',
      ],
      [
        'min of dates',
        { min: '2026-01-01' },
        ['2026-01-01', '2025-12-31'],
        'values are below 2026-01-01: 1 rows (50%). First rows: 2.',
      ],
      [
        'max of times',
        { max: '2026-01-01T08:00:00Z' },
        ['2026-01-01T10:00:00+02:00', '2026-01-01T10:00:01+02:00'],
        'values are above 2026-01-01T08:00:00Z: 1 rows (50%). First rows: 2.',
      ],
      [
        'allowed texts',
        { allowed: ['a', 'b'] },
        ['a', 'b ', 'B', ''],
        'values are others than a, b: 2 rows (50%). First rows: 2, 3.',
      ],
      [
        'allowed numbers',
        { allowed: [0, 1] },
        ['0', '1.0', '2'],
        'values are others than 0, 1: 1 rows (33.3%). First rows: 3.',
      ],
      [
        'pattern',
        { pattern: '\\d{5}' },
        ['01234', '1234', '123456'],
        'values do not match \\d{5}: 2 rows (66.7%). First rows: 2, 3.',
      ],
    ] as const) {
      it(what, async () => {
        assert.deepEqual(await found(values, rule), [`fail In "x" ${words}`]);
      });
    }
  });

  it('judges the limits of the values that are of the type, where others are not', async () => {
    assert.deepEqual(await found(['5', 'x', '-1'], { type: 'integer', min: 0 }), [
      'fail In "x" values are no whole numbers: 1 rows (33.3%). First rows: 2.',
      'fail In "x" values are below 0: 1 rows (33.3%). First rows: 3.',
    ]);
  });

  it('does not go by the first rows of a large file', async () => {
    const values = [...Array.from({ length: 25_000 }, (_, n) => String(n)), 'x', ''];
    assert.deepEqual(await found(values, 'integer'), [
      'fail In "x" values are no whole numbers: 1 rows (<0.01%). First rows: 25001.',
    ]);
  });

  it('takes columns called like SQL, with quotes, and hundreds of them', async () => {
    const names = ['select', 'it""s', ...Array.from({ length: 300 }, (_, n) => `c${String(n)}`)];
    const csv = `${names.map((name) => `"${name}"`).join(',')}\n${names.map(() => '1').join(',')}\n`;
    const columns = Object.fromEntries(
      names.map((name) => [name.replace('""', '"'), { type: 'integer', max: 1 }]),
    );
    assert.equal((await judge(csv, columns)).verdict, 'pass');
  });

  it('cannot judge without rows, or by limits and patterns that are none', async () => {
    for (const [csv, rule, words] of [
      ['x\n', 'integer', /no rows/],
      ['x\n5\n', { type: 'number', min: 'five' }, /The limit five of "x" is no number/],
      ['x\n2026-05-31\n', { min: 'May' }, /The limit May of "x" is no date/],
      ['x\na\n', { pattern: '(' }, /pattern of "x" is no regular expression/],
      ['x,y\n1,2\n1\n', 'integer', /row 2 of a\.csv has 1 values/],
    ] as const) {
      const outcome = await judge(csv, { x: rule });
      assert.equal(outcome.verdict, 'error', lines(outcome).join('\n'));
      assert.match(lines(outcome)[0] ?? '', words);
      assert.ok(nextSteps(outcome).length > 0);
    }
  });

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(dataSchema, { file: 'a.csv', columns: { x: 'float' } }), ['columns.x']);
    assert.deepEqual(refused(dataSchema, { file: 'a.csv', columns: { x: { typ: 'text' } } }), ['columns.x']);
  });
});
