import assert from 'node:assert/strict';
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Evidence } from '../../../../src/core/evidence/evidence';
import { serializeEvidence } from '../../../../src/core/evidence/evidenceFile';
import { PatternExpander } from '../../../../src/node/files/expandPatterns';
import { consumedFiles, identityOf } from '../../../../src/node/project/deriveState';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

const CHECKS = [
  'tables: { run: "true", inputs: ["data/**/*.csv", "!data/raw/b.csv"] }',
  'anywhere: { run: "true", inputs: ["**/a.csv", "data/raw"] }',
  'named: { run: "true", inputs: [data/raw/a.csv, "data/[1].csv", env/a.csv, link/a.csv] }',
  'linked: { run: "true" }',
  'notebooks: { uses: notebook.errors, with: { files: "notebooks/*.ipynb" } }',
];
const LINKS = [
  '"src/**/*.py", data/raw, "!src/b.py"',
  '"notebooks/*.ipynb", "**/a.py"',
  'env, src/a.py, link',
];

function projectText(links: number, checks: readonly string[]): string {
  return `version: 1
stages:
  train:
    links: [${LINKS[links % LINKS.length]}]
    inputs: [data/raw/a.csv]
    outputs: ["data/[1].csv"]
    checks:
${checks.map((check) => `      ${check}`).join('\n')}
  test:
    links: ["src/*.py"]
    inputs: ["data/*.csv"]
    checks:
      own: { run: "true" }
`;
}

/** Writes evidence of all checks as if they had just passed, and tells where. */
function record(root: string): readonly string[] {
  const reader = new ProjectReader(root);
  const { project, links } = reader.read();
  return project.stages
    .flatMap((stage) => stage.checks)
    .map((check) => {
      const { id, stage } = check;
      const files = consumedFiles(check, project, links, new PatternExpander(root));
      const evidence: Evidence = {
        version: 1,
        ...{ stage, check: id, uses: 'run', verdict: 'pass', summary: { text: 'Fine.' }, findings: [] },
        ...identityOf(check),
        inputs: reader.fingerprints.all(files),
        aside: { read: [], stood: { 'data/aside.csv': 'nothing', 'src/b': 'folder' } },
      };
      const file = `.ml-lifecycle/evidence/${stage}/${id}.json`;
      put(root, file, serializeEvidence(evidence));
      return file;
    });
}

const FILES = [
  ...[
    'data/raw/a.csv',
    'data/raw/b.csv',
    'data/raw/deep/a.csv',
    'data/1.csv',
    'data/[1].csv',
    'data/aside.csv',
  ],
  ...['src/a.py', 'src/b.py', 'src/b/a.py', 'src/a.txt', 'env/a.csv', 'env/pyvenv.cfg', 'env/sub/a.py'],
  ...[
    'notebooks/n.ipynb',
    'notebooks/m.ipynb',
    'a.csv',
    'data',
    'src/b',
    '.ml-lifecycle/evidence/train/linked.json',
  ],
];
const FOLDERS = [
  'data',
  'data/raw',
  'src',
  'src/b',
  'env',
  'notebooks',
  '.ml-lifecycle/evidence/train',
  'moved',
];
const CONTENTS = ['', 'a,b\n1,2\n', '# lifecycle: test\n', '# lifecycle: no-such-stage\n', 'x = 1\n'];

type Step =
  | { readonly kind: 'write'; readonly file: string; readonly content: string }
  | { readonly kind: 'delete'; readonly file: string }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'folder' | 'link'; readonly file: string }
  | { readonly kind: 'record' }
  | { readonly kind: 'project'; readonly links: number; readonly count: number };

const file = fc.constantFrom(...FILES);
const folder = fc.constantFrom(...FOLDERS);
const anything = fc.oneof(file, folder);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      file,
      content: fc.constantFrom(...CONTENTS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('delete' as const), file: anything }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), from: anything, to: anything }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('folder' as const), file: anything }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('link' as const),
      file: fc.constantFrom('link', 'src/b', 'data/1.csv'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('record' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('project' as const),
      links: fc.nat(2),
      count: fc.nat(CHECKS.length),
    }),
  },
);

