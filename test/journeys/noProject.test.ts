import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import { writeFiles } from './support/writeFiles';

const prepare = writeFiles({
  'notebooks/01-explore.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n',
  'data/raw/patients.csv': 'id,age\n1,44\n',
  'src/train.py': 'print("training")\n',
});

journey('A folder without any project', { prepare, folderName: 'fresh start' }, (workbench) => {
  it('explains itself and offers to set one up', async () => {
    await workbench().openContainer('ML Lifecycle');
    const welcome = workbench().page.locator('.welcome-view-content');
    await welcome.getByText('This folder has no ML Lifecycle project yet.').waitFor();
    const buttons = await welcome.locator('.monaco-button').allInnerTexts();
    assert.deepEqual(buttons, ['Set Up Project']);
    await workbench().screenshotInThemes('no-project');
  });

  it('sets it up by mouse alone', async () => {
    await workbench().page.locator('.welcome-view-content .monaco-button').click();
    const lifecycles = await workbench().quickInput.rows();
    assert.ok(lifecycles.length >= 3, lifecycles.join('; '));
    await workbench().screenshot('choose-lifecycle');
    await workbench().quickInput.pickFirst();
    await workbench().editor.expectActive('ml-lifecycle.yaml');
    assert.ok(existsSync(join(workbench().folder, 'ml-lifecycle.yaml')));
  });

  it('shows the wheels, with what was recognised linked', async () => {
    const tree = workbench().tree('Lifecycle');
    await eventually(async () => {
      const wheels = (await tree.rows()).filter((row) => row.level === 1);
      assert.deepEqual(
        wheels.map((row) => row.name),
        ['Data', 'ML', 'Dev', 'Ops'],
      );
    });
    await tree.expand('ML', 'Explore');
    await tree.row('ML', 'Explore', '01-explore.ipynb');
    await workbench().screenshot('set-up');
  });
});
