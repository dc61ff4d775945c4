import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { render } from '../../../src/core/text/message';
import { atomicWrite } from '../../../src/node/files/atomicWrite';
import { PatternExpander } from '../../../src/node/files/expandPatterns';
import { readText } from '../../../src/node/files/readText';
import { isRelevant, walk } from '../../../src/node/files/walk';
import { Fingerprints } from '../../../src/node/fingerprint/fingerprints';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();

describe('walk', () => {
  it('lists files sorted, without the stores of tools and virtual environments of any name', () => {
    const root = scratch({
      'b.py': '',
      'a/x y.csv': '',
      '.github/ci.yml': '',
      '.git/HEAD': '',
      'node_modules/m/index.js': '',
      'my-env/pyvenv.cfg': '',
      'my-env/lib/x.py': '',
      'environments/prod.yaml': '',
      '.ml-lifecycle/evidence/a/b.json': '',
    });
    assert.deepEqual(walk(root), ['.github/ci.yml', 'a/x y.csv', 'b.py', 'environments/prod.yaml']);
  });

  it('ends in folders that link to themselves', () => {
    const root = scratch({ 'a/f.txt': '' });
    symlinkSync(root, path.join(root, 'a', 'loop'), 'dir');
    assert.deepEqual(walk(root), ['a/f.txt', 'a/loop']);
  });
});

describe('relevance of changes', () => {
  it('passes evidence, not caches, half-written files or tools’ stores', () => {
    assert.ok(isRelevant('src/a.py'));
    assert.ok(isRelevant('sub/.ml-lifecycle/evidence/train/x.json'));
    assert.ok(!isRelevant('sub/.ml-lifecycle/cache/locks/x.lock'));
    assert.ok(!isRelevant('.ml-lifecycle/evidence/train/x.json.0a1b.tmp'));
    assert.ok(!isRelevant('.git/index'));
  });
});

describe('PatternExpander', () => {
  const files = {
    '.github/ci.yml': '',
    'data/a.csv': '',
    'data/deep/b.csv': '',
    'data/[1].csv': '',
    'x.yaml': '',
  };

  it('expands globs, folders and plain names', () => {
    const expander = new PatternExpander(scratch(files));
    assert.deepEqual(expander.expand(['data/*.csv']), ['data/[1].csv', 'data/a.csv']);
    assert.deepEqual(expander.expand(['data/deep/', './x.yaml']), ['data/deep/b.csv', 'x.yaml']);
    assert.deepEqual(expander.expand(['**/*.csv'], ['data/deep']), ['data/[1].csv', 'data/a.csv']);
    assert.deepEqual(expander.expand(['data', '!**/b.csv', '!data/[[]1].csv']), ['data/a.csv']);
    assert.deepEqual(expander.expand(['.github/**'], ['data']), ['.github/ci.yml']);
  });

  it('takes the name of an existing file as that file, whatever its characters', () => {
    assert.deepEqual(new PatternExpander(scratch(files)).expand(['data/[1].csv']), ['data/[1].csv']);
  });

  it('finds nothing for what does not exist', () => {
    const expander = new PatternExpander(scratch(files));
    assert.deepEqual(expander.expand(['gone.csv', 'gone/**', 'x.yaml/inside.csv', 'x'.repeat(5000)]), []);
  });

  it('finds a link to itself, so that whoever reads it says what is wrong', () => {
    const root = scratch(files);
    symlinkSync('loop.csv', path.join(root, 'data', 'loop.csv'));
    symlinkSync('gone.csv', path.join(root, 'data', 'dangling.csv'));
    const expander = new PatternExpander(root);
    assert.deepEqual(expander.expand(['data/loop.csv', 'data/dangling.csv']), ['data/loop.csv']);
    const content = readText(path.join(root, 'data', 'loop.csv'));
    assert.equal(content.kind === 'unreadable' && render(content.reason), 'its symbolic links form a loop');
    assert.deepEqual(new Fingerprints(root).all(['data/loop.csv']), []);
  });
});

describe('readText', () => {
  it('drops the BOM', () => {
    const root = scratch({ 'a.txt': '\uFEFFhello' });
    assert.deepEqual(readText(path.join(root, 'a.txt')), { kind: 'text', text: 'hello' });
  });

  it('says why a file cannot be read as text', () => {
    const root = scratch({ 'bin.dat': Buffer.from([1, 0, 2]), 'big.txt': 'x'.repeat(100) });
    const reason = (file: string, limit?: number): string => {
      const content = readText(path.join(root, file), limit);
      assert.ok(content.kind === 'unreadable');
      return content.reason.text;
    };
    assert.equal(reason('missing.txt'), 'it does not exist');
    assert.equal(reason('.'), 'it is a folder, not a file');
    assert.equal(reason('bin.dat'), 'it is binary, not text');
    assert.match(reason('big.txt', 10), /too large/);
  });
});

describe('atomicWrite', () => {
  it('replaces the file and leaves nothing beside it', () => {
    const root = scratch({ 'e/x.json': 'old' });
    atomicWrite(path.join(root, 'e/x.json'), 'new');
    assert.equal(readFileSync(path.join(root, 'e/x.json'), 'utf8'), 'new');
    assert.deepEqual(readdirSync(path.join(root, 'e')), ['x.json']);
  });

  it('leaves the old file whole when the new one cannot take its place', () => {
    const root = scratch({ 'e/x.json/inner': 'a folder stands in the way' });
    assert.throws(() => atomicWrite(path.join(root, 'e/x.json'), 'new'));
    assert.deepEqual(readdirSync(path.join(root, 'e')), ['x.json']);
    assert.ok(existsSync(path.join(root, 'e/x.json/inner')));
  });
});