/** Does a step if the disk allows it, and tells the paths that a watcher would tell. */
function take(root: string, todo: Step): readonly string[] {
  const at = (relative: string): string => path.join(root, relative);
  try {
    switch (todo.kind) {
      case 'write': {
        const folders = newFolders(root, todo.file);
        put(root, todo.file, todo.content);
        return [...folders, todo.file];
      }
      case 'delete':
        rmSync(at(todo.file), { recursive: true, force: true });
        return [todo.file];
      case 'rename':
        if (!existsSync(at(todo.from)) || isNested(todo.from, todo.to)) return [];
        rmSync(at(todo.to), { recursive: true, force: true });
        renameSync(at(todo.from), at(todo.to));
        return [todo.from, todo.to];
      case 'folder':
        mkdirSync(at(todo.file), { recursive: true });
        return [todo.file];
      case 'link':
        rmSync(at(todo.file), { recursive: true, force: true });
        symlinkSync('data/raw', at(todo.file));
        return [todo.file];
      case 'record':
        return record(root);
      case 'project':
        put(root, 'ml-lifecycle.yaml', projectText(todo.links, CHECKS.slice(0, todo.count)));
        return ['ml-lifecycle.yaml'];
    }
  } catch {
    // A file where a folder should be, or the other way round: nothing happened, or only folders were made.
    const changed = 'file' in todo ? [todo.file] : todo.kind === 'rename' ? [todo.from, todo.to] : [];
    return changed.map((told) => told.split('/')[0] ?? '');
  }
}

function isNested(a: string, b: string): boolean {
  return `${a}/`.startsWith(`${b}/`) || `${b}/`.startsWith(`${a}/`);
}

/** A watcher tells the topmost folder that is new; what is in it may be told or not. */
function newFolders(root: string, relative: string): readonly string[] {
  const parts = relative.split('/').slice(0, -1);
  const folders = parts.map((_, at) => parts.slice(0, at + 1).join('/'));
  return folders
    .filter((name) => lstatSync(path.join(root, name), { throwIfNoEntry: false }) === undefined)
    .slice(0, 1);
}

function everythingIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => !name.startsWith('.git/'))
    .sort();
}

describe('reading only what was touched', () => {
  for (const [what, settings] of [
    ['', {}],
    [', where git is asked what files are', { isTrusted: true, manyFiles: 1 }],
  ] as const) {
    it(`tells the same as reading everything, whatever changed${what}`, () => {
      fc.assert(
        fc.property(
          fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
          (moments) => {
            const root = scratch({
              'ml-lifecycle.yaml': projectText(0, CHECKS),
              'data/raw/a.csv': 'a\n1\n',
              'src/a.py': 'x = 1\n',
            });
            const repository = new Repository(root);
            repository.commit();
            record(root);
            const reader = new ProjectReader(root, settings);
            reader.read();
            for (const steps of moments) {
              for (const todo of steps) for (const told of take(root, todo)) reader.touch(told);
              const state = reader.readTouched();
              const fresh = new ProjectReader(root).read();
              assert.deepEqual(state, fresh, everythingIn(root).join(', '));
              reader.save();
              if ('isTrusted' in settings) repository.git('add', '--all');
            }
            assert.deepEqual(reader.read(), new ProjectReader(root).read());
          },
        ),
        { numRuns: 40 },
      );
    }).timeout(120_000);
  }

  it('is the same object again when nothing that matters changed', () => {
    const root = scratch({ 'ml-lifecycle.yaml': projectText(0, CHECKS), 'src/a.py': 'x = 1\n' });
    record(root);
    const reader = new ProjectReader(root);
    const before = reader.read();
    put(root, 'docs/plan.txt', 'new\n');
    reader.touch('docs');
    reader.touch('docs/plan.txt');
    assert.equal(reader.readTouched(), before);
    put(root, 'src/a.py', 'x = 2\n');
    reader.touch('src/a.py');
    assert.notEqual(reader.readTouched(), before);
  });
});
