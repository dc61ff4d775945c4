import assert from 'node:assert/strict';
import { scratchFolders } from '../scratch';
import { askTable, readTable } from './readTable';

describe('columns of a CSV', () => {
  const folder = scratchFolders();
  const read = (content: string) => readTable(folder({ 'a.csv': content }), 'a.csv');

  /** The kind of a column with these values. */
  const kindOf = async (...values: readonly string[]) => {
    const { columns, fault } = await read(`x,n\n${values.map((value) => `"${value}",1\n`).join('')}`);
    assert.equal(fault, '');
    return columns[0]?.replace('x ', '');
  };

  describe('have the kind that all their values show', () => {
    for (const [kind, ...values] of [
      ['integer', '1', '-2', '+3', ' 4 ', '0'],
      ['integer', '9007199254740993', '123456789012345678901234567890'],
      ['number', '1', '2.5', '-1e3', '.5'],
      ['number', 'inf', '-Infinity', '1.5'],
      ['number', '42880', '42880.0'],
      ['boolean', 'true', 'False', 'TRUE'],
      ['date', '2026-05-31', '2026-6-1'],
      ['date', '31.12.2026', '01.02.2026'],
      ['date', '31/12/2026', '01/02/2026'],
      ['date', '12/31/2026', '01/02/2026'],
      ['time', '2026-05-31', '2026-05-31T08:00:00'],
      ['time', '2026-05-31T08:00:00Z', '2026-05-31 10:00:00+02:00'],
      ['text', '01/02/2026', '03/04/2026'],
      ['text', '01234', '99999'],
      ['text', '1.5', 'x'],
      ['text', '10_1', '100'],
      ['text', '0x10', '16'],
      ['text', 'yes', 'no'],
      ['text', '08:30', '09:45'],
      ['text', '12345678901234567890.', '1234567890123456789012345678901234567890'],
      ['text', '', 'NA'],
    ] as const) {
      it(`${values.join(', ')}: ${kind}`, async () => {
        assert.equal(await kindOf(...values), kind);
        assert.equal(await kindOf(...values.toReversed()), kind);
        assert.equal(await kindOf(...values, '', 'NA ', 'None'), kind);
      });
    }
  });

  it('have it however late it shows', async () => {
    const rows = Array.from({ length: 25_000 }, (_, n) => {
      const isLate = n >= 21_000;
      return `${isLate ? 'x' : String(n)},${isLate ? '0.5' : '7'},${isLate ? '3' : ''},${isLate ? '2026-01-01T10:00:00' : '2026-01-01'},${isLate ? '13/01/2026' : '02/01/2026'}`;
    });
    const { columns } = await read(`word,fraction,empty,day,slash\n${rows.join('\n')}\n`);
    assert.deepEqual(columns, ['word text', 'fraction number', 'empty integer', 'day time', 'slash date']);
  });

  it('keep whole numbers exact', async () => {
    const root = folder({
      'a.csv': 'n,m\n9007199254740993,18446744073709551615\n9007199254740992,18446744073709551614\n',
    });
    assert.equal(await askTable(root, 'a.csv', 'SELECT count(DISTINCT n) FROM t'), 2n);
    assert.equal(await askTable(root, 'a.csv', 'SELECT count(DISTINCT m) FROM t'), 2n);
    assert.deepEqual((await readTable(root, 'a.csv')).rows[0], ['9007199254740993', '18446744073709551615']);
  });

  it('keep infinities, and take NaN for missing', async () => {
    const { rows } = await read('x,n\ninf,1\n-inf,2\nNaN,3\n1.5,4\n');
    assert.deepEqual(
      rows.map(([x]) => x),
      ['inf', '-inf', 'NULL', '1.5'],
    );
  });

  it('have times as instants: 10:00+02:00 is 08:00', async () => {
    const { rows } = await read('t\n2026-05-31T10:00:00+02:00\n2026-05-31T08:00:00Z\n');
    assert.deepEqual(new Set(rows.flat()), new Set(['2026-05-31 08:00:00+00']));
  });

  it('have missing values for the spellings of null, blanks around them left aside', async () => {
    const { rows } = await read('a,b\nNA,x\n"NA  ",null\n,none\n5,None\n');
    assert.deepEqual(rows, [
      ['NULL', 'x'],
      ['NULL', 'NULL'],
      ['NULL', 'NULL'],
      ['5', 'NULL'],
    ]);
  });

  it('keep the spellings where they are asked for as text', async () => {
    const root = folder({ 'a.csv': 'a,b\n007,NA \n,1.50\n' });
    const { columns, rows } = await readTable(root, { files: ['a.csv'], as: 'text' });
    assert.deepEqual(columns, ['a text', 'b text']);
    assert.deepEqual(rows, [
      ['007', 'NA '],
      ['', '1.50'],
    ]);
  });

  it('have names of any characters, in one line or quoted over several', async () => {
    const { columns, rows } = await read('"select","it""s, ""quoted""","two\nlines",größe,\n1,2,3,4,5\n');
    assert.deepEqual(columns, [
      'select integer',
      'it"s, "quoted" integer',
      'two\nlines integer',
      'größe integer',
      'column4 integer',
    ]);
    assert.deepEqual(rows, [['1', '2', '3', '4', '5']]);
  });

  it('have each a name of its own', async () => {
    assert.match((await read('a,b,a\n1,2,3\n')).fault, /the column "a" twice/);
    assert.match((await read('Age,age\n1,2\n')).fault, /"Age" and "age" differ only in the case/);
    assert.match((await read('1,2\n3,4\n')).fault, /first line holds numbers only/);
  });

  it('may be more than a thousand', async () => {
    const names = Array.from({ length: 1200 }, (_, n) => `c${String(n)}`);
    const row = (value: (n: number) => string) => names.map((_, n) => value(n)).join(',');
    const root = folder({
      'a.csv': `${names.join(',')}\n${row(String)}\n${row((n) => (n === 1199 ? 'x' : '0.5'))}\n${row(() => '')}\n`,
    });
    const { columns } = await readTable(root, 'a.csv', 1);
    assert.equal(columns.length, 1200);
    assert.deepEqual([columns[0], columns[1198], columns[1199]], ['c0 number', 'c1198 number', 'c1199 text']);
    assert.equal(await askTable(root, 'a.csv', 'SELECT count(c0) + count(c600) + count(c1199) FROM t'), 6n);
  }).timeout(120_000);
});
