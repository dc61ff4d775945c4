import assert from 'node:assert/strict';
import fc from 'fast-check';
import { boardMemory, parseFromBoard } from '../../../src/protocol/board';

describe('messages from the board', () => {
  it('are taken when they have the agreed shape', () => {
    const request = {
      type: 'request',
      id: 3,
      action: { kind: 'openPlace', root: '/a', place: { path: 'x.ipynb', cell: 2 } },
    };
    assert.deepEqual(parseFromBoard(request), request);
    assert.deepEqual(parseFromBoard({ type: 'ready' }), { type: 'ready' });
  });

  const refused: readonly (readonly [string, unknown])[] = [
    ['an unknown type', { type: 'eval', code: '1' }],
    ['an unknown action', { type: 'request', id: 1, action: { kind: 'deleteAll', root: '/a' } }],
    ['a field too many', { type: 'ready', extra: true }],
    ['a missing stage', { type: 'request', id: 1, action: { kind: 'runStage', root: '/a' } }],
    ['a negative line', place({ line: -1, column: 0 })],
    ['a fraction of a column', place({ line: 0, column: 0.5 })],
  ];
  for (const [what, message] of refused) {
    it(`are refused with ${what}`, () => assert.equal(parseFromBoard(message), undefined));
  }

  it('never make the parser throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseFromBoard(value)));
  });
});

describe('memory of the board', () => {
  it('is read back, and refused in another version', () => {
    assert.equal(boardMemory.safeParse({ version: 1, root: '/a', stage: 'plan' }).success, true);
    assert.equal(boardMemory.safeParse({ version: 2 }).success, false);
    assert.equal(boardMemory.safeParse(undefined).success, false);
  });
});

function place(start: object): unknown {
  const range = { start, end: { line: 1, column: 0 } };
  return { type: 'request', id: 1, action: { kind: 'openPlace', root: '/a', place: { path: 'x', range } } };
}
