import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Evidence, InputFingerprint } from '../../../../src/core/evidence/evidence';
import type { CheckSnapshot } from '../../../../src/core/snapshot/snapshot';
import { RevisionReader } from '../../../../src/node/history/revisionReader';
import { fulfil } from '../../../../src/node/journal/fulfil';
import { deriveState } from '../../../../src/node/project/deriveState';
import { DiskFiles } from '../../../../src/node/project/diskFiles';
import { DiskMemory } from '../../../../src/node/project/diskMemory';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { CheckRunner } from '../../../../src/node/run/checkRunner';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
stages:
  plan:
    checks:
      reviewed: { uses: document.fields, with: { file: plan.md } }
      complete: { uses: document.sections, with: { file: plan.md, sections: [Goal], minWords: 1 } }
  operate:
    checks:
      answers: { run: "node -e 0", inputs: [service.json], expires: 2d }
      reviewed-monthly: { uses: document.fields, with: { file: plan.md }, expires: 30d }
      upstream: { uses: project.upstream, with: { stages: [plan] } }
`;
const FILES = {
  'ml-lifecycle.yaml': PROJECT,
  'plan.md': '---\nreview: 2026-11-30\n---\n# Goal\n\nEarn money.\n',
  'service.json': '{}',
};
const NOON = 43_200_000;
const noonOf = (day: string) => () => new Date(Date.parse(`${day}T00:00:00Z`) + NOON);

async function runOn(day: string, root: string): Promise<void> {
  const reader = new ProjectReader(root, { now: noonOf(day) });
  const state = reader.read();
  const runner = new CheckRunner(reader, state, {
    ...{ jobs: 2, env: process.env, signal: new AbortController().signal },
    onEvent: () => undefined,
    now: noonOf(day),
  });
  await runner.run(state.project.stages.flatMap((stage) => stage.checks));
}

function evidence(root: string, key: string): string {
  return readFileSync(path.join(root, `.ml-lifecycle/evidence/${key}.json`), 'utf8');
}

function untilOf(root: string, key: string): string | undefined {
  return (JSON.parse(evidence(root, key)) as Evidence).until;
}

/** Checks by `<stage>/<check>`. */
function checksOf(reader: ProjectReader): ReadonlyMap<string, CheckSnapshot> {
  const checks = reader.readTouched().snapshot.stages.flatMap((stage) => stage.checks);
  return new Map(checks.map((check) => [`${check.stage}/${check.id}`, check]));
}

function stale(reader: ProjectReader): readonly string[] {
  return [...checksOf(reader)].filter(([, check]) => check.freshness === 'stale').map(([key]) => key);
}

describe('Evidence that expires', () => {
  it('names its last day only where a day changes the outcome, or the project file lets it expire', async () => {
    const root = scratch(FILES);
    await runOn('2026-11-20', root);
    assert.equal(untilOf(root, 'plan/reviewed'), '2026-11-30');
    assert.doesNotMatch(evidence(root, 'plan/complete'), /until|2026/);
    assert.equal(untilOf(root, 'operate/answers'), '2026-11-22');
    assert.equal(untilOf(root, 'operate/reviewed-monthly'), '2026-11-30');
    assert.equal(untilOf(root, 'operate/upstream'), '2026-11-30');
  });

  it('takes the earlier of both days', async () => {
    const root = scratch(FILES);
    await runOn('2026-10-20', root);
    assert.equal(untilOf(root, 'operate/reviewed-monthly'), '2026-11-19');
  });

  it('has the same bytes on another day, but where the project file lets it expire', async () => {
    const root = scratch(FILES);
    const keys = ['plan/reviewed', 'plan/complete', 'operate/upstream', 'operate/answers'];
    const bytes = () => keys.map((key) => evidence(root, key));
    await runOn('2026-11-20', root);
    const first = bytes();
    await runOn('2026-11-20', root);
    assert.deepEqual(bytes(), first);
    await runOn('2026-11-25', root);
    assert.deepEqual(bytes().slice(0, 3), first.slice(0, 3));
    assert.equal(untilOf(root, 'operate/answers'), '2026-11-27');
  });

  it('is fresh to the end of its last day, and stale from the next on, in one and the same reader', async () => {
    const root = scratch(FILES);
    await runOn('2026-11-20', root);
    let day = '2026-11-22';
    const reader = new ProjectReader(root, { now: () => noonOf(day)() });
    assert.deepEqual(stale(reader), []);
    day = '2026-11-23';
    assert.deepEqual(stale(reader), ['operate/answers']);
    const check = checksOf(reader).get('operate/answers');
    assert.deepEqual(check?.causes, [{ kind: 'expired', until: '2026-11-22' }]);
    assert.equal(check.health, 'stale');
    day = '2026-12-01';
    const all = ['plan/reviewed', 'operate/answers', 'operate/reviewed-monthly', 'operate/upstream'];
    assert.deepEqual(stale(reader), all);
  });

  it('is stale when the project file begins to let it expire, or lets it expire otherwise', async () => {
    const root = scratch(FILES);
    await runOn('2026-11-20', root);
    for (const changed of [PROJECT.replace(', expires: 2d', ''), PROJECT.replace('2d', '1d')]) {
      put(root, 'ml-lifecycle.yaml', changed);
      const check = checksOf(new ProjectReader(root, { now: noonOf('2026-11-20') })).get('operate/answers');
      assert.deepEqual(check?.causes, [{ kind: 'definition' }]);
    }
  });

  it('of older programs, which names no day, stays as it is', async () => {
    const root = scratch(FILES);
    await runOn('2026-11-20', root);
    const file = '.ml-lifecycle/evidence/plan/reviewed.json';
    put(root, file, evidence(root, 'plan/reviewed').replace(/\n *"until": .*/, ''));
    const check = checksOf(new ProjectReader(root, { now: noonOf('2027-11-20') })).get('plan/reviewed');
    assert.equal(check?.health, 'pass');
  });

  it('is held against the day of the commit in the past', async () => {
    const root = scratch(FILES);
    await runOn('2025-12-31', root);
    const repository = new Repository(root);
    const first = repository.commit();
    repository.commit();
    const third = repository.commit();
    const at = async (commit: string) => {
      const reading = await new RevisionReader(root).read(commit);
      assert.ok(reading.kind === 'state');
      const checks = reading.state.snapshot.stages.flatMap((stage) => stage.checks);
      return checks.find(({ id }) => id === 'answers')?.freshness;
    };
    // The repository of tests begins on 1 January 2026, one commit a day.
    assert.deepEqual([await at(first), await at(third)], ['fresh', 'stale']);
  });

  it('is not answered for by a verification that was made before it expired', async () => {
    const root = scratch(FILES);
    new Repository(root);
    await runOn('2026-11-20', root);
    put(root, 'service.json', '{"port": 1}');
    const verify = async (day: string) => {
      const reader = new ProjectReader(root, { now: noonOf(day) });
      const wish = { kind: 'verify', check: 'operate/answers', reason: 'Looked at it.' } as const;
      const end = await fulfil(wish, reader.derived(), process.env, noonOf(day)());
      assert.equal(end.kind, 'recorded');
    };
    const on = (day: string) =>
      checksOf(new ProjectReader(root, { now: noonOf(day) })).get('operate/answers');
    assert.equal(on('2026-11-21')?.freshness, 'stale');
    await verify('2026-11-21');
    assert.deepEqual(
      [on('2026-11-22')?.freshness, on('2026-11-22')?.verified?.reason],
      ['fresh', 'Looked at it.'],
    );
    assert.deepEqual(
      [on('2026-11-23')?.freshness, on('2026-11-23')?.causes.map(({ kind }) => kind)],
      ['stale', ['expired', 'changed']],
    );
    await verify('2026-11-23');
    assert.equal(on('2026-11-23')?.freshness, 'fresh');
    assert.equal(on('2027-11-23')?.freshness, 'fresh');
  });

  it('alone is looked at again on another day', async () => {
    const root = scratch(FILES);
    await runOn('2026-11-20', root);
    const looked: string[] = [];
    class Watched extends DiskFiles {
      override against(files: readonly string[], recorded: readonly InputFingerprint[]) {
        looked.push(...files);
        return super.against(files, recorded);
      }
    }
    const files = new Watched(root);
    const memory = new DiskMemory(files);
    memory.begin(undefined);
    deriveState(files, '2026-11-21', memory);
    assert.ok(looked.includes('plan.md'));
    const lookedOn = (day: string) => {
      looked.length = 0;
      memory.begin(files.advance([]));
      deriveState(files, day, memory);
      return [...looked];
    };
    assert.deepEqual(lookedOn('2026-11-22'), []);
    assert.deepEqual(lookedOn('2026-11-23'), ['service.json']);
    assert.deepEqual(lookedOn('2026-11-24'), []);
  });
});
