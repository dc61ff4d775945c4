import assert from 'node:assert/strict';
import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { formatKnown, parseKnown } from '../../../../src/node/cache/knownFilesFormat';
import { KnownFiles, type KnownFile } from '../../../../src/node/cache/knownFiles';
import { InFileLinks } from '../../../../src/node/project/inFileLinks';
import { Fingerprints } from '../../../../src/node/fingerprint/fingerprints';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

/** A clock that is far ahead: everything on the disk is old to it. */
const later = (): number => Date.now() + 60_000;
const always = (): boolean => true;

const STORE = { '.ml-lifecycle/.gitignore': 'cache/\n' };

function store(root: string): string {
  return path.join(root, '.ml-lifecycle', 'cache', 'files');
}

/** Reads a file's identity, meaning and links, and keeps what was found out. */
function learn(root: string, now = later): void {
  const known = new KnownFiles(root, true, now);
  new Fingerprints(root, { known }).all(['a.py']);
  new InFileLinks(root, { files: known }).read(['a.py']);
  known.save(always);
}

function knownOf(root: string, file = 'a.py'): KnownFile | undefined {
  return new KnownFiles(root, true).look(file)?.known;
}

describe('what is known of files', () => {
  it('is kept from one process to the next', () => {
    const root = scratch({ ...STORE, 'a.py': '# lifecycle: train\nx = 1\n' });
    learn(root);
    const known = knownOf(root);
    assert.deepEqual(known?.links, [{ stage: 'train', origin: 'marker', line: 0 }]);
    assert.equal(known.raw, new Fingerprints(root).all(['a.py'])[0]?.raw);
    assert.equal(known.meaning?.semantic, new Fingerprints(root).all(['a.py'])[0]?.semantic);
  });

  it('does not outlive a change, though size and time of the content stay the same', () => {
    const root = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    const file = path.join(root, 'a.py');
    const { atime, mtime } = statSync(file);
    utimesSync(file, atime, mtime);
    learn(root);
    assert.notEqual(knownOf(root)?.raw, undefined);
    writeFileSync(file, 'x = 2\n');
    utimesSync(file, atime, mtime);
    assert.equal(knownOf(root)?.raw, undefined);
  });

  it('is not kept of a file that had changed just before it was read', () => {
    const root = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    learn(root, Date.now);
    assert.equal(knownOf(root)?.raw, undefined);
  });

  it('is nothing where the cache is broken, cut off or of another program', () => {
    const root = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    const spoil: ((file: string) => void)[] = [
      (file) => truncateSync(file, statSync(file).size - 1),
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, readFileSync(file, 'latin1').replace('a.py', 'b.py'), 'latin1'),
      (file) =>
        writeFileSync(file, readFileSync(file, 'latin1').replace(/^ml-lifecycle \d/, '$&9'), 'latin1'),
      (file) => {
        rmSync(file);
        symlinkSync('/', file);
      },
    ];
    for (const one of spoil) {
      rmSync(path.dirname(store(root)), { recursive: true, force: true });
      learn(root);
      assert.notEqual(knownOf(root)?.raw, undefined);
      one(store(root));
      assert.equal(knownOf(root)?.raw, undefined);
    }
  });

  it('is kept neither without a store that git ignores it in, nor where a link stands for a folder', () => {
    const bare = scratch({ 'a.py': 'x = 1\n' });
    learn(bare);
    assert.deepEqual(readdirSync(bare), ['a.py']);
    const elsewhere = scratch();
    const linked = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    symlinkSync(elsewhere, path.join(linked, '.ml-lifecycle', 'cache'));
    learn(linked);
    assert.deepEqual(readdirSync(elsewhere), []);
  });

  it('is not kept if nobody says that it may be', () => {
    const root = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    const known = new KnownFiles(root, false, later);
    new Fingerprints(root, { known }).all(['a.py']);
    known.save(always);
    assert.equal(existsSync(store(root)), false);
  });

  it('forgets files that are gone', () => {
    const root = scratch({ ...STORE, 'a.py': 'x = 1\n' });
    learn(root);
    put(root, 'b.py', 'y = 1\n');
    const known = new KnownFiles(root, true, later);
    new Fingerprints(root, { known }).all(['a.py', 'b.py']);
    known.save((file) => file === 'b.py');
    assert.equal(knownOf(root)?.raw, undefined);
    assert.notEqual(knownOf(root, 'b.py')?.raw, undefined);
  });

  it('is read as it was written', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'é', ' ', '.', '-', '\\', '"'),
      minLength: 1,
      maxLength: 4,
    });
    const file = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const link = fc.constant({ stage: 'train', origin: 'marker', line: 3 } as const);
    const number = fc.double({ min: 0, noNaN: true });
    const known: fc.Arbitrary<KnownFile> = fc.record(
      {
        ...{ ino: number, size: number, mtimeMs: number, ctimeMs: number },
        raw: fc.constant('0a1b'),
        meaning: fc.constantFrom({ semantic: undefined }, { semantic: '2c' }),
        links: fc.array(link, { maxLength: 2 }),
        md5: fc.constant('3d4e'),
      },
      { requiredKeys: ['ino', 'size', 'mtimeMs', 'ctimeMs'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(file, known)), (pairs) => {
        const files = new Map(pairs);
        assert.deepEqual(parseKnown(formatKnown(files)), files);
      }),
    );
  });
});
