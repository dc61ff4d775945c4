import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { scratchFolders } from '../scratch';
import { askTable, readTable } from './readTable';

describe('rows of a CSV', () => {
  const folder = scratchFolders();
  const read = (content: string | Buffer, name = 'a.csv') => readTable(folder({ [name]: content }), name);
  const rowsOf = async (content: string | Buffer) => (await read(content)).rows;
  const faultOf = async (content: string | Buffer, name?: string) => (await read(content, name)).fault;

  it('have quoted fields, doubled quotes and fields of several lines', async () => {
    const rows = await rowsOf('a,b\n"x, y","he said ""hi"""\n"two\nlines",2\n');
    assert.deepEqual(rows, [
      ['x, y', 'he said "hi"'],
      ['two\nlines', '2'],
    ]);
  });

  it('end by LF, CRLF or the end of the file, with blank lines between', async () => {
    const expected = [
      ['1', '2'],
      ['3', '4'],
    ];
    assert.deepEqual(await rowsOf('a,b\n1,2\n3,4'), expected);
    assert.deepEqual(await rowsOf('a,b\r\n1,2\r\n3,4\r\n'), expected);
    assert.deepEqual(await rowsOf('a,b\n1,2\n\n3,4\n\n'), expected);
  });

  it('may be gzipped, separated by semicolons, tabs or bars, and begin with a BOM', async () => {
    const expected = [['1', 'x']];
    assert.deepEqual((await read(gzipSync('a,b\n1,x\n'), 'a.csv.gz')).rows, expected);
    assert.deepEqual((await read('a\tb\n1\tx\n', 'a.tsv')).rows, expected);
    for (const text of ['a;b\n1;x\n', 'a\tb\n1\tx\n', 'a|b\n1|x\n', '\uFEFFa,b\n1,x\n']) {
      assert.deepEqual(await read(text), { columns: ['a integer', 'b text'], rows: expected, fault: '' });
    }
  });

  it('are none where there is a header only', async () => {
    assert.deepEqual(await read('a,b\n'), { columns: ['a text', 'b text'], rows: [], fault: '' });
  });

  for (const [what, content, fault] of [
    ['a value too many', 'a,b\n1,2\n1,2,3\n', 'row 2 of a.csv has 3 values where the header has 2 columns'],
    ['a value too few', 'a,b\n1,2\n1,2\n7\n', 'row 3 of a.csv has 1 values where the header has 2 columns'],
    [
      'values too many after fields of several lines',
      'a,b\n"x\ny",2\n"x\ny",2\n1,2,3\n',
      'row 3 of a.csv has 3 values where the header has 2 columns',
    ],
    [
      'a quote that does not end',
      'a,b\n1,2\n"x,2\n1,2\n',
      'row 2 of a.csv has a quotation mark that is not closed or stands inside a value',
    ],
  ] as const) {
    it(`are refused by their number with ${what}`, async () => {
      assert.equal(await faultOf(content), fault);
    });
  }

  it('are refused however late one lacks a value', async () => {
    const fault = await faultOf(`a,b\n${'1,2\n'.repeat(60_000)}3\n${'1,2\n'.repeat(1000)}`);
    assert.equal(fault, 'row 60001 of a.csv has 1 values where the header has 2 columns');
  });

  it('are refused where lines end in several ways', async () => {
    assert.match(await faultOf('a,b\r\n1,2\n3,4\r\n5,6\n'), /lines end in more than one way/);
  });

  it('are refused without UTF-8, wherever that begins', async () => {
    const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    assert.equal(await faultOf(utf16('a,b\n1,2\n')), 'it is encoded as UTF-16; save it as UTF-8');
    assert.equal(
      await faultOf(utf16('a,b\n1,2\n').subarray(2)),
      'it is binary, or text of another encoding; save it as UTF-8',
    );
    assert.equal(
      await faultOf(Buffer.from('a,größe\n1,2\n', 'latin1')),
      'it is not encoded as UTF-8; save it as UTF-8',
    );
    const late = Buffer.concat([
      Buffer.from(`a,b\n${'1,x\n'.repeat(50_000)}`),
      Buffer.from('7,Köln\n', 'latin1'),
      Buffer.from('8,x\n'),
    ]);
    assert.equal(await faultOf(late), 'row 50001 of a.csv is not encoded as UTF-8; save the file as UTF-8');
  });

  it('keep letters beyond ASCII and characters of SQL', async () => {
    assert.deepEqual(await rowsOf('a,b\nKöln,it\'s\n東京,"; DROP TABLE t; --"\n'), [
      ['Köln', "it's"],
      ['東京', '; DROP TABLE t; --'],
    ]);
  });

  it('are numbered in the order of the file, over many of them', async () => {
    const root = folder({
      'a.csv': `n,x\n${Array.from({ length: 300_000 }, (_, n) => `${String(n + 1)},y`).join('\n')}\n`,
    });
    assert.deepEqual((await readTable(root, 'a.csv', 2)).rows[1], ['2', 'y']);
    assert.equal(await askTable(root, 'a.csv', 'SELECT count(*) FROM t WHERE n <> rowid + 1'), 0n);
  });

  it('are refused in an empty or missing file', async () => {
    assert.equal(await faultOf(''), 'it is empty');
    assert.equal(await faultOf('\n\n'), 'it is empty');
    assert.equal((await readTable(folder(), 'a.csv')).fault, 'it does not exist');
  });
});
