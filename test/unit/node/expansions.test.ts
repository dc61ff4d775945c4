import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Expansions } from '../../../src/node/files/expansions';
import { PatternExpander } from '../../../src/node/files/expandPatterns';
import { FileListing } from '../../../src/node/files/fileListing';
import { walk } from '../../../src/node/files/walk';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();

const FILES = [
  ...[
    'a',
    'a-b',
    'a-b.csv',
    'a0',
    'b.tar.gz',
    'A.csv',
    '.hidden/x.csv',
    'data/.csv',
    'data/a.csv',
    'data/[1].csv',
  ],
  ...[
    'data.d/a',
    'data.d/a.csv',
    'data/sub/a.csv',
    'data/sub.csv',
    'data-b/a.csv',
    'env/a.csv',
    'node_modules/a.csv',
  ],
];
const PATTERNS = [
  ...['**/*.csv', '**/a', '**/[[]1].csv', '**/.csv', '**/*.{csv,gz}', '**/*.tar.gz', '*', '**', '.', 'data'],
  ...[
    'data/[1].csv',
    'node_modules/*.csv',
    '.hidden/*',
    '**/s*/*',
    '!**/a.csv',
    '!data',
    'none/*.csv',
    '**/a?b*',
  ],
];

describe('expansions that are remembered', () => {
  it('are those of a single look, whatever was asked before', () => {
    const root = scratch(Object.fromEntries(FILES.map((file) => [file, ''])));
    const expansions = new Expansions(root, new FileListing(root));
    const list = fc.array(fc.constantFrom(...PATTERNS), { maxLength: 4 });
    fc.assert(
      fc.property(list, list, (include, exclude) => {
        const expected = new PatternExpander(root).expand(include, exclude);
        const expansion = expansions.expand(include, exclude);
        assert.deepEqual(expansion.files, expected);
        assert.equal(expansions.expand(include, exclude), expansion);
      }),
    );
  });

  it('come from a listing in the order of paths', () => {
    const files = walk(scratch(Object.fromEntries(FILES.map((file) => [file, '']))));
    assert.deepEqual(files, [...files].sort());
  });
});
