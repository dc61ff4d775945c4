import assert from 'node:assert/strict';
import type { ProjectSnapshot } from '../../../../src/core/snapshot/snapshot';
import { RevisionReader } from '../../../../src/node/history/revisionReader';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { CheckRunner } from '../../../../src/node/run/checkRunner';
import { put } from '../scratch';

export const PROJECT = `version: 1
name: demo
stages:
  plan:
    links: [docs/**]
    checks:
      goal: { uses: document.sections, with: { file: docs/plan.md, sections: [Goal], minWords: 1 } }
  train:
    links: ["src/**/*.py"]
    inputs: [data/train.csv]
    outputs: [reports/metrics.json]
    checks:
      good: { uses: metrics.threshold, with: { file: reports/metrics.json, metric: auc, min: 0.8 } }
      seeds: { uses: code.seeds }
      runs: { run: "node -e 0" }
`;

export const FILES = {
  'ml-lifecycle.yaml': PROJECT,
  'docs/plan.md': '# Goal\n\nEarn money.\n',
  'src/train.py': 'import random\n\nrandom.seed(7)\nprint(random.random())\n',
  'src/odd.py': '# lifecycle: test\nprint(1)\n',
  'notebooks/a.ipynb': notebook('print(1)', ['lifecycle:explore']),
  'data/train.csv': 'a,b\n1,2\n',
  'reports/metrics.json': '{"auc": 0.9}\n',
};

/** A notebook of one cell. */
export function notebook(source: string, tags: readonly string[] = []): string {
  const cell = { cell_type: 'code', source, metadata: { tags }, outputs: [], execution_count: null };
  return JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 4 });
}

/** Writes files of a project and runs all its checks. */
export async function checkProject(
  root: string,
  files: Readonly<Record<string, string | Buffer>> = {},
): Promise<void> {
  for (const [file, content] of Object.entries(files)) put(root, file, content);
  const reader = new ProjectReader(root);
  const state = reader.read();
  const options = {
    jobs: 2,
    env: process.env,
    signal: new AbortController().signal,
    onEvent: () => undefined,
  };
  await new CheckRunner(reader, state, options).run(state.project.stages.flatMap((stage) => stage.checks));
}

export function onDisk(root: string): ProjectSnapshot {
  return new ProjectReader(root).read().snapshot;
}

export async function at(root: string, revision: string): Promise<ProjectSnapshot> {
  const reading = await new RevisionReader(root).read(revision);
  assert.equal(reading.kind, 'state', JSON.stringify(reading));
  return reading.state.snapshot;
}

/** Health by `<stage>/<check>`. */
export function healths(snapshot: ProjectSnapshot): Readonly<Record<string, string>> {
  const checks = snapshot.stages.flatMap((stage) => stage.checks);
  return Object.fromEntries(checks.map((check) => [`${check.stage}/${check.id}`, check.health]));
}
