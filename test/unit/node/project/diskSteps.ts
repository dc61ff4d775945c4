import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { JOURNAL_FILE } from '../../../../src/core/journal/entry';
import { put } from '../scratch';
import {
  BROKEN_PROJECTS,
  CHECKS,
  EVIDENCE_EDITS,
  evidenceFile,
  JOURNAL_LINES,
  journalLine,
  projectText,
  record,
} from './changingProject';

const FILES = [
  ...['data/raw/a.csv', 'data/raw/b.csv', 'data/raw/deep/a.csv', 'data/1.csv', 'data/[1].csv'],
  ...['data/aside.csv', 'src/a.py', 'src/b.py', 'src/b/a.py', 'src/a.txt', 'env/a.csv', 'env/pyvenv.cfg'],
  ...['env/sub/a.py', 'notebooks/n.ipynb', 'notebooks/m.ipynb', 'a.csv', 'data', 'src/b'],
  ...['data/1.csv.dvc', '.dvc/config', evidenceFile('train', 'linked'), JOURNAL_FILE, 'ml-lifecycle.yaml'],
  ...['.gitignore', 'src/.gitignore'],
];
const FOLDERS = [
  ...['data', 'data/raw', 'src', 'src/b', 'env', 'notebooks', 'moved', '.dvc'],
  ...['.ml-lifecycle', '.ml-lifecycle/evidence/train'],
];
const CONTENTS = [
  ...['', 'a,b\n1,2\n', 'x = 1\n', '# lifecycle: test\n', '# lifecycle: train, test\n'],
  ...['# lifecycle: no-such-stage\n', '# %% [lifecycle:train]\nx = 1\n'],
  ...[notebook('lifecycle:train'), notebook('lifecycle:test'), notebook('other')],
  ...['src\n', '*.py\n!a.py\n'],
  // The MD5 of the second.
  'outs:\n- md5: e5ebd4c02cefbe7955977c67ada242b7\n  size: 8\n  path: 1.csv\n',
];
/** Links and what they point to: folders, files, themselves and nothing. */
const TARGETS = ['data/raw', '../data/raw', 'a.py', '../src', 'link', 'raw/a.csv'];

function notebook(tag: string): string {
  const cell = { cell_type: 'code', source: 'x = 1', metadata: { tags: [tag] }, outputs: [] };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 });
}

export type Step =
  | { readonly kind: 'write'; readonly file: string; readonly content: string }
  | { readonly kind: 'delete' | 'folder'; readonly file: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'link'; readonly file: string; readonly target: string }
  | { readonly kind: 'record' }
  | { readonly kind: 'evidence'; readonly check: string; readonly edit: number }
  | { readonly kind: 'journal'; readonly line: number; readonly id: string }
  | { readonly kind: 'project'; readonly links: number; readonly count: number }
  | { readonly kind: 'broken project'; readonly text: string };

const file = fc.constantFrom(...FILES);
const anything = fc.constantFrom(...FILES, ...FOLDERS);
const is = <const K extends Step['kind']>(kind: K): fc.Arbitrary<K> => fc.constant(kind);
const weighted = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });

