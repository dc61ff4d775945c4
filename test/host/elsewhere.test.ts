import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { ScratchProject } from './support/scratchProject';
import { theApi } from './support/theApi';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  plan:
    checks:
      written:
        uses: document.sections
        with: { file: docs/plan.md, sections: [Objective] }
`;

describe('What happens outside the editor', () => {
  it('shows in it: a check that was run in a terminal', async () => {
    const project = await ScratchProject.create('terminal', {
      'ml-lifecycle.yaml': PROJECT,
      'docs/plan.md':
        '# Plan\n\n## Objective\n\nMiss fewer tumours than the threshold that the clinic works with today.\n',
    });
    const extension = vscode.extensions.getExtension('ml-lifecycle.ml-lifecycle');
    assert.ok(extension);
    await new Promise<void>((resolve) => {
      const program = path.join(extension.extensionPath, 'dist', 'cli.js');
      execFile(process.execPath, [program, 'check', 'plan'], { cwd: project.root }, () => resolve());
    });
    await until('the check passes', () => project.check('plan', 'written')?.health === 'pass');
    assert.equal(project.node('plan', 'written')?.icon.name, 'pass');
    await project.remove();
  });
});

describe('Set Up Project', () => {
  it('writes a project file, opens it, and shows the project', async () => {
    const api = await theApi();
    const workspace = vscode.workspace.workspaceFolders?.[0];
    assert.ok(workspace);
    const folder = path.join(workspace.uri.fsPath, `set-up-${Date.now().toString(36)}`);
    const file = path.join(folder, 'ml-lifecycle.yaml');
    await mkdir(folder);
    const done = vscode.commands.executeCommand('mlLifecycle.setUpProject', vscode.Uri.file(folder));
    // The quick pick with the lifecycles tells nobody that it is there: take its first as soon as it is.
    await until('the project file is written', () => {
      void vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return existsSync(file);
    });
    await done;
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, file);
    const project = await until('the project is known', () =>
      api.projects().find(({ root }) => root === folder),
    );
    assert.deepEqual(project.problems, []);
    assert.equal(project.lifecycle.preset, 'mlops');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(folder, { recursive: true });
    await until('the project is gone', () => api.projects().every(({ root }) => root !== folder));
  });
});
