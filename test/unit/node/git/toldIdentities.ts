import assert from 'node:assert/strict';
import path from 'node:path';
import { stampOf } from '../../../../src/node/files/fileStamp';
import { walk } from '../../../../src/node/files/walk';
import { Fingerprints } from '../../../../src/node/fingerprint/fingerprints';
import { GitIdentities } from '../../../../src/node/git/gitIdentities';

/**
 * Names of the files below a root that git tells the identity of, as if nobody had touched them for years. Each identity
 * must be that of the bytes on the disk.
 */
export function told(root: string, env?: NodeJS.ProcessEnv): readonly string[] {
  const git = new GitIdentities(root, env);
  const files = walk(root);
  const read = new Map(new Fingerprints(root).all(files).map(({ path: file, raw }) => [file, raw]));
  return files.filter((file) => {
    const stamp = stampOf(path.join(root, file));
    if (stamp === undefined) return false;
    const id = git.idOf(file, { ino: stamp.ino, size: stamp.size, mtimeMs: 0, ctimeMs: 0 });
    if (id !== undefined) assert.equal(id, read.get(file), file);
    return id !== undefined;
  });
}
