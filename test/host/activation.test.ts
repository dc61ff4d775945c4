import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/editor/manifest';
import { theApi } from './support/theApi';

describe('Activation', () => {
  it('does not wait for the projects to be read', async () => {
    const { atActivation } = await theApi();
    assert.equal(atActivation.engine, 'starting');
  });

  it('registers every command', async () => {
    await theApi();
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = Object.values(COMMANDS).filter(({ id }) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it('shows the example’s sixteen stages under four wheels', async () => {
    const api = await theApi();
    const wheels = api.tree().filter(({ subject }) => subject.kind === 'wheel');
    assert.deepEqual(
      wheels.map(({ subject }) => subject.kind === 'wheel' && subject.wheel),
      ['data', 'ml', 'dev', 'ops'],
    );
    assert.deepEqual(
      wheels.map(({ children }) => children.length),
      [4, 4, 4, 4],
    );
  });

  it('shows the project’s health in the status bar and on the badge', async () => {
    const api = await theApi();
    const [project] = api.projects();
    assert.ok(project);
    const { fail = 0, error = 0, stale = 0, pass = 0 } = project.counts;
    assert.equal(api.badge(), fail + error + stale);
    assert.match(api.statusBar().project ?? '', new RegExp(`^\\$\\([a-z-]+\\) ${pass}/\\d+ checks?`));
  });
});
