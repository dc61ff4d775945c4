import assert from 'node:assert/strict';
import { eventually } from './support/eventually';
import { journey } from './support/journey';
import type { Workbench } from './support/workbench';
import { writeFiles } from './support/writeFiles';

const prepare = writeFiles({
  'ml-lifecycle.yaml': `version: 1
name: Churn
stages:
  collect:
    checks:
      sources: { uses: document.sections, with: { file: collect.md, sections: [Sources], minWords: 1 } }
      owners: { uses: document.sections, with: { file: collect.md, sections: [Owners], minWords: 1 } }
gates:
  curate: { requires: [formulate] }
`,
  'collect.md': '# Sources\n\nOne clinic.\n',
});

const COLLECT = ['Data', 'Collect'];

function steps(workbench: () => Workbench, pictures: string): void {
  const tree = () => workbench().tree('Lifecycle');
  const quickInput = () => workbench().quickInput;

  it('shows where each wheel stands', async () => {
    await workbench().openContainer('ML Lifecycle');
    await tree().expectRow(['Data'], (row) => assert.match(row.description, /^at Collect/));
    await tree().expectRow(COLLECT, (row) => assert.match(row.description, /^focus/));
  });

  it('is held by a shut gate, which says what is missing and offers to run it', async () => {
    await tree().runFromMenu(['Data'], 'Advance Wheel');
    await eventually(async () => {
      const rows = (await quickInput().rows()).join('\n');
      assert.match(rows, /Run the checks of Collect/);
      assert.match(rows, /sources: not run · owners: not run/);
      assert.match(rows, /Pass All the Same/);
    });
    await workbench().screenshotInThemes(`${pictures}-shut`);
    await quickInput().pick('Run the checks of Collect');
    await workbench().terminal.expect(/✗ collect\/owners/);
    await tree().expectRow(['Data'], (row) => assert.match(row.description, /1 failing/));
  });

  it('waives a check for a time, with a reason', async () => {
    await tree().expand(...COLLECT);
    await tree().runFromMenu([...COLLECT, 'owners'], 'Waive Check');
    await quickInput().answerFirst('The clinic names them next week.');
    await quickInput().pick('30 days');
    await tree().expectRow([...COLLECT, 'owners'], (row) => {
      assert.match(row.description, /^waived until \d{4}-\d\d-\d\d · The clinic names them next week\./);
    });
  });

  it('passes a shut gate for a reason', async () => {
    await workbench().runCommand('ML Lifecycle: Advance Wheel…');
    await quickInput().pick('Data');
    await quickInput().pick('Pass All the Same…');
    await quickInput().answer('The objective is written on paper.');
    await tree().expectRow(['Data'], (row) => assert.match(row.description, /^at Curate/));
  });

  it('sends work back', async () => {
    await tree().runFromMenu(COLLECT, 'Return to Stage');
    await quickInput().answer('A clinic is missing.');
    await tree().expectRow(['Data'], (row) => assert.match(row.description, /^at Collect/));
  });

  it('has every decision in the journal, the last first', async () => {
    const journal = workbench().tree('Journal');
    await workbench().page.locator('.pane-header', { hasText: 'Journal' }).click();
    await eventually(async () => {
      const rows = await journal.rows();
      assert.deepEqual(
        rows.map((row) => row.name.replace(/until \S+/, 'until …')),
        [
          'curate sent work back to collect',
          'data advanced from collect to curate through a shut gate',
          'collect/owners waived until …',
        ],
      );
    });
    await workbench().screenshotInThemes(`${pictures}-journal`);
  });

  it('leads from an entry to its stage, and shows a part of the entries', async () => {
    const journal = workbench().tree('Journal');
    await journal.click('data advanced from collect to curate through a shut gate');
    await tree().expectRow(['Data', 'Curate'], (row) => assert.ok(row.selected));
    await workbench().runCommand('ML Lifecycle: Filter Journal…');
    await quickInput().pick('Curate');
    await eventually(async () => assert.equal((await journal.rows()).length, 2));
    await workbench().screenshot(`${pictures}-filtered`);
  });
}

journey('Decisions', { prepare }, (workbench) => steps(workbench, 'decisions'));

journey('What was checked', { theme: 'dark' }, (workbench) => {
  it('is shown beside what is now', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').expand('Ops', 'Monitor');
    await workbench()
      .tree('Lifecycle')
      .runFromMenu(['Ops', 'Monitor', 'drift'], 'Compare with What Was Checked');
    await workbench().editor.expectActive('2026-W47.jsonl (checked ↔ now)');
    const sides = workbench().page.locator('.monaco-diff-editor .view-line');
    await eventually(async () => assert.match((await sides.allInnerTexts()).join(''), /2026-11/));
    await workbench().screenshotInThemes('compared');
  });
});
