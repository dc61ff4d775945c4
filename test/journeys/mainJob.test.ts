import assert from 'node:assert/strict';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/testbed/projectRoot';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';

const CARD = 'docs/model-card.md';
const HEADING = 'Ethical considerations';
const EMPTY_LINE = 36;
const PROSE =
  'The service supports a reader and never decides alone. A missed tumour weighs most, so doubtful samples are read twice.';
const CHECK = ['Ops', 'Release', 'model-card'] as const;
const FINDING = new RegExp(`The section "${HEADING}" is empty`);

/** Writes the section that is missing, below its heading, and saves. */
async function writeSection(workbench: Workbench): Promise<void> {
  await workbench.editor.replaceLine(EMPTY_LINE, `## ${HEADING}\n\n${PROSE}`);
  await workbench.editor.save();
}

/** The class-independent words of a stage on the board. */
async function boardSays(workbench: Workbench, stage: string, words: RegExp): Promise<void> {
  const frame = await workbench.webview('#board [role="listbox"]');
  await eventually(async () => {
    const label = await frame
      .getByRole('option', { name: new RegExp(`^${stage}\\b`) })
      .getAttribute('aria-label');
    assert.match(label ?? '', words);
  });
}

journey('A failing check, by mouse', {}, (workbench) => {
  it('shows the wheels with their health', async () => {
    await workbench().openContainer('ML Lifecycle');
    const rows = await workbench().tree('Lifecycle').filled();
    assert.deepEqual(
      rows.filter((row) => row.level === 1).map((row) => row.name),
      ['Data', 'ML', 'Dev', 'Ops'],
    );
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops'], (row) => assert.match(row.description, /1 failing · 1 stale/));
    await eventually(async () => assert.equal(await workbench().badge('ML Lifecycle'), '2'));
    await workbench().statusBar.expect(/1 failing/);
  });

  it('opens the board', async () => {
    await workbench().runCommand('ML Lifecycle: Open Board');
    await boardSays(workbench(), 'Release', /failing/);
    await boardSays(workbench(), 'Monitor', /stale/);
    await workbench().screenshotInThemes('board');
  });

  it('runs the failing check from the tree', async () => {
    await workbench().tree('Lifecycle').expand('Ops', 'Release', 'model-card');
    await workbench()
      .tree('Lifecycle')
      .expectRow(CHECK, (row) => assert.match(row.description, /failing/));
    await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
    await workbench().terminal.expect(/✗ release\/model-card/);
    await workbench().screenshotInThemes('failing-check');
  });

  it('shows why the stale check is stale', async () => {
    await workbench().tree('Lifecycle').expand('Ops', 'Monitor');
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops', 'Monitor', 'drift'], (row) => {
        assert.match(row.description, /2026-W47\.jsonl changed/);
        assert.match(row.description, /Amara Okafor/);
      });
  });

  it('shows the finding in Problems and jumps to it', async () => {
    const problems = await workbench().problems();
    const rows = await problems.filled();
    const finding = rows.find((row) => row.name.includes('The section "Ethical considerations" is empty'));
    assert.ok(finding, rows.map((row) => row.name).join('\n'));
    const file = rows.filter((row) => row.level === 1 && row.index < finding.index).at(-1);
    await workbench().screenshot('problems');
    await problems.click(file?.name ?? '', finding.name);
    await workbench().editor.expectActive('model-card.md');
    await workbench().editor.expectCursor(EMPTY_LINE);
  });

  it('becomes green everywhere when the file is fixed and the check run again', async () => {
    await writeSection(workbench());
    await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
    await workbench()
      .tree('Lifecycle')
      .expectRow(CHECK, (row) => assert.equal(row.icon, 'pass'));
    await eventually(async () => assert.equal(await workbench().badge('ML Lifecycle'), '1'));
    await workbench().statusBar.expect(/Release/);
    await eventually(async () => {
      const problems = await (await workbench().problems()).rows();
      assert.ok(!problems.some((row) => row.name.includes('The section "Ethical considerations" is empty')));
    });
    await workbench().runCommand('ML Lifecycle: Open Board');
    await boardSays(workbench(), 'Release', /passing/);
    await workbench().screenshot('green');
  });

  it('shows a stage on the board by a click', async () => {
    const frame = await workbench().webview('#board [role="listbox"]');
    await frame.getByRole('option', { name: /^Evaluate\b/ }).click();
    await frame.getByRole('heading', { name: 'Evaluate' }).waitFor();
    await workbench().screenshotInThemes('stage-detail');
  });

  it('restores the board after a reload', async () => {
    await workbench().reload();
    const frame = await workbench().webview('#board [role="listbox"]');
    await frame.getByRole('heading', { name: 'Evaluate' }).waitFor();
  });
});

