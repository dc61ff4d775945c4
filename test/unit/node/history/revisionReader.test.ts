import assert from 'node:assert/strict';
import { readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { copyExampleWithHistory } from '../../../../scripts/example/makeHistory';
import { render } from '../../../../src/core/text/message';
import { RevisionReader } from '../../../../src/node/history/revisionReader';
import { Repository } from '../git/repository';
import { put, scratch as makeFolder, scratchFolders } from '../scratch';
import { at, checkProject, FILES, healths, onDisk, PROJECT } from './checkedProject';

const scratch = scratchFolders();

const SUBFOLDER = 'sub folder ü';
let original: Repository | undefined;

after(() => {
  if (original !== undefined) rmSync(original.root, { recursive: true, force: true });
});

/** A repository whose project lies in a subfolder, with all checks run and committed. */
async function checkedRepository(): Promise<{ readonly repository: Repository; readonly root: string }> {
  original ??= await makeCheckedRepository(makeFolder());
  const repository = original.copyTo(scratch());
  return { repository, root: path.join(repository.root, SUBFOLDER) };
}

async function makeCheckedRepository(folder: string): Promise<Repository> {
  const repository = new Repository(folder);
  await checkProject(path.join(folder, SUBFOLDER), FILES);
  repository.commit();
  return repository;
}

describe('a project at a commit', () => {
  it('is what the disk says of a clean work tree: checks, causes, links, metrics', async () => {
    const { root } = await checkedRepository();
    const disk = onDisk(root);
    assert.equal(healths(disk)['train/good'], 'pass');
    assert.ok(disk.stages.find((stage) => stage.id === 'explore')!.artifacts.length > 0);
    assert.deepEqual(await at(root, 'HEAD'), disk);
  });

  it('is what the disk says of the example project', async function () {
    this.timeout(60_000);
    const root = path.join(scratch(), 'tumour-screening');
    await copyExampleWithHistory(root);
    assert.deepEqual(await at(root, 'HEAD'), onDisk(root));
  });

  it('is the same after every kind of change that was committed without a run', async () => {
    const { repository, root } = await checkedRepository();
    const changes: Readonly<Record<string, () => void>> = {
      'another meaning': () => put(root, 'src/train.py', 'print(2)\n'),
      'another layout': () => put(root, 'src/train.py', 'print( 2 )  # two\n'),
      'a new file': () => put(root, 'src/more.py', 'print(3)\n'),
      'a file less': () => rmSync(path.join(root, 'reports/metrics.json')),
      'a moved file': () => renameSync(path.join(root, 'src/odd.py'), path.join(root, 'src/even.py')),
      'a tool’s folder': () => put(root, 'src/.tox/x.py', 'print(4)\n'),
      'a virtual environment': () => {
        put(root, 'src/myenv/pyvenv.cfg', '');
        put(root, 'src/myenv/lib.py', '# lifecycle: plan\n');
      },
      'another definition': () => put(root, 'ml-lifecycle.yaml', PROJECT.replace('min: 0.8', 'min: 0.7')),
      'a broken project file': () => put(root, 'ml-lifecycle.yaml', 'version: 1\nstages: [\n'),
      'no text at all': () => put(root, 'ml-lifecycle.yaml', Buffer.from([1, 0, 2])),
    };
    for (const [name, change] of Object.entries(changes)) {
      change();
      repository.commit({}, name);
      assert.deepEqual(await at(root, 'HEAD'), onDisk(root), name);
    }
  });

  it('tells what was, whatever the work tree and the index hold, and touches neither', async () => {
    const { repository, root } = await checkedRepository();
    const before = onDisk(root);
    put(root, 'docs/plan.md', '# Nothing\n');
    repository.commit();
    put(root, 'src/train.py', 'print(5)\n');
    repository.git('add', '--all');
    rmSync(path.join(root, 'docs'), { recursive: true });
    const status = repository.git('status', '--porcelain');
    assert.deepEqual(await at(root, 'HEAD~1'), before);
    assert.equal(healths(await at(root, 'HEAD'))['plan/goal'], 'stale');
    assert.equal(repository.git('status', '--porcelain'), status);
  });

  it('keeps evidence fresh where only bytes moved', async () => {
    const { repository, root } = await checkedRepository();
    put(root, 'src/train.py', `# a comment\n${FILES['src/train.py']}`);
    put(root, 'reports/metrics.json', '{ "auc": 0.90 }\n');
    repository.commit();
    assert.deepEqual(new Set(Object.values(healths(await at(root, 'HEAD')))), new Set(['pass']));
  });

  it('reports evidence of a newer format and of a conflict as what it is', async () => {
    const { repository, root } = await checkedRepository();
    const file = '.ml-lifecycle/evidence/plan/goal.json';
    const text = readFileSync(path.join(root, file), 'utf8');
    put(root, file, text.replace('"version": 1', '"version": 2'));
    put(root, '.ml-lifecycle/evidence/train/good.json', '<<<<<<< ours\n=======\n>>>>>>> theirs\n');
    repository.commit();
    const { problems } = await at(root, 'HEAD');
    assert.deepEqual(problems.map(({ code }) => code).sort(), ['evidence-conflict', 'evidence-version']);
  });

  it('judges waivers on the day of the commit', async () => {
    const { repository, root } = await checkedRepository();
    const entry = { id: '1', time: '2026-01-01T12:00:00.000Z', by: 'Ana', kind: 'waive' };
    const waiver = { stage: 'train', check: 'good', reason: 'for now', until: '2026-01-10' };
    put(root, 'reports/metrics.json', '{"auc": 0.1}\n');
    put(root, '.ml-lifecycle/journal.jsonl', `${JSON.stringify({ ...entry, ...waiver })}\n`);
    repository.commit();
    assert.equal(healths(await at(root, 'HEAD'))['train/good'], 'waived');
    assert.notEqual(healths(onDisk(root))['train/good'], 'waived');
  });
});

describe('a project at a commit, wherever it lies', () => {
  it('in a work tree of its own, with the head detached', async () => {
    const { repository, root } = await checkedRepository();
    const other = path.join(scratch(), 'tree');
    repository.git('worktree', 'add', '--quiet', '--detach', other);
    const here = path.join(other, path.basename(root));
    assert.deepEqual(await at(here, 'HEAD'), onDisk(here));
    assert.equal(healths(await at(here, 'main'))['train/good'], 'pass');
  });

  it('in a submodule', async () => {
    const { repository, root } = await checkedRepository();
    const outer = new Repository(scratch());
    outer.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository.root, 'inner');
    outer.commit();
    const inside = path.join(outer.root, 'inner', path.basename(root));
    assert.deepEqual(await at(inside, 'HEAD'), onDisk(inside));
  });

  it('with links to files and folders in it and beside it, to themselves and to nowhere', async () => {
    const repository = new Repository(
      scratch({ 'shared/deep/x.csv': 'a\n1\n', 'shared/y.md': '# Goal\n\nYes.\n' }),
    );
    const root = path.join(repository.root, 'project');
    put(root, 'real/z.md', '# Goal\n\nNo.\n');
    symlinkSync('../shared/y.md', path.join(root, 'y.md'));
    symlinkSync('real', path.join(root, 'folder'));
    symlinkSync('../shared/deep', path.join(root, 'data'));
    symlinkSync('loop.md', path.join(root, 'loop.md'));
    symlinkSync('/nowhere/at/all.md', path.join(root, 'gone.md'));
    const check = (file: string) =>
      `{ uses: document.sections, with: { file: ${file}, sections: [Goal], minWords: 1 } }`;
    await checkProject(root, {
      'ml-lifecycle.yaml': `version: 1\nname: links\nstages:\n  plan:\n    links: ["**/*.md"]\n    checks:\n      a: ${check('y.md')}\n      b: ${check('folder/z.md')}\n      c: ${check('loop.md')}\n      e: ${check('gone.md')}\n      d: { run: "node -e 0", inputs: [data/x.csv, data] }\n`,
    });
    repository.commit();
    assert.deepEqual(await at(root, 'HEAD'), onDisk(root));
    put(repository.root, 'shared/deep/x.csv', 'a\n2\n');
    repository.commit();
    assert.deepEqual(await at(root, 'HEAD'), onDisk(root));
    assert.equal(healths(await at(root, 'HEAD'))['plan/d'], 'stale');
  });

  it('believes evidence of files that git ignores, since no commit knows them', async () => {
    const repository = new Repository(scratch());
    const files = {
      ...FILES,
      '.gitignore': 'data/\n',
      'docs/plan.md': '# Goal\n\nOur [data](../data/train.csv).\n',
    };
    await checkProject(repository.root, {
      ...files,
      'ml-lifecycle.yaml': PROJECT.replace(
        '      goal:',
        '      links: { uses: document.links, with: { files: [docs/*.md] } }\n      goal:',
      ),
    });
    repository.commit();
    const disk = onDisk(repository.root);
    assert.deepEqual(new Set(Object.values(healths(disk))), new Set(['pass']));
    rmSync(path.join(repository.root, 'data'), { recursive: true });
    assert.deepEqual(await at(repository.root, 'HEAD'), disk);
  });

  it('takes a file that was deleted and is not ignored for removed', async () => {
    const { repository, root } = await checkedRepository();
    rmSync(path.join(root, 'data/train.csv'));
    repository.commit();
    const train = (await at(root, 'HEAD')).stages.find((stage) => stage.id === 'train')!;
    const causes = train.checks.flatMap((check) => check.causes).map(({ kind }) => kind);
    assert.deepEqual(causes, ['removed']);
  });
});

