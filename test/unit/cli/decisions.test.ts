import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JournalEntry } from '../../../src/core/journal/entry';
import type { Report } from '../../../src/core/report/report';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();
const ADA = { GIT_AUTHOR_NAME: 'Ada Lovelace' };

const PROJECT = `version: 1
name: demo
stages:
  collect:
    outputs: [data/raw.csv]
    checks:
      notes: { uses: document.sections, with: { file: collect.md, sections: [Sources], minWords: 1 } }
  curate:
    inputs: [data/raw.csv]
    checks:
      notes: { uses: document.sections, with: { file: curate.md, sections: [Rules], minWords: 1 } }
gates:
  curate: { requires: [formulate] }
`;
const FILES = {
  'ml-lifecycle.yaml': PROJECT,
  'collect.md': '# Sources\n\nTwo clinics.\n',
  'curate.md': '# Rules\n\nNo twins.\n',
};

const cli = (root: string, ...args: string[]) => runCli(args, root, ADA);

async function report(root: string): Promise<Report['projects'][number]> {
  return (JSON.parse((await cli(root, 'status', '--json')).stdout) as Report).projects[0]!;
}

async function checkOf(root: string, stage: string) {
  return (await report(root)).stages.find(({ id }) => id === stage)!.checks[0]!;
}

async function focus(root: string, wheel: string): Promise<string | undefined> {
  return (await report(root)).wheels.find(({ id }) => id === wheel)?.focus;
}

