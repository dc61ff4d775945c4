import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { prepareWorkspace } from '../../scripts/testbed/prepareWorkspace';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';

const CHECK = ['Ops', 'Release', 'model-card'] as const;

/** Where git, whoever starts it, writes down how it was called: beside the workspace. */
const gitTrace = (folder: string): string => `${folder}-git-trace.txt`;
const configuration = (folder: string): string => `${folder}-config`;

/** Fills the workspace, and lets git's configuration say where it leaves traces: its environment is not passed on. */
async function prepare(folder: string): Promise<void> {
  await prepareWorkspace(folder);
  const file = join(configuration(folder), 'git', 'config');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `[trace2]\n\tnormalTarget = ${gitTrace(folder)}\n`);
}

const environment = (folder: string): NodeJS.ProcessEnv => ({ XDG_CONFIG_HOME: configuration(folder) });

/** How the extension asks git for the commit behind a change; the editor's own Git never asks this. */
const OURS = '--literal-pathspecs log -1 --raw';

async function gitWasAsked({ folder }: Workbench): Promise<boolean> {
  const file = gitTrace(folder);
  return existsSync(file) && (await readFile(file, 'utf8')).includes(OURS);
}

/** The run buttons of the board, by their names, and what their titles say. */
async function runButtons(workbench: Workbench) {
  const frame = await workbench.webview('#board [role="listbox"]');
  return frame.locator('vscode-button').evaluateAll((buttons) =>
    buttons
      .map((button) => ({
        name: button.getAttribute('aria-label') ?? button.textContent.trim(),
        disabled: (button as unknown as { disabled: boolean }).disabled,
        title: button.getAttribute('title') ?? '',
      }))
      .filter(({ name }) => name.startsWith('Run')),
  );
}

const settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'always',
  'security.workspace.trust.banner': 'never',
};

journey('A workspace that is not trusted', { settings, prepare, environment }, (workbench) => {
  it('is opened in Restricted Mode when its authors are not trusted', async () => {
    const dialog = workbench().page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: /^No, I don't trust/ }).click();
    await dialog.waitFor({ state: 'hidden' });
    await workbench().statusBar.expect(/Restricted Mode/);
  });

  it('shows everything, and says that nothing is run', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops'], (row) => assert.match(row.description, /1 failing · 1 stale/));
    await workbench().page.getByText('Restricted Mode: checks are shown, but not run.').first().waitFor();
    await workbench().statusBar.expect(/1 failing/);
    await workbench().tree('Lifecycle').expand('Ops', 'Monitor');
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops', 'Monitor', 'drift'], (row) => assert.match(row.description, /stale/));
  });

  it('has a board whose run buttons are disabled, with the reason', async () => {
    await workbench().runCommand('ML Lifecycle: Open Board');
    const frame = await workbench().webview('#board [role="listbox"]');
    await frame.getByText('This workspace is not trusted').waitFor();
    await frame.getByRole('option', { name: /^Release\b/ }).click();
    await frame.getByRole('heading', { name: 'Release' }).waitFor();
    const buttons = await runButtons(workbench());
    assert.ok(buttons.length >= 3, JSON.stringify(buttons));
    for (const { name, disabled, title } of buttons) {
      assert.equal(disabled, true, name);
      assert.match(title, /untrusted/, name);
    }
    await workbench().screenshotInThemes('restricted');
  });

  it('explains instead of running, from the tree and from the palette', async () => {
    await workbench().tree('Lifecycle').expand('Ops', 'Release');
    const explained = /Checks are not run in Restricted Mode\./;
    await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
    await workbench().notifications.expect(explained);
    const [notice] = await workbench().notifications.all();
    assert.deepEqual(notice?.actions, ['Manage Workspace Trust']);
    await workbench().screenshot('restricted-run');
    await workbench().notifications.dismiss(explained);
    for (const command of ['Run Check…', 'Run Stage Checks…', 'Run All Checks']) {
      await workbench().runCommand(`ML Lifecycle: ${command}`);
      await workbench().notifications.expect(explained);
      await workbench().notifications.dismiss(explained);
    }
  });

  it('offers no decisions', async () => {
    for (const command of ['Advance Wheel', 'Waive Check', 'Compare with What Was Checked']) {
      assert.deepEqual(await workbench().quickInput.commandsMatching(`ML Lifecycle: ${command}`), []);
    }
  });

  it('has started nothing, git included', async () => {
    assert.equal(await gitWasAsked(workbench()), false);
    assert.equal(await workbench().page.locator('.terminal-wrapper').count(), 0);
  });

  it('can be run as soon as it is trusted, without a reload', async () => {
    await workbench().runCommand('Workspaces: Manage Workspace Trust');
    const trust = workbench().page.locator('.workspace-trust-editor');
    await trust.getByRole('button', { name: 'Trust', exact: true }).click();
    // Newer editors show it in front of everything else; a click beside it closes it.
    const inFront = workbench().page.locator('.monaco-modal-editor-block');
    if ((await inFront.count()) > 0) await inFront.click({ position: { x: 4, y: 400 } });
    await inFront.waitFor({ state: 'hidden' });
    await workbench()
      .page.getByText('Restricted Mode: checks are shown, but not run.')
      .first()
      .waitFor({ state: 'hidden' });
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops', 'Monitor', 'drift'], (row) => assert.match(row.description, /Amara Okafor/));
    assert.equal(await gitWasAsked(workbench()), true);
    await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
    await workbench().terminal.expect(/✗ release\/model-card/);
    await workbench().runCommand('ML Lifecycle: Open Board');
    await eventually(async () => {
      const buttons = await runButtons(workbench());
      assert.ok(buttons.length > 0 && buttons.every(({ disabled }) => !disabled));
    });
    await workbench().screenshot('trusted');
  });
});
