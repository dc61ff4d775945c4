import assert from 'node:assert/strict';
import { Turns } from '../../../src/node/engine/turns';

/** Lets all promises that can settle do so. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('turns', () => {
  it('are taken at once while nothing is being done', () => {
    const done: string[] = [];
    const turns = new Turns();
    turns.take(() => void done.push('a'));
    turns.take(() => void done.push('b'));
    assert.deepEqual(done, ['a', 'b']);
  });

  it('wait for a step that takes its time, and go on in their order', async () => {
    const done: string[] = [];
    const turns = new Turns();
    const ends: (() => void)[] = [];
    const long = (name: string) => () => {
      done.push(name);
      return new Promise<void>((resolve) => ends.push(resolve));
    };
    turns.take(long('a'));
    turns.take(() => void done.push('b'));
    turns.take(long('c'));
    turns.take(() => void done.push('d'));
    await settled();
    assert.deepEqual(done, ['a']);
    ends[0]?.();
    await settled();
    assert.deepEqual(done, ['a', 'b', 'c']);
    ends[1]?.();
    await settled();
    assert.deepEqual(done, ['a', 'b', 'c', 'd']);
  });

  it('of a step that asks for another come behind those that wait', () => {
    const done: string[] = [];
    const turns = new Turns();
    turns.take(() => {
      turns.take(() => void done.push('inner'));
      turns.take(() => void done.push('last'));
      done.push('outer');
      return undefined;
    });
    assert.deepEqual(done, ['outer', 'inner', 'last']);
  });
});
