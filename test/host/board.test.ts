import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { theApi } from './support/theApi';
import { until } from './support/until';

describe('The board', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const boardTabs = () =>
    vscode.window.tabGroups.all
      .flatMap((group) => group.tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.includes('mlLifecycle.board'),
      );

  it('opens, says that it is there, and closes', async () => {
    const api = await theApi();
    await vscode.commands.executeCommand('mlLifecycle.openBoard');
    await until('the page is there', () => api.board().ready);
    assert.equal(boardTabs().length, 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('it is closed', () => !api.board().open);
  });

  it('opens once', async () => {
    const api = await theApi();
    await Promise.all([
      vscode.commands.executeCommand('mlLifecycle.openBoard'),
      vscode.commands.executeCommand('mlLifecycle.openBoard'),
    ]);
    await until('the page is there', () => api.board().ready);
    assert.equal(boardTabs().length, 1);
  });

  it('opens at a stage', async () => {
    const api = await theApi();
    const [project] = api.projects();
    await vscode.commands.executeCommand('mlLifecycle.showStage', project?.root, 'train');
    await until('the page is there', () => api.board().ready);
  });
});
