import assert from 'node:assert/strict';
import type { TextPiece, TextStream } from '../../../src/core/checks/world/textStream';
import { TextTurns } from '../../../src/node/run/textTurns';

describe('turns of reading texts', () => {
  /** A text of some pieces that notes each time it is read. */
  function noted(log: string[], name: string, last: TextPiece = { kind: 'end' }): TextStream {
    let left = 2;
    return {
      read: () => {
        log.push(name);
        return Promise.resolve(left-- > 0 ? ({ kind: 'piece', text: name } as const) : last);
      },
      close: () => log.push(`${name} closed`),
    };
  }

  async function readAll(text: TextStream): Promise<void> {
    let piece = await text.read();
    while (piece.kind === 'piece') piece = await text.read();
  }

  it('reads one text after another, as they were begun', async () => {
    const log: string[] = [];
    const turns = new TextTurns();
    const [never, b, a] = ['never', 'b', 'a'].map((name) => turns.inTurn(noted(log, name)));
    assert.ok(never !== undefined && a !== undefined && b !== undefined);
    await Promise.all([readAll(a), readAll(b)]);
    assert.equal(log.join(' '), 'a a a b b b');
  });

  it('gives the turn on when a text is closed or cannot be read further', async () => {
    const log: string[] = [];
    const turns = new TextTurns();
    const [closed, broken, last] = [
      turns.inTurn(noted(log, 'closed')),
      turns.inTurn(noted(log, 'broken', { kind: 'unreadable', reason: { text: 'gone' } })),
      turns.inTurn(noted(log, 'last')),
    ];
    await closed.read();
    const others = Promise.all([readAll(broken), readAll(last)]);
    closed.close();
    await others;
    assert.equal(log.join(', '), 'closed, closed closed, broken, broken, broken, last, last, last');
  });

  it('keeps nobody waiting for a text that was closed before its turn', async () => {
    const log: string[] = [];
    const turns = new TextTurns();
    const [first, second, third] = ['first', 'second', 'third'].map((name) => turns.inTurn(noted(log, name)));
    assert.ok(first !== undefined && second !== undefined && third !== undefined);
    await first.read();
    const waiting = [second.read(), readAll(third)];
    second.close();
    first.close();
    await Promise.all(waiting);
    assert.equal(log.at(-1), 'third');
  });
});
