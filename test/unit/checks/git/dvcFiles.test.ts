import assert from 'node:assert/strict';
import { dvcOutputs } from '../../../../src/core/checks/git/dvcFiles';

const A = '0123456789abcdef0123456789abcdef';
/** All digits: YAML alone would take it for a number. */
const DIGITS = '01234567890123456789012345678901';

const LOCK = `schema: '2.0'
stages:
  split@a:
    cmd: x
    outs:
    - path: a.csv
      md5: ${A}
    - path: a.json
      md5: ${A}
  gone:
    cmd: x
    outs:
    - path: gone.csv
      md5: ${A}
`;
const DEFINITIONS = `stages:
  split:
    foreach: [a]
    do:
      cmd: x
      wdir: parts
      outs: ["\${item}.csv"]
      metrics: [{ "\${item}.json": { cache: false } }]
`;

describe('the files of DVC', () => {
  it('tell the content of what they keep', () => {
    assert.deepEqual(dvcOutputs('data/a.csv.dvc', `outs:\n- md5: ${A}\n  path: a.csv\n`), [
      { path: 'data/a.csv', md5: A },
    ]);
    assert.deepEqual(dvcOutputs('raw.dvc', `outs:\n- md5: ${A}.dir\n  path: raw\n`), [
      { path: 'raw', md5: `${A}.dir` },
    ]);
    assert.deepEqual(dvcOutputs('a.dvc', `outs:\n- md5: ${DIGITS}\n  path: a\n`), [
      { path: 'a', md5: DIGITS },
    ]);
  });

  it('tell nothing of content where none is recorded, or what is none', () => {
    for (const md5 of ['', 'abc', `${A}0`, A.toUpperCase(), '{}', '[a]']) {
      assert.deepEqual(dvcOutputs('a.dvc', `outs:\n- md5: ${md5}\n  path: a\n`), [{ path: 'a' }], md5);
    }
  });

  it('lead nowhere outside the project', () => {
    for (const path of ['../a', '/a', 'gs://bucket/a', '~/a']) {
      assert.deepEqual(dvcOutputs('a.dvc', `outs:\n- md5: ${A}\n  path: ${path}\n`), [], path);
    }
  });

  it('tell with their definitions where stages run, what is git’s, and which stages are left', () => {
    assert.deepEqual(dvcOutputs('sub/dvc.lock', LOCK, DEFINITIONS), [{ path: 'sub/parts/a.csv', md5: A }]);
    assert.deepEqual(dvcOutputs('dvc.lock', LOCK, 'stages: [\n'), []);
    assert.deepEqual(
      dvcOutputs('dvc.lock', LOCK).map(({ path }) => path),
      ['a.csv', 'a.json', 'gone.csv'],
    );
  });
});
