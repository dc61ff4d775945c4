import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { builtinCheck } from '../../src/core/checks/catalogue';
import { copyExampleWithHistory } from '../../scripts/example/makeHistory';
import { ProjectReader } from '../../src/node/project/projectReader';
import { scratch } from './node/scratch';

describe('the example project', () => {
  let root = '';
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
    const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
    assert.equal(git('status', '--porcelain'), '');
    const commits = git('log', '--format=%an%x09%aI')
      .split('\n')
      .map((line) => line.split('\t'));
    assert.ok(commits.length >= 12);
    assert.ok(new Set(commits.map(([author]) => author)).size >= 3);
    const days = commits.map(([, date]) => Date.parse(date ?? '') / 86_400_000);
    assert.ok(Math.max(...days) - Math.min(...days) > 21);
  });
});
