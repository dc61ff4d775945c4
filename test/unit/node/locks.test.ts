import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { Locks } from '../../../src/node/run/locks';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();
const never = new AbortController().signal;

describe('locks', () => {
  it('are held by one at a time and free again after release', () => {
    const locks = new Locks(scratch());
    const first = locks.tryAcquire('check a');
    assert.ok(first);
    assert.equal(locks.tryAcquire('check a'), undefined);
    assert.ok(locks.tryAcquire('check b'));
    first.release();
    assert.ok(locks.tryAcquire('check a'));
  });

  it('are taken over from a process that is dead', () => {
    const folder = scratch();
    // A process that has surely ended.
    const { pid } = spawnSync(process.execPath, ['--version']);
    const holder = JSON.stringify({ pid, host: hostname(), token: 'dead' });
    writeFileSync(path.join(folder, 'x.lock'), holder);
    assert.ok(new Locks(folder).tryAcquire('x'));
    assert.deepEqual(readdirSync(folder), ['x.lock']);
  });

  it('are not taken over from another machine', () => {
    const folder = scratch();
    writeFileSync(path.join(folder, 'x.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', token: 't' }));
    assert.equal(new Locks(folder).tryAcquire('x'), undefined);
  });

  it('tell once that somebody waits, and hand over on release', async () => {
    const locks = new Locks(scratch());
    const held = locks.tryAcquire('x');
    let told = 0;
    const waiting = locks.acquireAny(['x'], never, () => {
      told += 1;
      held?.release();
    });
    (await waiting).release();
    assert.equal(told, 1);
  });

  it('stop waiting on abort', async () => {
    const locks = new Locks(scratch());
    locks.tryAcquire('x');
    const abort = new AbortController();
    const waiting = locks.acquireAny(['x'], abort.signal, () => abort.abort());
    await assert.rejects(waiting, { name: 'AbortError' });
  });

  it('take whichever of several is free', async () => {
    const folder = path.join(scratch(), 'deep', 'folder');
    mkdirSync(folder, { recursive: true });
    const locks = new Locks(folder);
    locks.tryAcquire('slot 0');
    const lock = await locks.acquireAny(['slot 0', 'slot 1'], never, () => assert.fail('slot 1 is free'));
    assert.equal(locks.tryAcquire('slot 1'), undefined);
    lock.release();
  });
});
