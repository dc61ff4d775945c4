import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const METRICS = { 'reports/metrics.json': '{ "auc": 0.9 }\n' };
const THRESHOLD = 'uses: metrics.threshold, with: { file: reports/metrics.json, metric: auc, min: 0.8 }';

/** The exit code of the process of the next task that runs this check. */
function exitCode(check: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode: code }) => {
      if (execution.task.definition['check'] !== check) return;
      subscription.dispose();
      resolve(code);
    });
  });
}

/** Runs a check and gives the exit code of its process. */
async function exitCodeOf(
  project: ScratchProject,
  stage: string,
  check: string,
): Promise<number | undefined> {
  const code = exitCode(check);
  await project.run(stage, check);
  return code;
}

describe('A project whose evidence cannot be written', () => {
  const PROJECT = `version: 1\nname: blocked\nstages:\n  evaluate:\n    checks:\n      good: { ${THRESHOLD} }\n`;
  const blocks = ['.ml-lifecycle', '.ml-lifecycle/evidence'];

  for (const block of blocks) {
    it(`fails the task, passes nothing, and goes on when it is mended: ${block} is a file`, async () => {
      const project = await ScratchProject.create('blocked', {
        'ml-lifecycle.yaml': PROJECT,
        ...METRICS,
        [block]: 'a file of somebody’s\n',
      });
      assert.equal(await exitCodeOf(project, 'evaluate', 'good'), 1);
      await vscode.commands.executeCommand('mlLifecycle.refresh');
      assert.equal(project.check('evaluate', 'good')?.verdict, 'not-run');
      assert.equal(await project.read(block), 'a file of somebody’s\n');

      await project.delete(block);
      assert.equal(await exitCodeOf(project, 'evaluate', 'good'), 0);
      await until('it passes', () => project.check('evaluate', 'good')?.health === 'pass');
      await project.remove();
    });
  }
});

describe('A notebook that is not JSON', () => {
  it('is an error with its place, and nothing else suffers', async () => {
    const project = await ScratchProject.create('notebook', {
      'ml-lifecycle.yaml': `version: 1
name: notebooks
stages:
  explore:
    links: ['notebooks/*.ipynb']
    checks:
      order: { uses: notebook.order }
  evaluate:
    checks:
      good: { ${THRESHOLD} }
`,
      ...METRICS,
      'notebooks/broken.ipynb': '{ "cells": [\n  { "cell_type": oops }\n] }\n',
    });
    assert.equal(await exitCodeOf(project, 'explore', 'order'), 1);
    const [diagnostic] = await until('a diagnostic', () => {
      const found = project.diagnostics('notebooks/broken.ipynb');
      return found.length > 0 && found;
    });
    assert.equal(project.check('explore', 'order')?.verdict, 'error');
    assert.equal(diagnostic?.range.start.line, 1);
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);
    assert.ok(project.node('explore')?.children.some(({ label }) => label === 'broken.ipynb'));

    assert.equal(await exitCodeOf(project, 'evaluate', 'good'), 0);
    await until('the other check passes', () => project.check('evaluate', 'good')?.health === 'pass');

    const finding = project.nodes().find(({ subject }) => subject.kind === 'finding');
    await vscode.commands.executeCommand('mlLifecycle.openNode', finding?.id);
    await until('something shows the notebook', () =>
      vscode.window.tabGroups.activeTabGroup.tabs.some(({ label }) => label === 'broken.ipynb'),
    );
    await project.remove();
  });
});

describe('A task in tasks.json', () => {
  const definitionOf = (project: ScratchProject) => ({
    type: 'ml-lifecycle',
    label: 'the good one',
    project: project.folder,
    stage: 'evaluate',
    check: 'good',
  });

  it('runs its check', async () => {
    const project = await ScratchProject.create('tasksjson', {
      'ml-lifecycle.yaml': `version: 1\nname: tasks\nstages:\n  evaluate:\n    checks:\n      good: { ${THRESHOLD} }\n`,
      ...METRICS,
    });
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(workspace);
    const configuration = vscode.workspace.getConfiguration('tasks', workspace.uri);
    const { workspaceFolderValue: before } = configuration.inspect<unknown[]>('tasks') ?? {};
    await configuration.update('version', '2.0.0', vscode.ConfigurationTarget.WorkspaceFolder);
    await configuration.update('tasks', [definitionOf(project)], vscode.ConfigurationTarget.WorkspaceFolder);
    try {
      const named = await untilFetched('the good one');
      assert.equal(named.definition['check'], 'good');
      const ended = exitCode('good');
      await vscode.tasks.executeTask(named);
      assert.equal(await ended, 0);
      await until('it passes', () => project.check('evaluate', 'good')?.health === 'pass');
    } finally {
      await configuration.update('tasks', before, vscode.ConfigurationTarget.WorkspaceFolder);
      await configuration.update('version', undefined, vscode.ConfigurationTarget.WorkspaceFolder);
      await project.remove();
    }
  });

  /** Tasks are read again some time after their file has changed, which nobody is told. */
  async function untilFetched(name: string): Promise<vscode.Task> {
    for (let tries = 0; tries < 50; tries += 1) {
      const tasks = await vscode.tasks.fetchTasks();
      const found = tasks.find((task) => task.name.endsWith(name));
      if (found !== undefined) return found;
    }
    throw new Error(`There is no task ${name}.`);
  }
});
