import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  boardMemory,
  LONGEST_TEXT,
  MOST_DROPPED,
  parseFromBoard,
  type BoardAction,
} from '../../../src/protocol/board';

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

  const decisions: readonly BoardAction[] = [
    { kind: 'evidenceAges', root: '/a' },
    { kind: 'decide', root: '/a', wish: { kind: 'advance', stage: 'plan' } },
    {
      kind: 'decide',
      root: '/a',
      wish: { kind: 'waive', check: 'plan/goal', reason: 'Soon.', until: '2026-12-31' },
    },
    { kind: 'compareCause', root: '/a', stage: 'plan', check: 'goal', path: 'docs/plan.md' },
    { kind: 'linkFiles', root: '/a', stage: 'plan', uris: ['file:///a/b%20c.md'] },
  ];
  for (const action of decisions) {
    const what = action.kind === 'decide' ? `${action.kind} ${action.wish.kind}` : action.kind;
    it(`are taken when they ask to ${what}`, () => {
      assert.deepEqual(parseFromBoard(asked(action)), asked(action));
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['an unknown type', { type: 'eval', code: '1' }],
    ['an unknown action', { type: 'request', id: 1, action: { kind: 'deleteAll', root: '/a' } }],
    ['a field too many', { type: 'ready', extra: true }],
    ['a missing stage', { type: 'request', id: 1, action: { kind: 'runStage', root: '/a' } }],
    ['a negative line', place({ line: -1, column: 0 })],
    ['a fraction of a column', place({ line: 0, column: 0.5 })],
    ['an unknown wish', asked({ kind: 'decide', root: '/a', wish: { kind: 'approve', stage: 'plan' } })],
    [
      'a return without a reason',
      asked({ kind: 'decide', root: '/a', wish: { kind: 'return', stage: 'plan' } }),
    ],
    [
      'a reason without end',
      asked({
        kind: 'decide',
        root: '/a',
        wish: { kind: 'return', stage: 'plan', reason: 'x'.repeat(10_001) },
      }),
    ],
    ['no dropped file', asked({ kind: 'linkFiles', root: '/a', stage: 'plan', uris: [] })],
    [
      'more dropped files than people drop',
      asked({
        kind: 'linkFiles',
        root: '/a',
        stage: 'plan',
        uris: Array(MOST_DROPPED + 1).fill('file:///a'),
      }),
    ],
    ['a cause without a path', asked({ kind: 'compareCause', root: '/a', stage: 'plan', check: 'goal' })],
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
    assert.equal(boardMemory.safeParse({ version: 1, view: 'stages', columns: 'health' }).success, true);
    assert.equal(boardMemory.safeParse({ version: 1, columns: 'owner' }).success, false);
    assert.equal(boardMemory.safeParse({ version: 2 }).success, false);
    assert.equal(boardMemory.safeParse(undefined).success, false);
  });

  it('has an open dialog only where it is one, and of a length that somebody typed', () => {
    const read = (deciding: object, draft: object) =>
      boardMemory.safeParse({ version: 1, dialog: { deciding, draft } }).success;
    const waiver = { kind: 'waive', root: '/a', stage: 'plan', check: 'goal' };
    assert.equal(read(waiver, { reason: 'Few cases', until: '2027-01-31' }), true);
    assert.equal(read({ kind: 'move', root: '/a', from: 'plan' }, { reason: '', to: 'code' }), true);
    assert.equal(read({ kind: 'erase', root: '/a', stage: 'plan', check: 'goal' }, { reason: '' }), false);
    assert.equal(read({ kind: 'waive', root: '/a', stage: 'plan' }, { reason: '' }), false);
    assert.equal(read(waiver, {}), false);
    assert.equal(read(waiver, { reason: 'x'.repeat(LONGEST_TEXT + 1) }), false);
  });
});

function asked(action: object): unknown {
  return { type: 'request', id: 1, action };
}

function place(start: object): unknown {
  const range = { start, end: { line: 1, column: 0 } };
  return { type: 'request', id: 1, action: { kind: 'openPlace', root: '/a', place: { path: 'x', range } } };
}
