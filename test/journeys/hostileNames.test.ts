import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import { writeFiles } from './support/writeFiles';

const IMAGE = '<img src=x onerror=alert(1)>.md';
const TITLE = '[go](command:workbench.action.closePanel) $(trash) <b>x</b>';
const GONE = 'docs/[go](command:workbench.action.closePanel).md';
const RESULTS = {
  verdict: 'fail',
  findings: [
    {
      severity: 'fail',
      message: '<img src=x onerror=alert(2)> $(trash) \u001b]0;t\u0007\u001b[1A\u001b[2Kall is well',
      path: GONE,
    },
  ],
};

const prepare = writeFiles({
  'ml-lifecycle.yaml': `version: 1
name: ${JSON.stringify(TITLE)}
lifecycle:
  extends: mlops
  stages:
    plan: { title: ${JSON.stringify(TITLE)} }
stages:
  plan:
    owner: ${JSON.stringify(TITLE)}
    links: ['docs/*.md']
    checks:
      hostile: { run: node report.cjs, results: { json: out.json } }
`,
  [`docs/${IMAGE}`]: '# Plan\n',
  'report.cjs': `require('node:fs').writeFileSync('out.json', ${JSON.stringify(JSON.stringify(RESULTS))});\n`,
});

journey('Names and words that mean harm', { prepare }, (workbench) => {
  const CHECK = ['Dev', TITLE, 'hostile'] as const;
  const tree = () => workbench().tree('Lifecycle');
  const alerts: string[] = [];

  it('are shown in the tree as they are', async () => {
    workbench().page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    await workbench().openContainer('ML Lifecycle');
    await tree().expand('Dev', TITLE);
    await tree().row('Dev', TITLE, IMAGE);
  });

  it('are words in the terminal, in the line they belong to', async () => {
    await tree().runInline(CHECK, 'Run');
    await workbench().terminal.expect(/✗ plan\/hostile/);
    await workbench().terminal.expect(/closePanel\)\.md\s+<img src=x onerror=alert\(2\)> \$\(trash\) +all/);
    await workbench().screenshot('hostile-terminal');
  });

  it('are neither links nor icons in the tooltip', async () => {
    await tree().hover('Dev', TITLE);
    const hover = workbench().page.locator('.monaco-hover:visible').last();
    await hover.getByText('[go](command:workbench.action.closePanel)').first().waitFor();
    assert.equal(await hover.locator('a[href], a[data-href], .codicon-trash, b, img').count(), 0);
    await workbench().screenshot('hostile-tooltip');
  });

  it('are no icons in the quick pick and the status bar', async () => {
    await workbench().runCommand('ML Lifecycle: Run Check…');
    const { page } = workbench();
    await page.locator('.quick-input-list', { hasText: /\$\u200b?\(trash\)/ }).waitFor();
    assert.equal(await page.locator('.quick-input-widget .codicon-trash').count(), 0);
    await workbench().screenshot('hostile-pick');
    await workbench().quickInput.dismiss();
    await tree().click('Dev', TITLE, IMAGE);
    await workbench().statusBar.expect(/\[go\]\(command:workbench\.action\.closePanel\) \$\u200b?\(trash\)/);
    assert.equal(await page.locator('.part.statusbar .codicon-trash').count(), 0);
  });

  it('are no links in a notification', async () => {
    await tree().expand(...CHECK);
    await tree().click(...CHECK, '<img src=x onerror=alert(2)> $(trash) all is well');
    await workbench().notifications.expect(/does not exist/);
    const toast = workbench().page.locator('.notification-list-item-message').first();
    assert.match((await toast.textContent()) ?? '', /command:workbench\.action\.closePanel/);
    assert.equal(await toast.locator('a').count(), 0);
    await workbench().screenshot('hostile-notification');
    await workbench().notifications.dismiss(/does not exist/);
  });

  it('are words on the board', async () => {
    await workbench().runCommand('ML Lifecycle: Open Board');
    const frame = await workbench().webview('#board [role="listbox"]');
    await frame.getByRole('option', { name: TITLE }).click();
    await frame.getByText('<img src=x onerror=alert(2)>').first().waitFor();
    await frame.getByText(IMAGE).first().waitFor();
    assert.equal(await frame.locator('img, b, a[href^="command:"]').count(), 0);
    await workbench().screenshot('hostile-board');
    await eventually(() => assert.deepEqual(alerts, []));
  });
});
