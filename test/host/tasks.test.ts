import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
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
  test:
    checks:
      waits: { run: '"${process.execPath}" wait.cjs' }
`;

/** Starts a process of its own, leaves a line with the process ids, and waits for the end of the world. */
const WAIT = `const { spawn } = require('node:child_process');
const { appendFileSync } = require('node:fs');
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
appendFileSync('started.txt', process.pid + ' ' + child.pid + '\\n');
setInterval(() => {}, 1000);
`;

describe('Checks as tasks', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('tasks', {
      'ml-lifecycle.yaml': PROJECT,
      'reports/metrics.json': '{ "auc": 0.7 }\n',
      'wait.cjs': WAIT,
    });
  });
  afterEach(async () => {
    for (const execution of vscode.tasks.taskExecutions) execution.terminate();
    await until('no task is left', () => vscode.tasks.taskExecutions.length === 0);
    await project.remove();
  });

  const waiting = () => ({ root: project.root, stage: 'test', check: 'waits' });
  const isWaiting = (definition: vscode.TaskDefinition): boolean => definition['check'] === 'waits';

  /** Starts the check that waits; gives its processes. */
  async function startWaiting(): Promise<readonly number[]> {
    await vscode.commands.executeCommand('mlLifecycle.runCheck', waiting());
    const started = project.path('started.txt');
    const line = await until('the command has started', () => {
      const text = existsSync(started) ? readFileSync(started, 'utf8') : '';
      return text.endsWith('\n') && text;
    });
    return line.trim().split(/\s+/).map(Number);
  }

  it('are offered for everything, each stage and each check', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'ml-lifecycle' });
    const own = tasks.filter(({ definition }) => definition['project'] === project.folder);
    assert.deepEqual(
      own.map(({ name }) => name),
      [
        'scratch: all',
        'scratch: evaluate',
        'scratch: evaluate/beats-heuristic',
        'scratch: test',
        'scratch: test/waits',
      ],
    );
    assert.ok(own.every(({ group }) => group === vscode.TaskGroup.Test));
  });

  it('leave evidence that the tree and the Problems panel follow, first failing, then mended', async () => {
    assert.equal(project.check('evaluate', 'beats-heuristic')?.health, 'not-run');
    await project.run('evaluate', 'beats-heuristic');
    await until('the check fails', () => project.check('evaluate', 'beats-heuristic')?.health === 'fail');
    assert.equal(project.node('evaluate', 'beats-heuristic')?.icon.name, 'error');
    assert.equal(project.node('evaluate')?.icon.name, 'error');
    const [diagnostic] = await until('a diagnostic', () => {
      const found = project.diagnostics('reports/metrics.json');
      return found.length > 0 && found;
    });
    assert.equal(diagnostic?.code, 'evaluate/beats-heuristic');
    assert.equal(diagnostic.severity, vscode.DiagnosticSeverity.Error);

    await project.write('reports/metrics.json', '{ "auc": 0.9 }\n');
    await until(
      'the evidence is stale',
      () => project.check('evaluate', 'beats-heuristic')?.freshness === 'stale',
    );
    await project.run('evaluate', 'beats-heuristic');
    await until('the check passes', () => project.check('evaluate', 'beats-heuristic')?.health === 'pass');
    assert.deepEqual(project.diagnostics('reports/metrics.json'), []);
    assert.equal(project.node('evaluate')?.icon.name, 'pass');
  });

  it('are shown as running, in the tree and the status bar, until they end', async () => {
    await startWaiting();
    assert.deepEqual(project.api.running(), [waiting()]);
    assert.equal(project.node('test', 'waits')?.icon.name, 'loading~spin');
    assert.match(project.api.statusBar().project ?? '', /^\$\(loading~spin\)/);
    const ended = endOfTask(isWaiting);
    await vscode.commands.executeCommand('mlLifecycle.stopNode', project.node('test', 'waits')?.id);
    await ended;
    assert.deepEqual(project.api.running(), []);
    assert.equal(project.node('test', 'waits')?.icon.name, 'circle-outline');
  });

  it('end with all their processes when they are stopped, and leave no evidence', async () => {
    const processes = await startWaiting();
    assert.equal(processes.length, 2);
    assert.deepEqual(processes.map(isAlive), [true, true]);
    const ended = endOfTask(isWaiting);
    await vscode.commands.executeCommand('mlLifecycle.stopNode', project.node('test', 'waits')?.id);
    await ended;
    await until('the processes are gone', () => !processes.some(isAlive));
    assert.equal(existsSync(project.path('.ml-lifecycle/evidence/test/waits.json')), false);
    assert.equal(project.check('test', 'waits')?.health, 'not-run');
  });

  it('never run the same check twice at once', async () => {
    const again = () => vscode.commands.executeCommand('mlLifecycle.runCheck', waiting());
    await Promise.all([again(), again(), startWaiting()]);
    await again();
    const executions = vscode.tasks.taskExecutions.filter(({ task }) => isWaiting(task.definition));
    assert.equal(executions.length, 1);
    assert.equal((await project.read('started.txt')).trim().split('\n').length, 1);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