journey('A failing check, by the palette alone', { theme: 'dark' }, (workbench) => {
  const keys = (...names: readonly string[]) =>
    names.reduce<Promise<void>>(
      (before, name) => before.then(() => workbench().page.keyboard.press(name)),
      Promise.resolve(),
    );

  const openPick = async () => {
    await workbench().runCommand('ML Lifecycle: Run Check…');
    await eventually(async () => {
      const [first] = await workbench().quickInput.rows();
      assert.match(first ?? '', /model-card.*failing/);
    });
  };

  it('offers every command under its category', async () => {
    await workbench().statusBar.expect(/1 failing/);
    for (const title of ['Open Board', 'Run Check…', 'Run Stage Checks…', 'Run All Checks', 'Show Stage…']) {
      const command = `ML Lifecycle: ${title}`;
      assert.deepEqual(await workbench().quickInput.commandsMatching(command), [command]);
    }
  });

  it('picks the worst check first, with its health in words', async () => {
    await openPick();
    await workbench().screenshot('run-check-pick');
    await keys('Enter');
    await workbench().terminal.expect(/✗ release\/model-card/);
  });

  it('jumps to the finding by keyboard and fixes it', async () => {
    const problems = await workbench().problems();
    await problems.row('model-card.md');
    await keys('Home');
    await eventually(async () => {
      await keys('ArrowDown');
      assert.match(await problems.focused(), FINDING);
    });
    await keys('Enter');
    await workbench().editor.expectActive('model-card.md');
    await workbench().editor.expectCursor(EMPTY_LINE);
    await writeSection(workbench());
  });

  it('runs the check again and reads the result in the status bar', async () => {
    await openPick();
    await keys('Enter');
    await workbench().statusBar.expect(/85\/87 checks/);
  });

  it('shows a stage and reads it in the tree', async () => {
    await workbench().runCommand('ML Lifecycle: Show Stage…');
    await workbench().quickInput.answer('Release');
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops', 'Release'], (row) => {
        assert.match(row.description, /4\/4 checks/);
        assert.ok(row.selected);
      });
    await workbench().screenshot('palette-done');
  });
});

journey('A failing check, from a terminal', { theme: 'high-contrast' }, (workbench) => {
  const cli = `node "${join(projectRoot, 'dist', 'cli.js')}"`;

  it('fails in the terminal with the place of the finding', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').filled();
    await workbench().terminal.create();
    await workbench().terminal.type(`${cli} check release/model-card; echo "code $?"`);
    await workbench().terminal.expect(/docs\/model-card\.md:36:1/);
    await workbench().terminal.expect(/code 1/);
  });

  it('passes when the file is fixed from the terminal, and every view follows', async () => {
    await workbench().terminal.type(`sed -i '${String(EMPTY_LINE)}a \\\\n${PROSE}' ${CARD}; clear`);
    await workbench().terminal.type(`${cli} check release/model-card; echo "code $?"`);
    await workbench().terminal.expect(/code 0/);
    await workbench().tree('Lifecycle').expand('Ops', 'Release');
    await workbench()
      .tree('Lifecycle')
      .expectRow(CHECK, (row) => assert.equal(row.icon, 'pass'));
    await workbench().statusBar.expect(/1 stale/);
    await workbench().screenshot('from-terminal');
  });

  it('follows a pull that brings other evidence', async () => {
    await workbench().terminal.type('git checkout -q -- . ; clear');
    await workbench()
      .tree('Lifecycle')
      .expectRow(['Ops', 'Release'], (row) => assert.equal(row.icon, 'error'));
    await workbench().statusBar.expect(/1 failing/);
  });
});
