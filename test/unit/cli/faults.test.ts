import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Report } from '../../../src/core/report/report';
import { put, scratchFolders } from '../node/scratch';
import { gitIn } from './gitRepository';
import { runCli, startCli } from './runCli';

const scratch = scratchFolders();
/** More bytes than the page that a small file has on its disk. */
const LONG = '界'.repeat(1900);
const UNTIL = ['--until', '2999-01-01'] as const;

const PROJECT = `version: 1
name: faults
stages:
  collect:
    checks:
      sources: { uses: document.sections, with: { file: collect.md, sections: [Sources], minWords: 1 } }
      slow: { run: ${JSON.stringify(`"${process.execPath}" -e "setTimeout(() => {}, 150)"`)} }
`;
const FILES = { 'ml-lifecycle.yaml': PROJECT, 'collect.md': '# Sources\n\nOne clinic.\n' };
const EVIDENCE = ['sources', 'slow'].map((check) => `.ml-lifecycle/evidence/collect/${check}.json`);
const JOURNAL = '.ml-lifecycle/journal.jsonl';

async function project(root: string, env?: NodeJS.ProcessEnv): Promise<Report['projects'][number]> {
  return (JSON.parse((await runCli(['status', '--json'], root, env)).stdout) as Report).projects[0]!;
}

async function checks(root: string, env?: NodeJS.ProcessEnv) {
  return (await project(root, env)).stages.find(({ id }) => id === 'collect')!.checks;
}

describe('a check that is killed', function () {
  this.timeout(120_000);

  it('leaves whole evidence or none, at whatever moment, and the next run goes its way', async () => {
    const root = scratch(FILES);
    const whole = await startCli(['check'], root).ended;
    assert.equal(whole.code, 0);
    const expected = EVIDENCE.map((file) => readFileSync(path.join(root, file), 'utf8'));
    for (let moment = 0; moment < 8; moment++) {
      rmSync(path.join(root, '.ml-lifecycle/evidence'), { recursive: true, force: true });
      const { child, ended } = startCli(['check', '--jobs', '2'], root);
      // From before the first line of it to behind its end.
      const timer = setTimeout(() => child.kill('SIGKILL'), moment * 110);
      await ended;
      clearTimeout(timer);
      for (const [at, file] of EVIDENCE.entries()) {
        if (existsSync(path.join(root, file)))
          assert.equal(readFileSync(path.join(root, file), 'utf8'), expected[at]);
      }
      assert.deepEqual((await project(root)).problems, []);
    }
    assert.equal((await runCli(['check'], root)).code, 0);
  });
});

describe('two command lines at once', () => {
  it('both end well, and leave what one would have left', async () => {
    const root = scratch(FILES);
    const ends = await Promise.all([1, 2, 3].map(() => runCli(['check'], root)));
    assert.deepEqual(
      ends.map(({ code }) => code),
      [0, 0, 0],
    );
    assert.deepEqual(
      (await checks(root)).map(({ freshness }) => freshness),
      ['fresh', 'fresh'],
    );
  });
});

