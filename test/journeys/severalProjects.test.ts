import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';
import { writeFiles } from './support/writeFiles';

const projectFile = (name: string): string => `version: 1
name: ${name}
stages:
  plan:
    links: ['docs/*.md']
    checks:
      written: { uses: document.sections, with: { file: docs/plan.md, sections: [Objective] } }
`;
const prepare = writeFiles({
  'alpha/ml-lifecycle.yaml': projectFile('Alpha'),
  'alpha/docs/plan.md':
    '# Plan\n\n## Objective\n\nMiss fewer tumours than the threshold that the clinic works with today.\n',
  'beta/ml-lifecycle.yaml': projectFile('Beta'),
  'beta/docs/plan.md': '# Plan\n',
  'both.code-workspace': JSON.stringify({ folders: [{ path: 'alpha' }, { path: 'beta' }] }),
});

/** What the status bar says of the file in front. */
async function fileStatus(workbench: Workbench): Promise<string> {
  const items = await workbench.statusBar.items();
  return (
    items.find(({ accessibleName }) => accessibleName.includes('stage of this file'))?.accessibleName ?? ''
  );
}

function steps(workbench: () => Workbench, pictures: string): void {
  const tree = () => workbench().tree('Lifecycle');
  const check = (project: string) => [project, 'Dev', 'Plan', 'written'];

  it('has a node for each project', async () => {
    await workbench().openContainer('ML Lifecycle');
    await eventually(async () => {
      const roots = (await tree().rows()).filter((row) => row.level === 1);
      assert.deepEqual(
        roots.map((row) => row.name),
        ['Alpha', 'Beta'],
      );
    });
  });

  it('runs a check in the project it belongs to, and only there', async () => {
    await tree().expand('Beta', 'Dev', 'Plan');
    await tree().runInline(check('Beta'), 'Run');
    await workbench().terminal.expect(/✗ plan\/written/);
    await tree().expectRow(check('Beta'), (row) => assert.equal(row.icon, 'error'));
    const evidence = '.ml-lifecycle/evidence/plan/written.json';
    assert.equal(existsSync(join(workbench().folder, 'beta', evidence)), true);
    assert.equal(existsSync(join(workbench().folder, 'alpha', evidence)), false);

    await workbench().runCommand('ML Lifecycle: Run All Checks');
    await eventually(async () => assert.deepEqual(await workbench().quickInput.labels(), ['Alpha', 'Beta']));
    await workbench().quickInput.pick('Alpha');
    await tree().expectRow(['Alpha'], (row) => assert.match(row.description, /1\/1 check/));
    await tree().expectRow(['Beta'], (row) => assert.match(row.description, /1 failing/));
    await workbench().statusBar.expect(/1\/2 checks/);
  });

  it('has the status of the file’s own project in the status bar', async () => {
    await tree().click('Beta', 'Dev', 'Plan', 'plan.md');
    await eventually(async () => assert.match(await fileStatus(workbench()), /Plan: failing/));
    await tree().expand('Alpha', 'Dev', 'Plan');
    await tree().click('Alpha', 'Dev', 'Plan', 'plan.md');
    await eventually(async () => assert.match(await fileStatus(workbench()), /Plan: passing/));
  });

  it('has a board that shows all projects first, then one after the other', async () => {
    await workbench().runCommand('ML Lifecycle: Open Board');
    const frame = await workbench().webview('#board .project-card');
    await eventually(async () =>
      assert.deepEqual(await frame.locator('.project-card h2').allTextContents(), ['Alpha', 'Beta']),
    );
    await workbench().screenshot(`${pictures}-overview`);
    await frame.getByRole('button', { name: 'Alpha', exact: true }).click();
    const shown = frame.getByRole('heading', { level: 1 });
    await eventually(async () => assert.equal(await shown.textContent(), 'Alpha'));
    await frame.locator('vscode-dropdown').click();
    await workbench().screenshot(`${pictures}-choice`);
    await frame.locator('vscode-option', { hasText: 'Beta' }).click();
    await eventually(async () => assert.equal(await shown.textContent(), 'Beta'));
    const plan = frame.getByRole('option', { name: /^Plan\b/ });
    await eventually(async () => assert.match((await plan.getAttribute('aria-label')) ?? '', /failing/));
    await workbench().screenshot(pictures);
  });
}

journey('Two projects in one folder', { prepare, folderName: 'two projects' }, (workbench) => {
  steps(workbench, 'two-projects');
});

journey('A workspace of two folders', { prepare, workspaceFile: 'both.code-workspace' }, (workbench) => {
  steps(workbench, 'two-folders');
});
