import assert from 'node:assert/strict';
import { linkTarget } from '../../../src/core/reportDocument/content/linkTarget';

const range = { start: { line: 11, column: 0 }, end: { line: 11, column: 3 } };

describe('the address of a place in a report', () => {
  it('leads from the folder of the report to the file and its line', () => {
    assert.equal(linkTarget({ path: 'src/train.py', range }, '..'), '../src/train.py#L12');
    assert.equal(linkTarget({ path: 'src/train.py' }, ''), './src/train.py');
    assert.equal(linkTarget({ path: 'a.py' }, 'sub folder/x'), './sub%20folder/x/a.py');
  });

  it('has no line in a notebook, whose lines are those of a cell', () => {
    assert.equal(linkTarget({ path: 'a.ipynb', cell: 3, range }, '..'), '../a.ipynb');
  });

  it('escapes what would end it or mean something else', () => {
    assert.equal(linkTarget({ path: 'a (1)/b#c?d.md' }, ''), './a%20%281%29/b%23c%3Fd.md');
    assert.equal(linkTarget({ path: 'javascript:alert(1)' }, ''), './javascript%3Aalert%281%29');
  });

  it('is none where the place lies outside the project, or the report cannot lead to files', () => {
    for (const path of ['../secret', 'a/../../b', '', '.', 'a\nb', '\ud800']) {
      assert.equal(linkTarget({ path }, '..'), undefined, JSON.stringify(path));
    }
    assert.equal(linkTarget({ path: 'a.py' }, undefined), undefined);
  });
});
