import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { EvidenceWatch } from '../../../src/node/engine/evidenceWatch';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();
const EVIDENCE = '.ml-lifecycle/evidence/train/fits.json';

/** A watch, and a promise of the next time that it tells of a file. */
function startWatch() {
  let listen: (paths: readonly string[]) => void = () => undefined;
  const watch = new EvidenceWatch(
    (paths) => listen(paths),
    () => assert.fail('the system watches enough'),
  );
  const next = (name: string): Promise<void> =>
    new Promise((resolve) => {
      listen = (paths) => {
        if (paths.some((file) => path.basename(file) === name)) resolve();
      };
    });
  return { watch, next };
}

describe('evidence watch', () => {
  it('tells of evidence that is rewritten, in a folder that was there before', async () => {
    const root = scratch({ [EVIDENCE]: '{}' });
    const { watch, next } = startWatch();
    watch.follow([root]);
    const told = next('fits.json');
    put(root, EVIDENCE, '{"version": 1}');
    await told;
    watch.dispose();
  });

  it('tells of the folder of a stage’s first evidence, and then of what is in it', async () => {
    const root = scratch({ '.ml-lifecycle/.gitignore': 'cache/\n' });
    const { watch, next } = startWatch();
    watch.follow([root]);
    const folder = next('evidence');
    put(root, EVIDENCE, '{}');
    await folder;
    watch.follow([root]);
    const told = next('fits.json');
    put(root, EVIDENCE, '{"version": 1}');
    await told;
    watch.dispose();
  });

  it('tells of the store that a project’s first evidence makes', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': '' });
    const { watch, next } = startWatch();
    watch.follow([root]);
    const store = next('.ml-lifecycle');
    put(root, EVIDENCE, '{}');
    await store;
    watch.follow([root]);
    const told = next('fits.json');
    put(root, EVIDENCE, '{"version": 1}');
    await told;
    watch.dispose();
  });

  it('goes on when a folder is deleted and made anew', async () => {
    const root = scratch({ [EVIDENCE]: '{}' });
    const { watch, next } = startWatch();
    watch.follow([root]);
    const gone = next('train');
    rmSync(path.join(root, path.dirname(EVIDENCE)), { recursive: true });
    await gone;
    put(root, EVIDENCE, '{}');
    watch.follow([root]);
    const told = next('fits.json');
    put(root, EVIDENCE, '{"version": 1}');
    await told;
    watch.dispose();
  });

  it('does not mind a project without a store, or with a file in its place', () => {
    const { watch } = startWatch();
    watch.follow([scratch(), scratch({ '.ml-lifecycle': '' }), scratch({ '.ml-lifecycle/evidence': '' })]);
    assert.doesNotThrow(() => watch.dispose());
  });

  it('tells when the system watches no more, and of nothing else', () => {
    const limitedBy = (code: string, root: string): number => {
      let limited = 0;
      const refuse = (): never => {
        throw Object.assign(new Error(code), { code });
      };
      new EvidenceWatch(
        () => undefined,
        () => (limited += 1),
        refuse,
      ).follow([root]);
      return limited;
    };
    const root = scratch({ [EVIDENCE]: '{}' });
    assert.ok(limitedBy('ENOSPC', root) > 0);
    assert.equal(limitedBy('ENOENT', root), 0);
    // There is something to watch before there is any evidence.
    assert.ok(limitedBy('ENOSPC', scratch()) > 0);
  });
});
