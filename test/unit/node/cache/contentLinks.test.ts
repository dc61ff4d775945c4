import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ContentLinks } from '../../../../src/node/cache/contentLinks';
import { scratchFolders } from '../scratch';

const scratch = scratchFolders();

const STORE = { '.ml-lifecycle/.gitignore': 'cache/\n' };
const MARKER = [{ stage: 'train', origin: 'marker', line: 0 }] as const;
const WHOLE = [{ stage: 'test', origin: 'notebook' }] as const;

function id(number: number): string {
  return `1${number.toString(16).padStart(7, '0')}${'ab'.repeat(16)}`;
}

function store(root: string): string {
  return path.join(root, '.ml-lifecycle', 'cache', 'contents');
}

/** What is known after some contents were read, and kept. */
function learned(root: string): ContentLinks {
  const contents = new ContentLinks(root, true);
  contents.begin(3);
  contents.note('head', id(1), 0, []);
  contents.note('head', `  ${id(2)}`, 2, MARKER);
  contents.note('notebook', id(3), 0, WHOLE);
  contents.note('notebook', id(1), 0, WHOLE);
  contents.save();
  return contents;
}

describe('links of contents', () => {
  it('are found by id and way of reading, and kept from one process to the next', () => {
    const root = scratch(STORE);
    for (const contents of [learned(root), new ContentLinks(root, true)]) {
      assert.deepEqual(contents.find('head', id(1), 0), []);
      assert.deepEqual(contents.find('head', `x${id(2)}`, 1), MARKER);
      assert.deepEqual(contents.find('notebook', id(3), 0), WHOLE);
      assert.deepEqual(contents.find('notebook', id(1), 0), WHOLE);
      assert.equal(contents.find('head', id(3), 0), undefined);
      assert.equal(contents.find('notebook', id(2), 0), undefined);
    }
  });

  it('are unknown where the cache is broken or of another program', () => {
    const root = scratch(STORE);
    learned(root);
    const whole = readFileSync(store(root), 'latin1');
    for (const broken of [
      whole.slice(0, -1),
      '',
      whole.replace('train', 'tests'),
      whole.replace(/\d:/, '9:'),
    ]) {
      writeFileSync(store(root), broken, 'latin1');
      assert.equal(new ContentLinks(root, true).find('head', id(1), 0), undefined);
    }
  });

  it('are kept nowhere if nobody says that they may be', () => {
    const root = scratch(STORE);
    const contents = new ContentLinks(root);
    contents.note('head', id(1), 0, []);
    contents.save();
    assert.equal(existsSync(store(root)), false);
  });

  it('are written again only if enough was read', () => {
    const root = scratch(STORE);
    learned(root);
    rmSync(store(root));
    const contents = new ContentLinks(root, true);
    contents.save();
    assert.equal(existsSync(store(root)), false);
    for (let number = 0; number < 1500; number += 1) contents.note('head', id(number), 0, []);
    contents.save();
    rmSync(store(root));
    contents.note('head', id(2000), 0, []);
    contents.save();
    assert.equal(existsSync(store(root)), false);
    contents.note('head', id(2001), 0, []);
    contents.save();
    assert.equal(existsSync(store(root)), true);
  });

  it('forget contents of the past once there are many more than files', () => {
    const root = scratch();
    const contents = new ContentLinks(root);
    contents.note('head', id(5000), 0, MARKER);
    for (let number = 0; number < 1500; number += 1) contents.note('head', id(number), 0, []);
    contents.begin(400);
    assert.deepEqual(contents.find('head', id(7), 0), []);
    contents.begin(200);
    assert.deepEqual(contents.find('head', id(7), 0), []);
    assert.deepEqual(contents.find('head', id(5000), 0), MARKER);
    contents.begin(200);
    assert.deepEqual(contents.find('head', id(7), 0), []);
    assert.deepEqual(contents.find('head', id(5000), 0), MARKER);
    assert.equal(contents.find('head', id(8), 0), undefined);
  });
});
