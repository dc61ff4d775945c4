import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { quickFixes } from './support/quickFixes';
import { endOfTask, ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  evaluate:
    checks:
      beats-heuristic:
        uses: metrics.threshold
        with: { file: reports/metrics.json, metric: auc, min: 0.8 }
      neighbour:
        uses: metrics.threshold
        with: { file: reports/metrics.json, metric: auc, min: 0.7 }
`;
const EVIDENCE = '.ml-lifecycle/evidence/evaluate/beats-heuristic.json';

/** Ways to spoil good evidence, and the code of the problem that tells of it. */
const BREAKS: readonly [name: string, spoil: (good: string) => string, code: string][] = [
  ['empty', () => '', 'evidence-unreadable'],
  ['truncated', (good) => good.slice(0, good.length / 2), 'evidence-unreadable'],
  ['binary', () => '\0\0\0', 'evidence-unreadable'],
  ['of a future version', (good) => good.replace('"version": 1', '"version": 2'), 'evidence-version'],
  [
    'in conflict',
    (good) => `<<<<<<< HEAD\n${good}=======\n${good.replace('pass', 'fail')}>>>>>>> other\n`,
    'evidence-conflict',
  ],
  ['of another shape', (good) => good.replace('"pass"', '"splendid"'), 'evidence-shape'],
  ['of another check', (good) => good.replace('"beats-heuristic"', '"neighbour"'), 'evidence-misplaced'],
];

describe('Broken evidence', () => {
  let project: ScratchProject;
  let good: string;

  before(async () => {
    project = await ScratchProject.create('evidence', {
      'ml-lifecycle.yaml': PROJECT,
      'reports/metrics.json': '{ "auc": 0.9 }\n',
    });
    await project.run('evaluate', 'neighbour');
    await project.run('evaluate', 'beats-heuristic');
    await until('both pass', () => project.snapshot?.counts.pass === 2);
    good = await project.read(EVIDENCE);
  });
  after(() => project.remove());

  for (const [name, spoil, code] of BREAKS) {
    it(`never counts, is told of at its file, and is healed by another run: ${name}`, async () => {
      const spoilt = spoil(good);
      await project.write(EVIDENCE, spoilt);
      // The file may be read while it is being written, and be told of as cut off for a moment.
      const diagnostic = await until(`a diagnostic ${code} at the evidence`, () =>
        project.diagnostics(EVIDENCE).find((found) => found.code === code),
      );
      assert.match(diagnostic.message, /run the check again/i);
      assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Warning);
      assert.equal(project.check('evaluate', 'beats-heuristic')?.verdict, 'not-run');
      assert.equal(project.node('evaluate', 'beats-heuristic')?.icon.name, 'circle-outline');
      assert.notEqual(project.node('evaluate')?.icon.name, 'pass');
      assert.equal(project.check('evaluate', 'neighbour')?.health, 'pass');
      assert.equal(await project.read(EVIDENCE), spoilt);

      await project.run('evaluate', 'beats-heuristic');
      await until('it passes', () => project.check('evaluate', 'beats-heuristic')?.health === 'pass');
      assert.deepEqual(project.diagnostics(EVIDENCE), []);
      assert.equal(await project.read(EVIDENCE), good);
    });
  }

  it('in conflict is healed by its quick fix, which runs the check again', async () => {
    const uri = project.uri(EVIDENCE);
    await project.write(EVIDENCE, `<<<<<<< HEAD\n${good}=======\n${good}>>>>>>> other\n`);
    const diagnostic = await until('a diagnostic at the evidence', () =>
      project.diagnostics(EVIDENCE).find((found) => found.code === 'evidence-conflict'),
    );
    await vscode.window.showTextDocument(uri);
    const actions = await quickFixes(uri, diagnostic.range);
    const fix = actions.find(({ title }) => title === 'Run evaluate/beats-heuristic Again');
    assert.ok(fix?.command, actions.map(({ title }) => title).join(', '));
    const ended = endOfTask((definition) => definition['check'] === 'beats-heuristic');
    const given = (fix.command.arguments ?? []) as unknown[];
    await vscode.commands.executeCommand(fix.command.command, ...given);
    await ended;
    await until('it passes', () => project.check('evaluate', 'beats-heuristic')?.health === 'pass');
    assert.equal(await project.read(EVIDENCE), good);
  });

  it('can be healed in the tree, where its check can be run', async () => {
    await project.write(EVIDENCE, '<<<<<<< HEAD\n');
    await until(
      'it is not counted',
      () => project.check('evaluate', 'beats-heuristic')?.verdict === 'not-run',
    );
    assert.ok(project.node('evaluate', 'beats-heuristic')?.abilities.includes('runnable'));
  });
});