/** A file system of its own, as small as a project; nothing where that may not be made. */
function smallDisk(): string | undefined {
  const disk = mkdtempSync(path.join(tmpdir(), 'ml-lifecycle-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'pipe' });
    return disk;
  } catch {
    rmSync(disk, { recursive: true });
    return undefined;
  }
}

describe('a disk that takes nothing more', function () {
  this.timeout(60_000);
  let disk: string | undefined;

  beforeEach(function () {
    disk = smallDisk();
    if (disk === undefined) return this.skip();
    for (const [file, text] of Object.entries(FILES)) put(disk, file, text);
  });

  afterEach(() => {
    if (disk === undefined) return;
    execFileSync('umount', [disk]);
    rmSync(disk, { recursive: true });
  });

  function fill(root: string): () => void {
    const file = path.join(root, 'ballast');
    for (let size = 64 * 1024; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        // Full: fill the rest by smaller pieces.
      }
    }
    return () => rmSync(file);
  }

  it('keeps what was recorded, and says what to do: full', async () => {
    const root = disk!;
    assert.equal((await runCli(['check'], root)).code, 0);
    await runCli(['waive', 'collect/slow', '--reason', 'First.', ...UNTIL], root);
    const before = [...EVIDENCE, JOURNAL].map((file) => readFileSync(path.join(root, file), 'utf8'));
    put(root, 'collect.md', '# Wells\n\nOne clinic.\n');
    const empty = fill(root);
    const checked = await runCli(['check', 'collect/sources'], root);
    assert.equal(checked.code, 1);
    assert.match(checked.stdout, /could not be recorded[^]*free space/);
    const decided = await runCli(['waive', 'collect/slow', '--reason', LONG, ...UNTIL], root);
    assert.equal(decided.code, 2);
    assert.match(decided.stderr, /journal cannot be written[^]*free space/);
    for (const [at, file] of [...EVIDENCE, JOURNAL].entries()) {
      assert.ok(readFileSync(path.join(root, file), 'utf8').startsWith(before[at]!), file);
    }
    empty();
    assert.equal((await runCli(['check', 'collect/sources'], root)).code, 1);
    assert.equal((await checks(root))[0]!.verdict, 'fail');
    assert.equal((await runCli(['waive', 'collect/slow', '--reason', 'Third.', ...UNTIL], root)).code, 0);
    assert.equal((await checks(root))[1]!.waiver?.reason, 'Third.');
  });

  it('keeps what was recorded, and says what to do: read-only', async () => {
    const root = disk!;
    assert.equal((await runCli(['check'], root)).code, 0);
    execFileSync('mount', ['-o', 'remount,ro', root]);
    assert.deepEqual(
      (await checks(root)).map(({ freshness }) => freshness),
      ['fresh', 'fresh'],
    );
    const decided = await runCli(['waive', 'collect/slow', '--reason', 'x', ...UNTIL], root);
    assert.equal(decided.code, 2);
    assert.match(decided.stderr, /journal cannot be written[^]*nothing was recorded/);
    const checked = await runCli(['check', 'collect/sources'], root);
    assert.equal(checked.code, 1);
    assert.match(checked.stdout, /could not be recorded/);
  });
});

describe('unusual repositories', function () {
  this.timeout(60_000);

  /** A repository with evidence, then a commit that makes it stale. */
  async function repository(): Promise<{ readonly root: string; readonly head: string }> {
    const root = scratch(FILES);
    const git = gitIn(root);
    git('init', '-q', '-b', 'main');
    await runCli(['check'], root);
    git('add', '-A');
    git('commit', '-qm', 'one');
    put(root, 'collect.md', '# Sources\n\nTwo clinics.\n');
    git('commit', '-qam', 'two');
    return { root, head: git('rev-parse', 'HEAD') };
  }

  async function staleCause(root: string, env?: NodeJS.ProcessEnv) {
    const [first] = await checks(root, env);
    assert.equal(first?.freshness, 'stale');
    const [cause] = first.causes;
    assert.ok(cause?.kind === 'changed');
    return cause;
  }

  for (const [what, clone] of [
    ['a shallow clone', ['clone', '-q', '--depth', '1']],
    ['a partial clone', ['clone', '-q', '--filter=blob:none']],
  ] as const) {
    it(`is judged in ${what}`, async () => {
      const { root, head } = await repository();
      gitIn(root)('config', 'uploadpack.allowFilter', 'true');
      const folder = scratch();
      gitIn(folder)(...clone, `file://${root}`, 'copy');
      const copy = path.join(folder, 'copy');
      assert.equal((await staleCause(copy)).by?.commit, head);
    });
  }

  it('is judged at a detached head', async () => {
    const { root, head } = await repository();
    gitIn(root)('checkout', '-q', '--detach');
    assert.equal((await staleCause(root)).by?.commit, head);
  });

  it('is judged in a work tree of a bare repository', async () => {
    const { root, head } = await repository();
    const folder = scratch();
    gitIn(folder)('clone', '-q', '--bare', `file://${root}`, 'bare.git');
    gitIn(path.join(folder, 'bare.git'))('worktree', 'add', '-q', path.join(folder, 'tree'), 'main');
    assert.equal((await staleCause(path.join(folder, 'tree'))).by?.commit, head);
  });

  it('is judged without git, which only leaves out who changed it', async () => {
    const { root } = await repository();
    const bin = scratch();
    mkdirSync(path.join(bin, 'bin'));
    symlinkSync(process.execPath, path.join(bin, 'bin', 'node'));
    const env = { PATH: path.join(bin, 'bin') };
    assert.equal((await staleCause(root, env)).by, undefined);
    assert.equal((await runCli(['check', 'collect/sources'], root, env)).code, 0);
    assert.equal((await runCli(['waive', 'collect/slow', '--reason', 'x', ...UNTIL], root, env)).code, 0);
    assert.ok((await checks(root, env))[1]!.waiver?.by);
  });
});
