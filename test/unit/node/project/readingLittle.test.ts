import assert from 'node:assert/strict';
import * as os from 'node:os';
import path from 'node:path';
import { Fingerprints } from '../../../../src/node/fingerprint/fingerprints';
import { GitIdentities } from '../../../../src/node/git/gitIdentities';
import { scratchFolders } from '../scratch';

const scratch = scratchFolders();

/** A git that says of every file what no content has. */
class Saying extends GitIdentities {
  readonly asked: string[] = [];

  override idOf(file: string): string {
    this.asked.push(file);
    return 'from git';
  }
}

describe('fingerprints', () => {
  it('are read from the disk until asking git is cheaper', () => {
    const root = scratch({ 'a.csv': '1', 'b.csv': '2', 'c.csv': '3', 'large.csv': 'x'.repeat(200_000) });
    const identities = new Saying(path.join(os.tmpdir(), 'nowhere'));
    const prints = new Fingerprints(root, { git: { identities, cost: () => 45_000 } });
    const known = (...files: string[]): boolean[] => prints.all(files).map(({ raw }) => raw === 'from git');
    assert.deepEqual(known('large.csv', 'a.csv', 'b.csv', 'c.csv'), [true, false, false, false]);
    assert.deepEqual(identities.asked, ['large.csv']);
    prints.forgetAll();
    assert.deepEqual(known('a.csv', 'large.csv'), [false, true]);
  });
});
