import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../../../src/core/report/report';
import { Repository } from '../node/git/repository';
import { put, scratch as makeFolder, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

const PROJECT = `version: 1
name: demo
stages:
  plan:
    links: [docs/**]
  train:
    links: [src/**]
    checks:
      good: { uses: metrics.threshold, with: { file: reports/metrics.json, metric: auc, min: 0.8 } }
`;

const SUBFOLDER = 'sub folder';
let original: Repository | undefined;

after(() => {
  if (original !== undefined) rmSync(original.root, { recursive: true, force: true });
});

/** Three commits: the check passes, passes with a better number, fails. The project is in a subfolder. */
async function threeCommits(): Promise<{ readonly repository: Repository; readonly root: string }> {
  original ??= await makeThreeCommits(makeFolder());
  const repository = original.copyTo(scratch());
  return { repository, root: path.join(repository.root, SUBFOLDER) };
}

async function makeThreeCommits(folder: string): Promise<Repository> {
  const repository = new Repository(folder);
  const root = path.join(folder, SUBFOLDER);
  put(root, 'ml-lifecycle.yaml', PROJECT);
  put(root, '.ml-lifecycle/.gitignore', 'cache/\n');
  put(root, 'docs/a.md', 'A\n');
  for (const auc of ['0.8', '0.813', '0.5']) {
    put(root, 'reports/metrics.json', `{"auc": ${auc}}\n`);
    await runCli(['check'], root);
    repository.commit({}, `auc ${auc}`);
  }
  return repository;
}

function parsed(stdout: string): Record<string, unknown> & { readonly projects: Record<string, unknown>[] } {
  return JSON.parse(stdout) as ReturnType<typeof parsed>;
}

describe('ml-lifecycle show', () => {
  it('prints what status printed at that commit, with the commit', async () => {
    const { repository, root } = await threeCommits();
    const status = await runCli(['status', '--json'], root);
    put(root, 'reports/metrics.json', '{"auc": 1}\n');
    repository.commit({}, 'later');
    const shown = await runCli(['show', 'HEAD~1', '--json'], root);
    assert.equal(shown.code, 0);
    const report = parsed(shown.stdout);
    const { revision, ...project } = report.projects[0]!;
    assert.deepEqual(revision, {
      commit: repository.git('rev-parse', 'HEAD~1'),
      author: 'Ana',
      date: '2026-01-03T12:00:00+00:00',
      subject: 'auc 0.5',
    });
    assert.deepEqual({ ...report, projects: [project] }, parsed(status.stdout));
  });

  it('names the commit behind what is stale at that commit, not a later one', async () => {
    const { repository, root } = await threeCommits();
    put(root, 'reports/metrics.json', '{"auc": 1}\n');
    const first = repository.commit({}, 'first');
    put(root, 'reports/metrics.json', '{"auc": 2}\n');
    repository.commit({}, 'second');
    const { stdout } = await runCli(['show', first], root);
    assert.match(stdout, /^[0-9a-f]{7} {2}2026-01-04 {2}Ana {2}first\n/);
    assert.match(stdout, new RegExp(`reports/metrics.json changed .* by Ana in ${first.slice(0, 7)}`));
    const { projects } = JSON.parse((await runCli(['show', first, '--json'], root)).stdout) as Report;
    const causes = projects[0]!.stages.flatMap((stage) => stage.checks).flatMap((check) => check.causes);
    assert.deepEqual(
      causes.map((cause) => 'by' in cause && cause.by.commit),
      [first],
    );
  });

  it('ends with 2 and says what to write for what is no revision', async () => {
    const { root } = await threeCommits();
    for (const [args, said] of [
      [[], /Name exactly one revision\.\n {2}As in/],
      [['a', 'b'], /Name exactly one revision/],
      [['mian'], /There is no revision "mian"\.\n {2}Did you mean "main"\?/],
      [['--', '--output=x'], /There is no revision "--output=x"/],
      [['HEAD~9'], /There is no revision "HEAD~9"\.\n {2}Write a branch/],
    ] as const) {
      const { code, stdout, stderr } = await runCli(['show', ...args], root);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, said);
    }
  });

  it('ends with 2 where there is no repository and where there was no project', async () => {
    const plain = await runCli(['show', 'HEAD'], scratch({ 'ml-lifecycle.yaml': PROJECT }));
    assert.equal(plain.code, 2);
    assert.match(plain.stderr, /the project is in no git repository/);
    const repository = new Repository(scratch());
    repository.commit({ a: '' });
    repository.commit({ 'ml-lifecycle.yaml': PROJECT });
    const before = await runCli(['show', 'HEAD~1'], repository.root);
    assert.equal(before.code, 2);
    assert.match(
      before.stderr,
      /There is no project there in [0-9a-f]{7}\.\n {2}It begins with [0-9a-f]{7}\./,
    );
  });
});