describe('a project at a commit that cannot be told, says why and what to do', () => {
  async function refusal(root: string, revision: string, env?: NodeJS.ProcessEnv): Promise<string> {
    const reading = await new RevisionReader(root, env).read(revision);
    assert.equal(reading.kind, 'refused', revision);
    return `${render(reading.message)} → ${render(reading.next)}`;
  }

  it('for a revision that there is not, with what was meant', async () => {
    const { repository, root } = await checkedRepository();
    repository.git('branch', 'experiment');
    assert.equal(
      await refusal(root, 'experimant'),
      'There is no revision "experimant". → Did you mean "experiment"?',
    );
    assert.match(await refusal(root, 'HEAD~99'), /^There is no revision "HEAD~99"\. → Write a branch/);
    assert.match(await refusal(root, 'f'.repeat(40)), /^There is no revision "f{40}"\./);
  });

  it('for words that a careless call takes for an option or something else', async () => {
    const { root } = await checkedRepository();
    const words = [
      '--help',
      '-1',
      '--output=x',
      '',
      ' ',
      'a\0b',
      'a\nb',
      'HEAD:docs',
      'HEAD..main',
      '$(id)',
      ':(top)',
      '^HEAD',
      'x'.repeat(999),
    ];
    for (const word of words) assert.match(await refusal(root, word), /^There is no revision "/, word);
  });

  it('without a repository, a commit, git, or the project', async () => {
    const plain = scratch(FILES);
    assert.match(
      await refusal(plain, 'HEAD'),
      /^The past cannot be read: the project is in no git repository/,
    );
    const repository = new Repository(scratch(FILES));
    assert.equal(
      await refusal(repository.root, 'HEAD'),
      'The repository has no commit yet. → Commit the project first.',
    );
    assert.match(
      await refusal(repository.root, 'HEAD', { PATH: plain }),
      /git is not installed\. → Install git/,
    );
    rmSync(path.join(repository.root, 'ml-lifecycle.yaml'));
    const first = repository.commit().slice(0, 7);
    assert.equal(
      await refusal(repository.root, 'HEAD'),
      `There is no project there in ${first}. → The project file is not committed yet.`,
    );
    const second = repository.commit({ 'ml-lifecycle.yaml': PROJECT }).slice(0, 7);
    assert.equal(
      await refusal(repository.root, 'HEAD~1'),
      `There is no project there in ${first}. → It begins with ${second}.`,
    );
  });

  it('in a shallow clone, for what it lacks, and still tells what it has', async () => {
    const { repository, root } = await checkedRepository();
    repository.commit({}, 'second');
    const clone = path.join(scratch(), 'clone');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.root}`, clone);
    const here = path.join(clone, path.basename(root));
    assert.match(
      await refusal(here, 'HEAD~1'),
      /in this clone, which is shallow\. → .*"git fetch --unshallow"/,
    );
    assert.deepEqual(await at(here, 'HEAD'), onDisk(here));
  });

  it('in a partial clone, rather than fetching by a way that the repository chooses', async () => {
    const { repository, root } = await checkedRepository();
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(scratch(), 'clone');
    repository.git(
      'clone',
      '--quiet',
      '--filter=blob:none',
      '--no-checkout',
      `file://${repository.root}`,
      clone,
    );
    const here = path.join(clone, path.basename(root));
    put(here, 'x', '');
    assert.match(await refusal(here, 'HEAD'), /the clone is partial and lacks the content/);
  });
});