function journal(root: string): readonly JournalEntry[] {
  const text = readFileSync(path.join(root, '.ml-lifecycle/journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry);
}

describe('ml-lifecycle advance', () => {
  it('is held by a shut gate, which says what is missing', async () => {
    const root = scratch(FILES);
    const { code, stdout } = await cli(root, 'advance', 'curate');
    assert.equal(code, 1);
    assert.match(stdout, /The gate is shut/);
    assert.match(stdout, /collect/);
    assert.match(stdout, /formulate {2}has no checks/);
    assert.match(stdout, /ml-lifecycle check collect\n/);
    assert.equal(await focus(root, 'data'), 'collect');
  });

  it('passes a shut gate with a reason, which is recorded with what was missing', async () => {
    const root = scratch(FILES);
    const { code, stdout } = await cli(root, 'advance', 'curate', '--reason', 'The clinic waits.');
    assert.equal(code, 0, stdout);
    const [entry] = journal(root);
    assert.ok(entry?.kind === 'advance');
    assert.deepEqual(entry.override, { reason: 'The clinic waits.', missing: ['formulate', 'collect'] });
    assert.equal(entry.by, 'Ada Lovelace');
    assert.equal(await focus(root, 'data'), 'curate');
  });

  it('goes through an open gate without a reason', async () => {
    const root = scratch({ ...FILES, 'ml-lifecycle.yaml': PROJECT.replace(/gates:[^]*/, '') });
    await cli(root, 'check');
    assert.equal((await cli(root, 'advance', 'curate')).code, 0);
    assert.equal((await cli(root, 'advance', 'curate')).code, 2, 'it stands there already');
    const entry = journal(root)[0];
    assert.ok(entry?.kind === 'advance' && entry.override === undefined);
  });

  it('refuses stages that do not follow, and names those that do', async () => {
    const root = scratch(FILES);
    const skipped = await cli(root, 'advance', 'validate');
    assert.equal(skipped.code, 2);
    assert.match(skipped.stderr, /What follows is: curate/);
    const unknown = await cli(root, 'advance', 'curat');
    assert.equal(unknown.code, 2);
    assert.match(unknown.stderr, /Did you mean "curate"/);
  });
});

describe('ml-lifecycle return', () => {
  it('sends work back with a reason', async () => {
    const root = scratch(FILES);
    await cli(root, 'advance', 'curate', '--reason', 'Try.');
    assert.equal((await cli(root, 'return', 'collect')).code, 2, 'without a reason');
    assert.equal((await cli(root, 'return', 'collect', '--reason', 'Labels are wrong.')).code, 0);
    assert.equal(await focus(root, 'data'), 'collect');
    const { stdout } = await cli(root, 'journal');
    assert.match(
      stdout,
      /curate sent work back to collect {2}Ada Lovelace\n\s+Labels are wrong\.[^]*data advanced/,
    );
  });

  it('is refused where nothing has come further', async () => {
    const root = scratch(FILES);
    assert.match((await cli(root, 'return', 'collect', '--reason', 'x')).stderr, /nothing to send back/);
  });
});

describe('ml-lifecycle waive', () => {
  const until = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  it('makes a failing check count as waived, so that a pipeline goes on', async () => {
    const root = scratch({ ...FILES, 'collect.md': '# Nothing\n' });
    assert.equal((await cli(root, 'check')).code, 1);
    const { code } = await cli(root, 'waive', 'collect/notes', '--reason', 'Next week.', '--until', until(7));
    assert.equal(code, 0);
    const check = await checkOf(root, 'collect');
    assert.deepEqual([check.health, check.verdict, check.waiver?.reason], ['waived', 'fail', 'Next week.']);
    assert.equal((await cli(root, 'check')).code, 0);
    assert.match((await cli(root, 'status')).stdout, /waived by Ada Lovelace until .*: Next week\./);
    assert.equal((await cli(root, 'waive', 'collect/notes', '--withdraw', '--reason', 'Now.')).code, 0);
    assert.equal((await checkOf(root, 'collect')).health, 'fail');
  });

  it('shouts when its day has passed', async () => {
    const root = scratch({ ...FILES, 'collect.md': '# Nothing\n' });
    await cli(root, 'check');
    await cli(root, 'waive', 'collect/notes', '--reason', 'Next week.', '--until', until(1));
    const file = path.join(root, '.ml-lifecycle/journal.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace(until(1), until(-1)));
    const { stdout, code } = await cli(root, 'status');
    assert.match(stdout, /The waiver of collect\/notes ended on/);
    assert.equal(code, 1);
  });

  for (const [what, args] of [
    ['a day that has passed', ['--until', until(-1), '--reason', 'x']],
    ['a day that the calendar lacks', ['--until', '2099-02-30', '--reason', 'x']],
    ['no day', ['--reason', 'x']],
    ['no reason', ['--until', until(1)]],
    ['an empty reason', ['--until', until(1), '--reason', ' ']],
  ] as const) {
    it(`is refused with ${what}, and nothing is recorded`, async () => {
      const root = scratch(FILES);
      assert.equal((await cli(root, 'waive', 'collect/notes', ...args)).code, 2);
      assert.match((await cli(root, 'journal')).stdout, /nothing was decided yet/);
    });
  }
});

describe('ml-lifecycle verify', () => {
  it('re-signs stale evidence until anything changes again', async () => {
    const root = scratch(FILES);
    await cli(root, 'check');
    put(root, 'collect.md', '# Sources\n\nTwo large clinics.\n');
    assert.equal((await checkOf(root, 'collect')).freshness, 'stale');
    assert.equal((await cli(root, 'verify', 'collect/notes', '--reason', 'One word.')).code, 0);
    const check = await checkOf(root, 'collect');
    assert.deepEqual([check.freshness, check.health, check.verified?.by], ['fresh', 'pass', 'Ada Lovelace']);
    put(root, 'collect.md', '# Sources\n\nThree large clinics.\n');
    assert.equal((await checkOf(root, 'collect')).freshness, 'stale');
  });

  it('is refused for what is fresh, and for what fails', async () => {
    const root = scratch({ ...FILES, 'curate.md': '# Nothing\n' });
    await cli(root, 'check');
    assert.match((await cli(root, 'verify', 'collect/notes', '--reason', 'x')).stderr, /is not stale/);
    put(root, 'curate.md', '# Nothing at all\n');
    assert.match((await cli(root, 'verify', 'curate/notes', '--reason', 'x')).stderr, /does not pass/);
  });
});

describe('stages downstream of a stale one', () => {
  it('say so until it is fresh again', async () => {
    const root = scratch(FILES);
    await cli(root, 'check');
    put(root, 'collect.md', '# Sources\n\nOne clinic.\n');
    const curate = (await report(root)).stages.find(({ id }) => id === 'curate')!;
    assert.deepEqual(curate.upstream, [{ stage: 'collect', path: 'data/raw.csv' }]);
    assert.match((await cli(root, 'status')).stdout, /Collect is stale, which data\/raw\.csv comes from/);
    await cli(root, 'check', '--stale');
    assert.equal((await report(root)).stages.find(({ id }) => id === 'curate')!.upstream, undefined);
  });
});

describe('the journal on disk', () => {
  it('takes decisions of several programs at once, each as a line of its own', async () => {
    const root = scratch(FILES);
    const reasons = Array.from({ length: 6 }, (_, index) => `Reason ${String(index)}.`);
    const until = '2999-01-01';
    const ends = await Promise.all(
      reasons.map((reason) => cli(root, 'waive', 'collect/notes', '--until', until, '--reason', reason)),
    );
    assert.deepEqual(
      ends.map(({ code }) => code),
      reasons.map(() => 0),
    );
    const written = journal(root).map((entry) => (entry.kind === 'waive' ? entry.reason : ''));
    assert.deepEqual([...written].sort(), reasons);
  });

  it('loses nothing behind a line that was cut off', async () => {
    const root = scratch(FILES);
    await cli(root, 'advance', 'curate', '--reason', 'Try.');
    const file = path.join(root, '.ml-lifecycle/journal.jsonl');
    appendFileSync(file, '{"id":"cut o');
    assert.equal((await cli(root, 'advance', 'transform', '--reason', 'On.')).code, 0);
    const { stdout } = await cli(root, 'status');
    assert.match(stdout, /journal\.jsonl:2:1 .*no complete entry/);
    assert.equal(await focus(root, 'data'), 'transform');
    assert.match(readFileSync(file, 'utf8'), /\n\{"id":"cut o\n/);
  });

  it('merges what two branches decided, without a conflict', async () => {
    const root = scratch(FILES);
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=a@b', ...args], {
        cwd: root,
        stdio: 'pipe',
      });
    git('init', '-q', '-b', 'main');
    await cli(root, 'return', 'collect', '--reason', 'x');
    await cli(root, 'advance', 'curate', '--reason', 'Start.');
    git('add', '-A');
    git('commit', '-qm', 'start');
    git('checkout', '-qb', 'side');
    await cli(root, 'advance', 'transform', '--reason', 'On the side.');
    git('commit', '-qam', 'side');
    git('checkout', '-q', 'main');
    await cli(root, 'advance', 'explore', '--reason', 'On main.');
    git('commit', '-qam', 'main');
    git('merge', '-q', 'side', '-m', 'merge');
    assert.equal(await focus(root, 'data'), 'transform');
    assert.equal(await focus(root, 'ml'), 'explore');
    assert.equal(journal(root).length, 3);
    assert.deepEqual((await report(root)).problems, []);
  });
});
