import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TrackedFiles } from '../../../../src/node/git/trackedFiles';

interface Line {
  readonly path: string;
  readonly id: string;
  /** Whether it is of a plain file that git compares with the disk. */
  readonly isPlain: boolean;
}

const ODD = ['h 100644 ', 'S 100644 ', 'H 120000 ', 'H 160000 '];

function listOf(lines: readonly Line[]): string {
  const sorted = [...lines].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const mark = (line: Line, at: number): string =>
    line.isPlain ? 'H 100644 ' : (ODD[at % ODD.length] ?? '');
  return sorted.map((line, at) => `${mark(line, at)}${line.id} 0\t${line.path}\0`).join('');
}

/** Sizes of contents: what the first digits of their ids say. */
const sizesOf = (ids: string): string =>
  ids.replace(/^(.).*$/gm, (_, digit: string) => String(sizeOf(digit)));
const sizeOf = (id: string): number => Number.parseInt(id.slice(0, 1), 16);

/** What is told of the files at once, and of each by itself. */
function told(tracked: TrackedFiles, files: readonly string[]): readonly (string | undefined)[] {
  const { text, at } = tracked.idsOf(files);
  const ids = [...at].map((begin) => (begin < 0 ? undefined : text.slice(begin, begin + 40)));
  assert.deepEqual(
    files.map((file, at) => tracked.idOf(file, sizeOf(ids[at] ?? '0'))),
    ids,
  );
  for (const [at, file] of files.entries()) {
    assert.equal(tracked.idOf(file, sizeOf(ids[at] ?? '0') + 1), undefined, 'another size');
  }
  return ids;
}

const name = fc
  .array(fc.constantFrom('a', 'b', 'é', '.', '-', '0', '\n', '\t', ' '), { minLength: 1, maxLength: 3 })
  .map((letters) => letters.join(''));
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
const id = fc
  .array(fc.constantFrom('0', '1', '7', '9', 'a', 'c', 'f'), { minLength: 40, maxLength: 40 })
  .map((digits) => digits.join(''));

describe('what git lists', () => {
  it('tells the id of every plain file that did not move, and of no other', () => {
    const line = fc.record({ path, id, isPlain: fc.boolean() });
    const lines = fc.uniqueArray(line, { selector: (one) => one.path, maxLength: 12 });
    fc.assert(
      fc.property(lines, fc.array(path, { maxLength: 6 }), fc.nat(3), (listed, others, moving) => {
        const moved = listed.slice(0, moving).map((one) => one.path);
        const tracked = new TrackedFiles(
          () => listOf(listed),
          moved.map((file) => `${file}\0`).join(''),
          sizesOf,
        );
        const files = [...new Set([...listed.slice(1).map((one) => one.path), ...others])].sort();
        const clean = new Map(
          listed.flatMap((one) => (one.isPlain && !moved.includes(one.path) ? [[one.path, one.id]] : [])),
        );
        assert.deepEqual(
          told(tracked, files),
          files.map((file) => clean.get(file)),
        );
      }),
    );
  });

  it('tells no id of another file where git sorts in another order', () => {
    const [first, second] = ['\u{1F600}.py', '\uFF5E.py'];
    const lines = [first, second].map((file, at) => ({
      path: file,
      id: String(at).repeat(40),
      isPlain: true,
    }));
    const { text, at } = new TrackedFiles(() => listOf(lines)).idsOf([first, second].sort());
    for (const [index, file] of [first, second].sort().entries()) {
      const begin = at[index] ?? -1;
      if (begin >= 0) assert.equal(text[begin], file === first ? '0' : '1');
    }
  });

  it('tells no id that is of another kind of hash, or of one side of a conflict', () => {
    const long = `H 100644 ${'a'.repeat(64)} 0\ta.py\0`;
    assert.deepEqual(told(new TrackedFiles(() => long), ['a.py']), [undefined]);
    const sides = [1, 2].map((stage) => `M 100644 ${'a'.repeat(40)} ${String(stage)}\ta.py\0`).join('');
    assert.deepEqual(told(new TrackedFiles(() => sides), ['a.py']), [undefined]);
    assert.deepEqual(told(new TrackedFiles(), ['a.py']), [undefined]);
  });
});
