import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileGlobs, escapeGlob, globFault, isGlob } from '../../../src/core/links/globs';

function matched(patterns: readonly string[], paths: readonly string[]): string[] {
  const matches = compileGlobs(patterns);
  return paths.filter((path) => matches(path) !== undefined);
}

const name = fc
  .string({
    unit: fc.constantFrom(...Array.from('abc.*?[]{}()!+@|"\'^$,- #~é%&=_0')),
    minLength: 1,
    maxLength: 8,
  })
  .filter((part) => part !== '.' && part !== '..');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));

describe('a list of globs', () => {
  const cases: readonly [pattern: string, yes: readonly string[], no: readonly string[]][] = [
    ['src/*.py', ['src/a.py'], ['src/a/b.py', 'src/.a.py', 'a.py', 'SRC/a.py', 'src/a.PY']],
    ['src/**/*.py', ['src/a.py', 'src/a/b/c.py'], ['src/.a/b.py', 'a/src/a.py']],
    ['**/x.py', ['x.py', 'a/x.py', 'a/b/x.py'], ['.a/x.py', 'ax.py']],
    ['.github/**', ['.github/workflows/ci.yml'], ['.github/.hidden', 'github/a']],
    ['**/.env', ['.env', 'a/.env'], ['.envrc']],
    ['{a,b}/*.{csv,tsv}', ['a/x.csv', 'b/x.tsv'], ['c/x.csv', 'a/x.json']],
    ['0[1-3]-?.ipynb', ['01-a.ipynb', '03-b.ipynb'], ['04-a.ipynb', '01-ab.ipynb']],
    ['[!a].py', ['b.py'], ['a.py']],
    ['data (1)/*.csv', ['data (1)/a.csv'], ['data 1/a.csv']],
    ['./a/', ['a'], ['a/b']],
    ['a+(b).py', ['a+(b).py'], ['ab.py', 'abb.py']],
    ['scan[1].csv', ['scan1.csv', 'scan[1].csv'], ['scan2.csv']],
  ];
  for (const [pattern, yes, no] of cases) {
    it(`matches what people expect: ${pattern}`, () => {
      assert.deepEqual(matched([pattern], [...yes, ...no]), yes);
    });
  }

  it('tells the first pattern that matches', () => {
    const matches = compileGlobs(['b/*', '**/*.py', 'a/x.py']);
    assert.equal(matches('a/x.py'), '**/*.py');
    assert.equal(matches('b/x.py'), 'b/*');
    assert.equal(matches('c/x.md'), undefined);
  });

  it('leaves out what is excluded, whatever the order', () => {
    const paths = ['a/x.py', 'a/x_test.py', 'a/gen/y.py'];
    assert.deepEqual(matched(['!a/*_test.py', 'a/**/*.py', '!a/gen'], paths), ['a/x.py']);
    assert.deepEqual(matched(['!a/gen'], paths), []);
  });

  it('takes an escaped path for that path only, whatever its name', () => {
    fc.assert(
      fc.property(path, path, (one, other) => {
        assert.equal(isGlob(escapeGlob(one)), false);
        assert.deepEqual(matched([escapeGlob(one)], [one]), [one]);
        if (other !== one) assert.deepEqual(matched([escapeGlob(one)], [other]), []);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes an escaped folder for that folder only', () => {
    fc.assert(
      fc.property(
        path,
        name.filter((part) => !part.startsWith('.')),
        (folder, file) => {
          const found = matched([`${escapeGlob(folder)}/*`], [`${folder}/${file}`, `x${folder}/${file}`]);
          assert.deepEqual(found, [`${folder}/${file}`]);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever the pattern', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), path, (pattern, one) => {
        compileGlobs([pattern])(one);
      }),
      { numRuns: 2000 },
    );
  });

  it('refuses patterns that cost too much, and takes those by their letters', () => {
    assert.equal(globFault('**/a*b*/**/*.py'), undefined);
    for (const pattern of ['*a*a*a*a', '**/**/**/**/x', '{a,b}'.repeat(7), '?????????']) {
      assert.equal(globFault(pattern), 'too-complex', pattern);
      assert.deepEqual(matched([pattern], [pattern, 'aaaa']), [pattern]);
    }
  });

  it('is fast enough for a hundred thousand paths', () => {
    const paths = Array.from(
      { length: 100_000 },
      (_, index) => `data/raw/part-${index % 100}/image_${index}.png`,
    );
    const start = performance.now();
    const found = matched(['src/**/*.py', 'notebooks/*.ipynb', '**/*.md', 'data/raw/part-7/*.png'], paths);
    assert.equal(found.length, 1000);
    assert.ok(performance.now() - start < 2000);
  });
});
