import assert from 'node:assert/strict';
import { existsSync, mkdirSync, rmdirSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { ProjectState } from '../../../../src/node/project/deriveState';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';
import { CHECKS, projectText, record } from './changingProject';
import { anyStep, take } from './diskSteps';

const scratch = scratchFolders();

/** Clocks of file systems step by less in a test: ms. */
const STEP_MS = 12;

/** Without the one that reads a tool's folder. */
const KNOWN_CHECKS = CHECKS.filter((check) => !check.includes('env/'));

/** What a process of its own finds, and whether it took that over. */
async function readOnce(
  root: string,
  today = '2026-03-01',
): Promise<{ state: ProjectState; isKept: boolean }> {
  const settings = { isTrusted: true, manyFiles: 1, marginMs: STEP_MS, isForOnce: true };
  const reader = new ProjectReader(root, { ...settings, now: () => new Date(`${today}T12:00:00Z`) });
  await reader.prepare();
  const state = reader.read();
  reader.save();
  return { state, isKept: reader.isTakenOver };
}

/** Waits until whatever changes next has another time. */
function letClockStep(): void {
  const begin = Date.now();
  while (Date.now() < begin + 2 * STEP_MS);
}

function project(files: Readonly<Record<string, string>> = {}): Repository {
  const root = scratch({
    'ml-lifecycle.yaml': projectText(0, KNOWN_CHECKS),
    'data/raw/a.csv': 'a\n1\n',
    'src/a.py': 'x = 1\n',
    // Kept on the disk is only what git does not take for new.
    '.ml-lifecycle/.gitignore': 'cache/\n',
    ...files,
  });
  const repository = new Repository(root);
  record(root);
  repository.commit();
  letClockStep();
  return repository;
}

/** The same read by two processes, and what the second found. */
async function readTwice(root: string): Promise<boolean> {
  await readOnce(root);
  const { isKept } = await readOnce(root);
  return isKept;
}

describe('the state that an earlier process derived', () => {
  it('is taken over while nothing changed, tracked or not', async () => {
    const { root } = project();
    put(root, 'src/new.py', '# lifecycle: train\n');
    letClockStep();
    assert.equal((await readOnce(root)).isKept, false);
    const second = await readOnce(root);
    assert.equal(second.isKept, true);
    assert.deepEqual(second.state, new ProjectReader(root).read());
  });

  it('is not taken over on another day', async () => {
    const waiver = {
      id: '1',
      time: '2026-02-01T12:00:00.000Z',
      by: 'Ana',
      kind: 'waive',
      until: '2026-03-01',
    };
    const journal = JSON.stringify({ ...waiver, stage: 'train', check: 'tables', reason: 'So.' });
    const { root } = project({ '.ml-lifecycle/journal.jsonl': `${journal}\n` });
    const first = await readOnce(root, '2026-03-01');
    const later = await readOnce(root, '2026-03-02');
    assert.equal(later.isKept, false);
    assert.notDeepEqual(later.state, first.state);
    const now = () => new Date('2026-03-02T12:00:00Z');
    assert.deepEqual(later.state, new ProjectReader(root, { now }).read());
  });

  const changes: readonly (readonly [what: string, change: (repository: Repository) => void])[] = [
    ['a tracked file', ({ root }) => put(root, 'src/a.py', 'x = 2\n')],
    ['a file that git does not track', ({ root }) => put(root, 'src/new.py', '# lifecycle: test\n')],
    ['a file that git ignores', ({ root }) => put(root, 'ignored/a.csv', 'b\n')],
    ['a file that is gone', ({ root }) => rmSync(path.join(root, 'src/a.py'))],
    ['a new file of evidence', ({ root }) => put(root, '.ml-lifecycle/evidence/train/new.json', '{}')],
    ['the journal', ({ root }) => put(root, '.ml-lifecycle/journal.jsonl', 'torn\n')],
    ['the index', (repository) => repository.git('rm', '--quiet', '--cached', 'src/a.py')],
    ['a file that git was told to take for unchanged', ({ root }) => put(root, 'src/assumed.py', 'x = 2\n')],
  ];
  for (const [what, change] of changes) {
    it(`is not taken over after a change of ${what}`, async () => {
      const repository = project({
        'ignored/a.csv': 'a\n',
        'src/assumed.py': 'x = 1\n',
        '.gitignore': 'ignored\n',
      });
      put(repository.root, 'src/new.py', '# lifecycle: train\n');
      repository.git('update-index', '--assume-unchanged', 'src/assumed.py');
      letClockStep();
      assert.equal(await readTwice(repository.root), true);
      change(repository);
      const { state, isKept } = await readOnce(repository.root);
      assert.equal(isKept, false);
      assert.deepEqual(state, new ProjectReader(repository.root).read());
    });
  }

  it('is not taken over after a change of the rules by which git leaves out files', async () => {
    const repository = new Repository(scratch());
    const root = path.join(repository.root, 'models');
    put(root, 'ml-lifecycle.yaml', projectText(0, KNOWN_CHECKS));
    put(root, '.ml-lifecycle/.gitignore', 'cache/\n');
    put(root, 'a.py', '# lifecycle: test\n');
    repository.commit();
    letClockStep();
    assert.equal(await readTwice(root), true);
    put(repository.root, '.gitignore', 'a.py\n');
    const { state, isKept } = await readOnce(root);
    assert.equal(isKept, false);
    assert.deepEqual(state, new ProjectReader(root).read());
  });

  it('is not kept while a file may change again without a trace', async () => {
    const { root } = project();
    put(root, 'src/new.py', 'x = 1\n');
    const soon = new Date(Date.now() + 60_000);
    utimesSync(path.join(root, 'src/new.py'), soon, soon);
    assert.equal(await readTwice(root), false);
  });

  it('is not kept of files that a witness does not look at', async () => {
    const checks = ['away: { run: "true", inputs: [".venv/a.csv"] }'];
    const { root } = project({ 'ml-lifecycle.yaml': projectText(0, checks), '.venv/a.csv': 'a\n' });
    letClockStep();
    assert.equal(await readTwice(root), false);
    put(root, '.venv/a.csv', 'b\n');
    assert.deepEqual((await readOnce(root)).state, new ProjectReader(root).read());
  });

  it('is derived anew when an empty folder that a check saw is gone', async () => {
    const { root } = project();
    mkdirSync(path.join(root, 'src/b'));
    assert.equal(await readTwice(root), true);
    const before = await readOnce(root);
    rmdirSync(path.join(root, 'src/b'));
    const { state } = await readOnce(root);
    assert.notDeepEqual(state, before.state);
    assert.deepEqual(state, new ProjectReader(root).read());
  });

  it('is not kept in an untrusted workspace', async () => {
    const { root } = project();
    const reader = new ProjectReader(root, { manyFiles: 1, isForOnce: true });
    await reader.prepare();
    reader.read();
    reader.save();
    assert.equal(existsSync(path.join(root, '.ml-lifecycle', 'cache')), false);
  });

  it('is what reading everything finds, whatever happened meanwhile', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(fc.array(anyStep, { maxLength: 2 }), fc.constantFrom('nothing', 'add', 'commit', 'rest')),
          { minLength: 2, maxLength: 8 },
        ),
        async (moments) => {
          const repository = project({ '.gitignore': 'env\n' });
          const { root } = repository;
          for (const [steps, end] of moments) {
            for (const todo of steps) take(root, todo);
            if (end === 'add') repository.git('add', '--all');
            if (end === 'commit') repository.commit();
            if (end !== 'nothing') letClockStep();
            const { state, isKept } = await readOnce(root);
            if (isKept) taken += 1;
            const now = () => new Date('2026-03-01T12:00:00Z');
            assert.deepEqual(state, new ProjectReader(root, { now }).read());
          }
        },
      ),
      { numRuns: 20 },
    );
    assert.ok(taken > 10, `it was taken over ${String(taken)} times`);
  }).timeout(120_000);
});
