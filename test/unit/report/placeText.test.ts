import assert from 'node:assert/strict';
import { placeText } from '../../../src/core/report/placeText';

describe('place', () => {
  it('counts places from one', () => {
    const range = { start: { line: 0, column: 4 } };
    assert.equal(placeText({ path: 'a.py', range }), 'a.py:1:5');
    assert.equal(placeText({ path: 'n.ipynb', cell: 0, range }), 'n.ipynb cell 1:1:5');
    assert.equal(placeText({}), '');
  });
});
