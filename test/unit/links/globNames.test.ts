import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import picomatch from 'picomatch/posix';
import { compileGlobs, globEnding, globFault, isGlob, normalisePattern } from '../../../src/core/links/globs';

const OPTIONS = { noextglob: true, nonegate: true, dot: false, nocase: false, strictBrackets: false };

const piece = fc.constantFrom(
  'a',
  'b',
  '.',
  '/',
  '/',
  '*',
  '**',
  '?',
  '[ab]',
  '[/a]',
  '{a,b}',
  '{a/b,c}',
  '[',
  ']',
);
const pattern = fc
  .array(piece, { minLength: 1, maxLength: 7 })
  .map((pieces) => pieces.join(''))
  .filter((text) => isGlob(normalisePattern(text)) && globFault(normalisePattern(text)) === undefined);
const path = fc
  .array(fc.constantFrom('a', 'b', 'ab', 'c', '.', '/', '[', ']'), { minLength: 1, maxLength: 6 })
  .map((letters) =>
    letters
      .join('')
      .replace(/\/+/g, '/')
      .replace(/^\/|\/$/g, ''),
  )
  .filter((text) => text !== '');

describe('what is told of a name before a glob is matched', () => {
  it('leaves out no path that the glob matches', () => {
    fc.assert(
      fc.property(pattern, fc.array(path, { minLength: 5, maxLength: 20 }), (glob, paths) => {
        const matches = compileGlobs([glob]);
        const normal = normalisePattern(glob);
        const begin = normal.slice(0, normal.lastIndexOf('/', normal.search(/[*?[\]{}]/)) + 1);
        const expected = picomatch.makeRe(normal, OPTIONS);
        for (const file of paths) {
          if (file !== normal && !(file.startsWith(begin) && expected.test(file))) continue;
          if (!file.endsWith(globEnding(glob))) continue;
          assert.equal(matches(file), glob, file);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('tells names apart that only begin alike', () => {
    const matches = compileGlobs(['**/file_1[0-9]7.csv']);
    assert.notEqual(matches('a/file_107.csv'), undefined);
    assert.notEqual(matches('file_197.csv'), undefined);
    assert.equal(matches('a/file_207.csv'), undefined);
    assert.equal(matches('file_1/7.csv'), undefined);
  });
});