describe('ml-lifecycle diff', () => {
  it('tells health, metrics and artifacts that changed between two commits', async () => {
    const { repository, root } = await threeCommits();
    repository.git('mv', 'sub folder/docs/a.md', 'sub folder/b.md');
    put(root, 'src/x.py', 'print(1)\n');
    repository.commit();
    const { code, stdout } = await runCli(['diff', 'HEAD~2', 'HEAD'], root);
    assert.equal(code, 0);
    assert.match(stdout, /\n {2}✓ passing → ✗ failing\n/);
    assert.match(stdout, /\nChecks\n {2}train\/good {2}✓ passing → ✗ failing\n/);
    assert.match(stdout, /\nMetrics\n {2}train\/good {2}\S+ {2}0\.813 → 0\.5 {2}-0\.313\n/);
    assert.match(
      stdout,
      /\nArtifacts\n {2}- docs\/a\.md {2}no longer linked to plan\n {2}\+ src\/x\.py {2}linked to train\n/,
    );
    const better = await runCli(['diff', 'HEAD~3', 'HEAD~2'], root);
    assert.match(better.stdout, /0\.8 → 0\.813 {2}\+0\.013\n/);
  });

  it('compares with the files as they are now, committed or not', async () => {
    const { root } = await threeCommits();
    assert.match((await runCli(['diff', 'HEAD'], root)).stdout, /\n {2}Nothing changed\.\n$/);
    put(root, 'reports/metrics.json', '{"auc": 0.9}\n');
    await runCli(['check'], root);
    const { projects } = parsed((await runCli(['diff', 'HEAD', '--json'], root)).stdout);
    const { was, is, checks, metrics, artifacts } = projects[0]!;
    assert.equal((was as { revision: { subject: string } }).revision.subject, 'auc 0.5');
    assert.deepEqual(is, { health: 'pass' });
    assert.deepEqual(checks, [{ stage: 'train', check: 'good', was: 'fail', is: 'pass' }]);
    assert.deepEqual(artifacts, []);
    const [metric] = metrics as { was: number; is: number; by: number }[];
    assert.deepEqual([metric!.was, metric!.is, metric!.by], [0.5, 0.9, 0.4]);
  });

  it('ends with 2 without a revision, with three, and with one that there is not', async () => {
    const { root } = await threeCommits();
    for (const args of [[], ['HEAD', 'HEAD', 'HEAD'], ['HEAD', 'nowhere'], ['nowhere', 'HEAD']]) {
      assert.equal((await runCli(['diff', ...args], root)).code, 2);
    }
  });
});

describe('ml-lifecycle history', () => {
  it('prints a table of all versions and a line of blocks for the metric', async () => {
    const { root } = await threeCommits();
    const { code, stdout } = await runCli(['history', 'train/good'], root);
    assert.equal(code, 0);
    const rows = stdout.split('\n').filter((line) => /^ {2}2026-/.test(line));
    assert.deepEqual(
      rows.map((row) => [/2026-\d\d-\d\d/.exec(row)?.[0], /[✓✗] \w+/.exec(row)?.[0], row.split(' ').at(-1)]),
      [
        ['2026-01-01', '✓ passed', '0.8'],
        ['2026-01-02', '✓ passed', '0.813'],
        ['2026-01-03', '✗ failed', '0.5'],
      ],
    );
    assert.match(stdout, /\n {2}min {4}▄▄▄ {2}0\.8 → 0\.8\n {2}value {2}██▁ {2}0\.8 → 0\.5 {2}-0\.3\n$/);
  });

  it('prints all versions as JSON, or of one metric', async () => {
    const { root } = await threeCommits();
    const report = parsed((await runCli(['history', 'train/good', '--json'], root)).stdout);
    const versions = report['versions'] as { verdict: string; metrics: Record<string, number> }[];
    assert.deepEqual(
      versions.map(({ verdict }) => verdict),
      ['pass', 'pass', 'fail'],
    );
    assert.deepEqual(report['metrics'], ['min', 'value']);
    assert.deepEqual(
      versions.map(({ metrics }) => metrics['value']),
      [0.8, 0.813, 0.5],
    );
    const { stdout } = await runCli(['history', 'train/good', '--metric', 'value'], root);
    assert.match(stdout, /verdict +value\n/);
  });

  it('counts commits and passes of each wheel by week', async () => {
    const { repository, root } = await threeCommits();
    put(root, 'src/x.py', 'print(1)\n');
    repository.commit();
    const status = JSON.parse((await runCli(['status', '--json'], root)).stdout) as Report;
    const wheelOf = new Map(status.projects[0]!.stages.map(({ id, wheel }) => [id, wheel]));
    const { projects } = parsed((await runCli(['history', '--cadence', '--json'], root)).stdout);
    const { weeks, wheels } = projects[0] as {
      readonly weeks: readonly string[];
      readonly wheels: readonly { readonly wheel: string; readonly commits: readonly number[] }[];
    };
    assert.deepEqual(weeks, ['2025-12-29']);
    const turned = wheels.filter(({ commits }) => commits[0] !== 0);
    assert.deepEqual(turned, [
      { wheel: wheelOf.get('train'), commits: [1], passes: [1] },
      { wheel: wheelOf.get('plan'), commits: [1], passes: [0] },
    ]);
    assert.match((await runCli(['history', '--cadence'], root)).stdout, /commits {2}█ {2}1\n/);
  });

  it('ends with 2 for a check, a metric or a call that there is not, with what was meant', async () => {
    const { root } = await threeCommits();
    for (const [args, said] of [
      [[], /Name exactly one STAGE\/CHECK/],
      [['train/god'], /There is no check "train\/god"\.\n {2}Did you mean "train\/good"\?/],
      [['../../x'], /There is no check/],
      [['train'], /There is no check "train"/],
      [['train/good', '--metric', 'acu'], /never had a metric "acu"/],
      [['train/good', '--cadence'], /not both/],
    ] as const) {
      const { code, stderr } = await runCli(['history', ...args], root);
      assert.equal(code, 2, args.join(' '));
      assert.match(stderr, said);
    }
  });

  it('says what to do where nothing of the check was committed', async () => {
    const repository = new Repository(scratch());
    repository.commit({ 'ml-lifecycle.yaml': PROJECT });
    const { code, stderr } = await runCli(['history', 'train/good'], repository.root);
    assert.equal(code, 2);
    assert.match(stderr, /No commit has evidence of train\/good\.\n {2}Run the check and commit/);
  });
});
