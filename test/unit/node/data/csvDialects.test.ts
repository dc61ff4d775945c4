import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { scratchFolders } from '../scratch';
import { readTable } from './readTable';

describe('dialects and encodings of CSV', () => {
  const folder = scratchFolders();
  const read = (content: string | Buffer, name = 'a.csv') => readTable(folder({ [name]: content }), name);

  describe('keep quoted values of several lines', () => {
    for (const [what, text, name] of [
      ['with LF in lines that end by CRLF', 'a,b\r\n"x\ny",1\r\n"z",2\r\n', 'a.csv'],
      ['with delimiters in them, behind semicolons', 'a;b\n"x\ny";1\nz;2\n', 'a.csv'],
      ['behind tabs', 'a\tb\n"x\ny"\t1\nz\t2\n', 'a.tsv'],
      ['behind a BOM', '\uFEFFa,b\n"x\ny",1\nz,2\n', 'a.csv'],
    ] as const) {
      it(what, async () => {
        assert.deepEqual(await read(text, name), {
          columns: ['a text', 'b integer'],
          rows: [
            ['x\ny', '1'],
            ['z', '2'],
          ],
          fault: '',
        });
      });
    }
  });

  describe('take a BOM for no part of the first name', () => {
    for (const [what, header, end, first] of [
      ['plain', 'a', '\n', 'a'],
      ['plain, with CRLF', 'a', '\r\n', 'a'],
      ['quoted, with a delimiter in it', '"a, x"', '\n', 'a, x'],
      ['quoted, over two lines', '"a\nx"', '\n', 'a\nx'],
      ['quoted, over three lines with CRLF', '"a\r\nx\r\ny"', '\r\n', 'a\r\nx\r\ny'],
    ] as const) {
      it(what, async () => {
        for (const mark of ['\uFEFF', '']) {
          const { columns, rows, fault } = await read(`${mark}${header},b${end}1,2${end}3,4${end}`);
          assert.equal(fault, '');
          assert.deepEqual(columns, [`${first} integer`, 'b integer']);
          assert.deepEqual(rows, [
            ['1', '2'],
            ['3', '4'],
          ]);
        }
      });
    }

    it('in a gzipped file, and alone it is an empty one', async () => {
      const gzipped = await read(gzipSync('\uFEFFa;b\r\n1;x\r\n'), 'a.csv.gz');
      assert.deepEqual(gzipped, { columns: ['a integer', 'b text'], rows: [['1', 'x']], fault: '' });
      assert.equal((await read('\uFEFF')).fault, 'it is empty');
      assert.deepEqual((await read('\uFEFFa,b\r\n')).columns, ['a text', 'b text']);
    });
  });

  describe('refuse a file that is not UTF-8 throughout', () => {
    const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
    for (const [what, content, name, row] of [
      ['Latin-1', latin('a,b\n1,x\n2,Köln\n'), 'a.csv', 2],
      ['UTF-8 and Latin-1', Buffer.concat([Buffer.from('a,b\n1,Köln\n'), latin('2,Köln\n')]), 'a.csv', 2],
      ['Latin-1, gzipped', gzipSync(latin('a,b\n1,Köln\n')), 'a.csv.gz', 1],
      ['Latin-1 behind tabs', latin('a\tb\n1\tKöln\n'), 'a.tsv', 1],
      ['Latin-1 in a value of several lines', latin('a,b\n1,x\n2,"Kö\nln"\n'), 'a.csv', 2],
      ['Latin-1 behind a BOM', Buffer.concat([Buffer.from('\uFEFFa,b\n'), latin('1,Köln\n')]), 'a.csv', 1],
    ] as const) {
      it(what, async () => {
        const { fault } = await read(content, name);
        assert.equal(fault, `row ${String(row)} of ${name} is not encoded as UTF-8; save the file as UTF-8`);
      });
    }
  });

  it('refuse ragged rows behind every delimiter', async () => {
    for (const [delimiter, name] of [
      [';', 'a.csv'],
      ['\t', 'a.tsv'],
      ['|', 'a.csv'],
    ] as const) {
      const line = (...values: readonly string[]): string => `${values.join(delimiter)}\r\n`;
      const { fault } = await read(line('a', 'b') + line('1', '2') + line('1', '2', '3'), name);
      assert.equal(fault, `row 2 of ${name} has 3 values where the header has 2 columns`);
    }
  });

  it('have no rows in an empty archive and behind a header only', async () => {
    assert.equal((await read(gzipSync(''), 'a.csv.gz')).fault, 'it is empty');
    for (const text of ['a;b', 'a;b\n', 'a;b\r\n', 'a;b\n\n']) {
      assert.deepEqual(await read(text), { columns: ['a text', 'b text'], rows: [], fault: '' });
    }
  });
});