/** What people and tools do to a project's files. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  weighted(8, fc.record({ kind: is('write'), file, content: fc.constantFrom(...CONTENTS) })),
  weighted(3, fc.record({ kind: is('delete'), file: anything })),
  weighted(3, fc.record({ kind: is('rename'), from: anything, to: anything })),
  weighted(1, fc.record({ kind: is('folder'), file: anything })),
  weighted(
    2,
    fc.record({
      kind: is('link'),
      file: fc.constantFrom('link', 'src/b', 'src/b.py', 'data/1.csv', 'env/sub', 'data/raw'),
      target: fc.constantFrom(...TARGETS),
    }),
  ),
  weighted(2, fc.record({ kind: is('record') })),
  weighted(
    2,
    fc.record({
      kind: is('evidence'),
      check: fc.constantFrom('tables', 'named', 'linked'),
      edit: fc.nat(EVIDENCE_EDITS.length - 1),
    }),
  ),
  weighted(
    2,
    fc.record({
      kind: is('journal'),
      line: fc.nat(JOURNAL_LINES - 1),
      id: fc.constantFrom('1', '2', '3', '4'),
    }),
  ),
  weighted(1, fc.record({ kind: is('project'), links: fc.nat(2), count: fc.nat(CHECKS.length) })),
  weighted(1, fc.record({ kind: is('broken project'), text: fc.constantFrom(...BROKEN_PROJECTS) })),
);

/** Does a step if the disk allows it, and tells the paths that a watcher would tell: where things really are. */
export function take(root: string, todo: Step): readonly string[] {
  const changed = pathsOf(todo).map((relative) => realPath(root, relative));
  const folders = changed.flatMap((relative) => newFolders(root, relative));
  try {
    return [...folders, ...(perform(root, todo) ?? changed)];
  } catch {
    // A file where a folder should be, or the other way round: nothing happened, or only folders were made.
    return changed.map((told) => told.split('/')[0] ?? '');
  }
}

/** The same path with links to folders followed, as far as it leads. */
function realPath(root: string, relative: string): string {
  const parent = path.posix.dirname(relative);
  if (parent === '.') return relative;
  const real = realPath(root, parent);
  try {
    const followed = path.relative(root, realpathSync(path.join(root, real)));
    return path.posix.join(followed, path.posix.basename(relative));
  } catch {
    return path.posix.join(real, path.posix.basename(relative));
  }
}

function pathsOf(todo: Step): readonly string[] {
  switch (todo.kind) {
    case 'rename':
      return [todo.from, todo.to];
    case 'record':
      return ['.ml-lifecycle'];
    case 'evidence':
      return [evidenceFile('train', todo.check)];
    case 'journal':
      return [JOURNAL_FILE];
    case 'project':
    case 'broken project':
      return ['ml-lifecycle.yaml'];
    default:
      return [todo.file];
  }
}

/** Does a step; tells what changed if that is not what the step names. */
function perform(root: string, todo: Step): readonly string[] | undefined {
  const at = (relative: string): string => path.join(root, relative);
  switch (todo.kind) {
    case 'write':
      put(root, todo.file, todo.content);
      return [path.relative(root, realpathSync(at(todo.file)))];
    case 'delete':
      rmSync(at(todo.file), { recursive: true, force: true });
      break;
    case 'rename':
      if (!existsSync(at(todo.from)) || isNested(todo.from, todo.to)) return [];
      rmSync(at(todo.to), { recursive: true, force: true });
      renameSync(at(todo.from), at(todo.to));
      break;
    case 'folder':
      mkdirSync(at(todo.file), { recursive: true });
      break;
    case 'link':
      rmSync(at(todo.file), { recursive: true, force: true });
      symlinkSync(todo.target, at(todo.file));
      break;
    case 'record':
      return record(root);
    case 'evidence':
      editEvidence(at(evidenceFile('train', todo.check)), todo.edit);
      break;
    case 'journal':
      mkdirSync(path.dirname(at(JOURNAL_FILE)), { recursive: true });
      appendFileSync(at(JOURNAL_FILE), journalLine(root, todo.line, todo.id));
      break;
    case 'project':
      put(root, 'ml-lifecycle.yaml', projectText(todo.links, CHECKS.slice(0, todo.count)));
      break;
    case 'broken project':
      put(root, 'ml-lifecycle.yaml', todo.text);
  }
  return undefined;
}

function editEvidence(target: string, edit: number): void {
  const before = readFileSync(target, 'utf8');
  writeFileSync(target, EVIDENCE_EDITS[edit]?.(before) ?? '');
}

function isNested(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

/** A watcher tells the topmost folder that is new; what is in it may be told or not. */
function newFolders(root: string, relative: string): readonly string[] {
  const parts = relative.split('/').slice(0, -1);
  const folders = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  return folders.filter((name) => !isThere(path.join(root, name))).slice(0, 1);
}

function isThere(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // What should be a folder above it is none.
    return false;
  }
}
