import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { put, scratchFolders } from '../scratch';
import { Repository } from './repository';
import { told } from './toldIdentities';

const scratch = scratchFolders();

const FILES = ['a.csv', 'b.csv', 'sub/a.csv', 'sub/deep/ü c.txt', 'x.bin'];
/** Some are of the same length; git shortens those of other line ends, and the filter those with an x. */
const CONTENTS = ['1\n', '2\n', 'a\r\nb\r\n', 'x\r\n', 'xx1\n', ''];
const ATTRIBUTES = ['', '* text=auto\n', '*.csv text eol=crlf\n', '*.bin -text\n', 'sub/* filter=short\n'];
const LINE_ENDS = ['true', 'input', 'false'];

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly content: string; readonly isOld: boolean }
  | { readonly kind: 'rename' | 'git mv' | 'link'; readonly from: string; readonly to: string }
  | { readonly kind: 'delete' | 'mode' | 'folder'; readonly file: string }
  | { readonly kind: 'git'; readonly args: readonly string[] }
  | { readonly kind: 'rules'; readonly attributes: string; readonly lineEnds: string };

const file = fc.constantFrom(...FILES);
const git = (...args: readonly string[]): Step => ({ kind: 'git', args });
const ofFile = (...args: readonly string[]): fc.Arbitrary<Step> => file.map((name) => git(...args, name));

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      file,
      content: fc.constantFrom(...CONTENTS),
      isOld: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('rename', 'git mv', 'link'), from: file, to: file }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('delete', 'mode', 'folder'), file }) },
  { weight: 8, arbitrary: fc.constant(git('add', '--all')) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      git('add', '--renormalize', '.'),
      ...[git('commit', '--quiet', '--allow-empty', '-m', 'x'), git('commit', '--quiet', '-a', '-m', 'x')],
      ...[git('reset', '--quiet', 'HEAD~1'), git('reset', '--quiet', '--hard', 'HEAD~1')],
      ...[git('stash'), git('stash', 'pop'), git('checkout', '--quiet', '-B', 'side'), git('merge', 'side')],
      ...[git('checkout', '--quiet', 'main'), git('read-tree', 'HEAD'), git('update-index', '--refresh')],
      ...[git('sparse-checkout', 'set', 'sub'), git('sparse-checkout', 'disable')],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      ofFile('add', '--intent-to-add'),
      ofFile('rm', '--quiet', '--cached'),
      ofFile('update-index', '--assume-unchanged'),
      ofFile('update-index', '--skip-worktree'),
      ofFile('update-index', '--no-assume-unchanged'),
    ),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('rules' as const),
      attributes: fc.constantFrom(...ATTRIBUTES),
      lineEnds: fc.constantFrom(...LINE_ENDS),
    }),
  },
);

/** Does a step if the disk and git allow it. `age`: another one in each step. */
function take(repository: Repository, todo: Step, age: number): void {
  const { root } = repository;
  const at = (relative: string): string => path.join(root, relative);
  try {
    switch (todo.kind) {
      case 'write':
        put(root, todo.file, todo.content);
        // Git believes what it noted of a file that was written long before it was added.
        if (todo.isOld) utimesSync(at(todo.file), 1_500_000_000 + age, 1_500_000_000 + age);
        break;
      case 'rename':
        mkdirSync(path.dirname(at(todo.to)), { recursive: true });
        renameSync(at(todo.from), at(todo.to));
        break;
      case 'git mv':
        repository.git('mv', '--force', todo.from, todo.to);
        break;
      case 'link':
        rmSync(at(todo.to), { recursive: true, force: true });
        symlinkSync(at(todo.from), at(todo.to));
        break;
      case 'delete':
        rmSync(at(todo.file), { force: true });
        break;
      case 'mode':
        chmodSync(at(todo.file), age % 2 === 0 ? 0o755 : 0o644);
        break;
      case 'folder':
        rmSync(at(todo.file), { force: true });
        mkdirSync(at(todo.file));
        break;
      case 'git':
        repository.git(...todo.args);
        break;
      case 'rules':
        put(root, '.gitattributes', todo.attributes);
        repository.git('config', 'core.autocrlf', todo.lineEnds);
        break;
    }
  } catch {
    // Not there, in the way, in conflict, or no such commit: nothing happened, or half of it.
  }
}

describe('identities that git knows of anything that may be done to files and repository', () => {
  it('are those of the bytes on the disk', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 5 }), (moments) => {
        const repository = new Repository(scratch());
        repository.git('config', 'filter.short.clean', 'tr -d x');
        repository.commit(Object.fromEntries(FILES.map((name, at) => [name, CONTENTS[at] ?? ''])));
        let age = 0;
        for (const steps of moments) {
          for (const todo of steps) take(repository, todo, (age += 1));
          told(repository.root);
        }
      }),
      { numRuns: 40 },
    );
  }).timeout(120_000);
});
