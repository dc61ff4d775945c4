import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './support/journey';
import { writeFiles } from './support/writeFiles';

const CHECK = ['Ops', 'Release', 'card'] as const;
const CARD = 'döcs und mehr/modell karte.md';

const prepare = writeFiles({
  'ml-lifecycle.yaml': `version: 1
name: Größe 大きさ
stages:
  release:
    links: ['döcs und mehr/*.md']
    checks:
      card: { uses: document.sections, with: { file: '${CARD}', sections: [Purpose] } }
      command: { run: echo "in $(pwd)" }
`,
  [CARD]: '# Modell\n',
});

journey(
  'A folder with blanks and other letters in its path, and without git',
  { prepare, folderName: `Tumör screening 'neu' – 腫瘍 & co` },
  (workbench) => {
    it('shows the project', async () => {
      await workbench().openContainer('ML Lifecycle');
      await workbench().tree('Lifecycle').expand('Ops', 'Release');
      await workbench().tree('Lifecycle').row('Ops', 'Release', 'modell karte.md');
    });

    it('runs a check there, and leads to its finding', async () => {
      await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
      await workbench().terminal.expect(/✗ release\/card/);
      await workbench()
        .tree('Lifecycle')
        .expand(...CHECK);
      const rows = await workbench().tree('Lifecycle').rows();
      const finding = rows.find((row) => row.level === 4);
      assert.match(finding?.name ?? '', /Purpose/);
      await workbench()
        .tree('Lifecycle')
        .click(...CHECK, finding?.name ?? '');
      await workbench().editor.expectActive('modell karte.md');
      await workbench().statusBar.expect(/Release/);
    });

    it('runs a command there', async () => {
      await workbench().tree('Lifecycle').runInline(['Ops', 'Release', 'command'], 'Run');
      await workbench()
        .tree('Lifecycle')
        .expectRow(['Ops', 'Release', 'command'], (row) => assert.equal(row.icon, 'pass'));
      await workbench().screenshot('unusual-path');
    });

    it('knows when its evidence goes stale, without any commit to name', async () => {
      await writeFile(join(workbench().folder, CARD), '# Modell\n\n## Purpose\n\nIt reads scans.\n');
      await workbench()
        .tree('Lifecycle')
        .expectRow(['Ops', 'Release', 'command'], (row) => {
          assert.match(row.description, /stale/);
          assert.match(row.description, /modell karte\.md changed/);
        });
    });

    it('says in the terminal what to do when evidence cannot be written, and goes on when it can', async () => {
      const evidence = join(workbench().folder, '.ml-lifecycle', 'evidence');
      await rm(evidence, { recursive: true });
      await writeFile(evidence, 'somebody’s file\n');
      await workbench()
        .tree('Lifecycle')
        .expectRow(CHECK, (row) => assert.match(row.description, /not run/));
      await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
      await workbench().terminal.expect(/‼ release\/card\s+The outcome could not be recorded\./);
      await workbench().terminal.expect(/a part of its path is a file/);
      await workbench().terminal.expect(/→ Make the folder \.ml-lifecycle writable/);
      assert.deepEqual(await workbench().notifications.all(), []);
      await workbench().screenshot('evidence-refused');

      await rm(evidence);
      await workbench().tree('Lifecycle').runInline(CHECK, 'Run');
      await workbench()
        .tree('Lifecycle')
        .expectRow(CHECK, (row) => assert.doesNotMatch(row.description, /not run/));
    });
  },
);
