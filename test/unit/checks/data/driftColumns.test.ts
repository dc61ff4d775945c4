import assert from 'node:assert/strict';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import { scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';
import { bell, column, driftJudge, of } from './driftTables';

describe('columns of data.drift', () => {
  const folder = scratchFolders();
  const judge = driftJudge();

  describe('compares by value', () => {
    it('whole numbers and fractions, null spellings, blanks, the order of columns, names in another case', async () => {
      const rows = bell(1200, 3).map((one) => Math.round(one * 10));
      const reference = `n,k\n${rows.map((one) => `${String(one)},p q`).join('\n')}\n`;
      const current = `K,N\n${rows.map((one) => ` p q,${one.toFixed(1)}`).join('\n')}\n`;
      const outcome = await judge(reference, current);
      assert.deepEqual(lines(outcome), ['pass: Columns that drifted: 0 of 2.']);
      assert.equal(of(outcome, 'n')['value'], 0);
    });

    it('numbers that a blank has made texts', async () => {
      const rows = bell(1200, 3).map((one) => one.toFixed(3));
      const texts = [...rows.slice(0, -1), '"NA "'];
      const outcome = await judge(column(rows), column(texts));
      assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
    });

    it('but not a column that has become another: it counts as drifted', async () => {
      const outcome = await judge(column(bell(300, 1)), column(bell(300, 1).map((one) => `n${String(one)}`)));
      assert.deepEqual(lines(outcome), [
        'fail: Columns that drifted: 1 of 1; the check fails from 50% on.',
        'fail current.csv "x" cannot be compared and counts as drifted: the reference holds values of type number, the current data of type text.',
      ]);
      assert.equal((await judge(column([1, 2, 3]), column(['true', 'false', 'true']))).verdict, 'fail');
    });
  });

  describe('chooses columns', () => {
    const table = (from: number, extra: string): string => {
      const rows = bell(300, from + 1).map(
        (one, at) => `${String(from + at)},u-${String((from + at) * 7919)},${String(one)},1`,
      );
      return `id,token,x,${extra}\n${rows.join('\n')}\n`;
    };

    it('leaves identifiers out and says so, and tells of columns that only one side has', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'extra'));
      assert.deepEqual(lines(outcome), [
        'pass: Columns that drifted: 0 of 1.',
        'info current.csv Columns that are like identifiers were left out: id, token. Name them in "columns" to compare them.',
        'info current.csv Columns that only the reference has were not compared: label.',
        'info current.csv Columns that only the current data has were not compared: extra.',
      ]);
    });

    it('compares what is named, identifiers too', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'label'), { columns: ['ID', 'x'] });
      assert.equal(outcome.metrics?.['columns'], 2);
      assert.equal(of(outcome, 'id')['verdict'], 'fail');
    });

    it('leaves out what is to be ignored', async () => {
      const outcome = await judge(table(0, 'label'), table(5000, 'label'), {
        ignore: ['label', 'id', 'token'],
      });
      assert.equal(lines(outcome).length, 1);
    });

    it('leaves lists and structures out', async () => {
      const root = folder({
        'reference.jsonl': '{"a": 1, "b": [1, 2]}\n{"a": 2, "b": [3]}\n',
        'current.csv': 'a,b\n1,x\n2,y\n',
        'current.jsonl': '{"a": 1, "b": [1, 2]}\n{"a": 2, "b": [3]}\n',
      });
      const both = { reference: 'reference.jsonl', current: 'current.jsonl' };
      assert.match(
        lines(await judgeOnDisk(dataDrift, both, root))[1] ?? '',
        /lists or structures were left out: b/,
      );
      const mixed = await judgeOnDisk(dataDrift, { ...both, current: 'current.csv' }, root);
      assert.match(
        lines(mixed)[1] ?? '',
        /the reference holds values of type nested, the current data of type text/,
      );
    });
  });
});
