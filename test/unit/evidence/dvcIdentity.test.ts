import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { dvcFolderText, dvcIdOf } from '../../../src/core/evidence/dvcIdentity';

const md5 = (content: string) => createHash('md5').update(content).digest('hex');

describe('what DVC calls content', () => {
  it('is of a folder the MD5 of its files as DVC lists them', () => {
    const files = [
      { relpath: 'sub/ü.csv', md5: md5('z\n') },
      { relpath: 'a.csv', md5: md5('x\r\ny\r\n') },
      { relpath: '.hidden', md5: md5('h') },
    ];
    // The id that DVC 3.67 gave this folder.
    assert.equal(md5(dvcFolderText(files)), 'e92e37501993854393b8e587373ea2ff');
  });

  it('writes paths as Python does', () => {
    const text = dvcFolderText([{ relpath: '\u007f\u0001é😀/"\\\b', md5: '0' }]);
    assert.equal(text, String.raw`[{"md5": "0", "relpath": "\u007f\u0001\u00e9\ud83d\ude00/\"\\\b"}]`);
  });

  it('is that of the path itself, or of the folder that it lies in', () => {
    const ids = new Map([
      ['data/raw', 'r.dir'],
      ['data/train.csv', 't'],
    ]);
    assert.equal(dvcIdOf(ids, 'data/raw/deep/a.csv'), 'r.dir');
    assert.equal(dvcIdOf(ids, 'data/raw'), 'r.dir');
    assert.equal(dvcIdOf(ids, 'data/train.csv'), 't');
    for (const path of ['data', 'data/rawer/a.csv', 'data/train.csv/a', 'a']) {
      assert.equal(dvcIdOf(ids, path), undefined, path);
    }
  });
});
