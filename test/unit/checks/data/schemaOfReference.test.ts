import assert from 'node:assert/strict';
import { dataSchema } from '../../../../src/core/checks/data/dataSchema';
import { openTable } from '../../../../src/core/checks/data/openTable';
import { profileTable } from '../../../../src/core/checks/data/reference/profileTable';
import { serializeProfile } from '../../../../src/core/checks/data/reference/referenceProfile';
import { render } from '../../../../src/core/text/message';
import { DuckData } from '../../../../src/node/data/duckData';
import { judgeOnDisk } from '../diskWorld';
import { lines, refused, scope } from '../memoryWorld';
import { put, scratchFolders } from '../../node/scratch';

const ROWS = Array.from({ length: 30 }, (_, at) => {
  const fee = 10.5 + (at % 3) * 10;
  return `${String(at)},${at % 2 === 0 ? 'basic' : 'plus'},${String(fee)},2026-0${String((at % 3) + 1)}-01,${at % 3 === 0 ? '' : `n${String(at)}`}`;
});
const REFERENCE = `id,plan,fee,joined,note\n${ROWS.join('\n')}\n`;

describe('data.schema with a stored reference', () => {
  const folder = scratchFolders();

  async function judge(current: string, written: object = {}) {
    const root = folder({ 'reference.csv': REFERENCE, 'current.csv': current });
    const data = new DuckData(root);
    try {
      const table = await openTable(['reference.csv'], { files: ['reference.csv'], data });
      if (table.kind === 'faults') throw new Error('no table');
      const made = await profileTable('spring', table, data);
      if (made.kind === 'failed') throw new Error(render(made.reason));
      put(root, '.ml-lifecycle/references/spring.json', serializeProfile(made.profile));
    } finally {
      await data.close();
    }
    return judgeOnDisk(dataSchema, { file: 'current.csv', reference: 'spring', ...written }, root);
  }

  it('passes later data of the same kind', async () => {
    const later = 'note,joined,fee,plan,id\nz,2027-05-01,35,plus,4\n,2027-05-02,5,basic,7\n';
    const outcome = await judge(later);
    assert.equal(outcome.verdict, 'pass', lines(outcome).join('\n'));
    assert.equal(outcome.metrics?.['columns'], 5);
  });

  for (const [what, row, words] of [
    ['another type', '4,basic,cheap,2026-01-01,x', /"fee".*no numbers/],
    ['a missing value where there was none', '4,,10.5,2026-01-01,x', /"plan" values are missing/],
    ['a text that was not there', '4,gold,10.5,2026-01-01,x', /"plan".*basic, plus/],
    ['another unit', '4,basic,1050,2026-01-01,x', /"fee" values are above 40\.5/],
    ['a negative number where there was none', '4,basic,-1,2026-01-01,x', /"fee" values are below 0\.5/],
  ] as const) {
    it(`fails with ${what}`, async () => {
      const outcome = await judge(`${REFERENCE}${row}\n`);
      assert.equal(outcome.verdict, 'fail');
      assert.match(lines(outcome).join('\n'), words);
    });
  }

  it('fails where a column is gone, and where one is new if that may not be', async () => {
    assert.match(lines(await judge('id,plan,fee,note\n1,basic,10.5,x\n')).join(), /"joined" is missing/);
    const [header = '', ...rows] = REFERENCE.trimEnd().split('\n');
    const extra = [`${header},extra`, ...rows.map((row) => `${row},1`)].join('\n');
    const outcome = await judge(`${extra}\n`, { extra: false });
    assert.match(lines(outcome).join(), /"extra" is not in the schema/);
  });

  it('goes by what the project file says where it says something', async () => {
    const columns = { PLAN: { type: 'text' } };
    assert.equal((await judge(`${REFERENCE}4,gold,10.5,2026-01-01,x\n`, { columns })).verdict, 'pass');
  });

  it('cannot judge without the reference, or without anything expected', async () => {
    const root = folder({ 'current.csv': REFERENCE });
    const without = await judgeOnDisk(dataSchema, { file: 'current.csv', reference: 'spring' }, root);
    assert.match(lines(without)[0] ?? '', /^error: The stored reference .*spring\.json cannot be used/);
    const nothing = await judgeOnDisk(dataSchema, { file: 'current.csv' }, root);
    assert.match(lines(nothing)[0] ?? '', /^error: Neither "columns" nor "reference"/);
  });

  it('consumes the file of the reference', () => {
    const parsed = dataSchema.parameters.parse({ file: 'a.csv', reference: 'spring' });
    assert.deepEqual(dataSchema.consumes(parsed, scope()).patterns, [
      'a.csv',
      '.ml-lifecycle/references/spring.json',
    ]);
    assert.deepEqual(refused(dataSchema, { file: 'a.csv', reference: 'a/b.csv' }), ['reference']);
  });
});
