import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { builtinCheck } from '../../src/core/checks/catalogue';
import { checkOfEvidence, EVIDENCE_FOLDER } from '../../src/core/evidence/evidencePath';
import { copyExampleWithHistory } from '../../scripts/example/makeHistory';
import { EvidenceHistory } from '../../src/node/history/evidenceHistory';
import { GitHistory } from '../../src/node/history/gitHistory';
import { MetricVersionReader } from '../../src/node/history/metricVersions';
import { readMetricHistory } from '../../src/node/history/readMetricHistory';
import { ProjectReader } from '../../src/node/project/projectReader';
import { at, healths } from './node/history/checkedProject';
import { scratch } from './node/scratch';

describe('the example project', () => {
  let root = '';
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  /** The oldest first. */
  const recordingCommits = () =>
    git('log', '--reverse', '--format=%H', '--grep=^Record the evidence').split('\n');
  before(async function () {
    this.timeout(60_000);
    root = path.join(scratch(), 'tumour-screening');
    await copyExampleWithHistory(root);
  });
  after(() => rmSync(path.dirname(root), { recursive: true, force: true }));

  it('has links and checks in all sixteen stages, and just three problems left in', () => {
    // Some of its evidence holds up to a day.
    const { snapshot } = new ProjectReader(root, { now: () => new Date('2026-11-28T12:00:00Z') }).read();
    assert.deepEqual(snapshot.problems, []);
    assert.equal(snapshot.stages.length, 16);
    for (const stage of snapshot.stages) {
      assert.ok(stage.artifacts.length > 0, `${stage.id} has no artifact`);
      assert.ok(stage.checks.length > 0, `${stage.id} has no check`);
      assert.ok(stage.owner, `${stage.id} has no owner`);
    }
    const checks = snapshot.stages.flatMap((stage) => stage.checks);
    const builtin = checks.filter((check) => builtinCheck(check.uses) !== undefined);
    assert.ok(new Set(builtin.map((check) => check.uses)).size >= 35);
    assert.equal(new Set(builtin.map((check) => check.stage)).size, 16);
    const rest = checks.filter((check) => check.health !== 'pass');
    assert.deepEqual(rest.map((check) => `${check.stage}/${check.id} ${check.health}`).sort(), [
      'explore/findings-written warn',
      'monitor/drift stale',
      'release/model-card fail',
    ]);
  });

  it('has a true history: many commits over weeks, by several people, with a clean tree', () => {
    assert.equal(git('status', '--porcelain'), '');
    const commits = git('log', '--format=%an%x09%aI')
      .split('\n')
      .map((line) => line.split('\t'));
    assert.ok(commits.length >= 12);
    assert.ok(new Set(commits.map(([author]) => author)).size >= 3);
    const days = commits.map(([, date]) => Date.parse(date ?? '') / 86_400_000);
    assert.ok(Math.max(...days) - Math.min(...days) > 21);
  });

  it('has the same commits and tags wherever its history is made', async function () {
    this.timeout(60_000);
    const other = path.join(path.dirname(root), 'other');
    await copyExampleWithHistory(other);
    const refs = (folder: string) =>
      execFileSync('git', ['show-ref', '--head'], { cwd: folder, encoding: 'utf8' });
    assert.equal(refs(other), refs(root));
  });

  it('recorded every check it had at several moments, and none that it had no longer', async () => {
    const recordings = recordingCommits();
    assert.ok(recordings.length >= 5);
    for (const commit of recordings) {
      const { problems, stages } = await at(root, commit);
      assert.deepEqual(problems, [], commit);
      const checks = stages.flatMap(({ id, checks }) => checks.map((check) => `${id}/${check.id}`));
      const files = git('ls-tree', '-r', '--name-only', commit, `${EVIDENCE_FOLDER}/`).split('\n');
      const recorded = files.map((file) => checkOfEvidence(file));
      assert.deepEqual(recorded.map((of) => `${of?.stage}/${of?.check}`).sort(), checks.sort(), commit);
    }
  });

  it('tells by its evidence what failed when, and what was mended', async () => {
    const told = recordingCommits().map(async (commit) => {
      const notPassing = Object.entries(healths(await at(root, commit))).filter(
        ([, health]) => health !== 'pass',
      );
      return [
        git('show', '--no-patch', '--format=%as', commit),
        ...notPassing.map((check) => check.join(' ')),
      ];
    });
    const todo = 'explore/findings-written warn';
    assert.deepEqual(await Promise.all(told), [
      ['2026-10-19', 'evaluate/recall fail', 'evaluate/cost-of-mistakes fail', 'evaluate/worst-slice fail'],
      ['2026-10-26', todo, 'evaluate/slices fail', 'evaluate/calibrated warn'],
      ['2026-10-30', todo],
      ['2026-11-05', todo, 'monitor/drift fail'],
      ['2026-11-09', todo, 'monitor/newest-complete-week fail'],
      ['2026-11-17', todo, 'release/model-card fail'],
      ['2026-11-19', todo, 'release/model-card fail'],
    ]);
  });

  it('goes stale between two recordings', async () => {
    const challenger = git('log', '--format=%H', '--grep=^Return to train');
    assert.equal(healths(await at(root, challenger))['evaluate/recall'], 'stale');
  });

  it('has metrics that run through several commits and the releases', async () => {
    const state = new ProjectReader(root).read();
    const reading = await readMetricHistory(new GitHistory(root), new MetricVersionReader(), state);
    assert.equal(reading.kind, 'metrics', JSON.stringify(reading));
    const { commits, releases, series } = reading.history;
    const run = (check: string, metric: string) =>
      series.find((one) => one.check === check && one.metric === metric)?.points.map(({ value }) => value);
    assert.deepEqual(run('recall', 'value'), [0.890625, 0.953125, 0.953125, 0.953125]);
    assert.deepEqual(
      run('cost-of-mistakes', 'cost')?.map((cost) => Math.round(cost)),
      [877, 405, 378, 378],
    );
    assert.deepEqual(run('newest-complete-week', 'value'), [0.0829, 0.906, 0.1003]);
    assert.deepEqual(
      releases.map(({ name }) => name),
      ['v0.1.0', 'v1.0.0', 'v1.1.0'],
    );
    const dates = commits.map(({ date }) => date);
    for (const { name, date } of releases.slice(1)) {
      assert.ok(dates.includes(date), `${name} has no evidence of its own`);
    }
  });

  it('tells the verdicts of a check through its history', async () => {
    const reading = await new EvidenceHistory(root).of('monitor', 'newest-complete-week');
    assert.equal(reading.kind, 'versions', JSON.stringify(reading));
    assert.deepEqual(
      reading.versions.map(({ verdict }) => verdict),
      ['pass', 'fail', 'pass'],
    );
  });
});
