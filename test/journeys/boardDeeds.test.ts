import assert from 'node:assert/strict';
import { Board } from './support/board';
import { eventually } from './support/eventually';
import { journey } from './support/journey';

const CARD = ['Ops', 'Release', 'model-card'];
const DRIFT = ['Ops', 'Monitor', 'drift'];
const LAST_DAY = '2099-12-24';

journey('Decisions on the board', {}, (workbench) => {
  let board: Board;
  const tree = () => workbench().tree('Lifecycle');
  const type = (text: string) => workbench().page.keyboard.type(text);
  const reason = () => board.dialog.getByRole('textbox', { name: 'Reason' });
  /** Types a reason into the dialog that has just opened. */
  const typeReason = async (text: string) => {
    await board.focused(reason());
    await type(text);
  };
  const treeSays = (path: readonly string[], words: RegExp) =>
    tree().expectRow(path, (row) => assert.match(row.description, words));
  /** The newest entry of the journal, in its view and on the board. */
  const journalSays = async (entry: string) => {
    await eventually(async () => assert.equal((await workbench().tree('Journal').rows())[0]?.name, entry));
    await board.frame.locator('.timeline .entry', { hasText: entry }).first().waitFor();
  };
  const detailSays = (words: RegExp) => board.frame.locator('.trust', { hasText: words }).waitFor();
  const closed = () => board.dialog.waitFor({ state: 'detached' });

  it('waives a failing check from its stage, for a reason and until a day', async () => {
    board = await Board.open(workbench());
    await workbench().page.locator('.pane-header', { hasText: 'Journal' }).click();
    // So that the tree need not be paged through.
    await tree().collapse('Data');
    await tree().collapse('Dev');
    await tree().expand('Ops', 'Release');
    await board.stage('Release').click();
    await board.button('Waive model-card…').click();
    await board.dialog.getByRole('button', { name: 'Waive' }).click();
    await board.dialog.getByText('Say in a sentence why: others will read it.').waitFor();
    await reason().fill('The ethics board meets on Monday.');
    await board.dialog.getByLabel('Last day').fill(LAST_DAY);
    await workbench().screenshotInThemes('deeds-waive');
    await board.dialog.getByRole('button', { name: 'Waive' }).click();
    await closed();
    await detailSays(/waived by .+ until 2099-12-24: The ethics board meets on Monday\./);
    await board.says('Release', /waived/);
    await treeSays(CARD, /^waived until 2099-12-24 · The ethics board meets on Monday\./);
    await journalSays(`release/model-card waived until ${LAST_DAY}`);
    await workbench().screenshot('deeds-waived');
  });

  it('withdraws the waiver, and the check counts again', async () => {
    await board.button(/^Withdraw waiver… of model-card/).click();
    await reason().fill('It met, and wants a section.');
    await board.dialog.getByRole('button', { name: 'Withdraw waiver' }).click();
    await closed();
    await board.says('Release', /failing/);
    await treeSays(CARD, /^fail/);
    await journalSays('waiver of release/model-card withdrawn');
  });

  it('answers for stale evidence', async () => {
    await tree().collapse('Ops', 'Release');
    await tree().expand('Ops', 'Monitor');
    await board.stage('Monitor').click();
    await board.button('Verify drift…').click();
    await reason().fill('Only the order of rows changed.');
    await board.dialog.getByRole('button', { name: 'Verify' }).click();
    await closed();
    await detailSays(/verified by .+ although .+: Only the order of rows changed\./);
    await treeSays(DRIFT, /verified/);
    await journalSays('monitor/drift verified');
    await workbench().screenshot('deeds-verified');
  });

  it('waives and withdraws by keys alone', async () => {
    await board.button('← Overview').click();
    await board.stage('Explore').focus();
    await board.press('Enter');
    await board.tabTo(board.button('Waive findings-written…'));
    await board.press('Enter');
    await typeReason('It is written on Friday.');
    await board.tabTo(board.dialog.getByLabel('Last day'));
    await type('12242099');
    await board.tabTo(board.dialog.getByRole('button', { name: 'Waive' }));
    await board.press('Enter');
    await closed();
    await journalSays(`explore/findings-written waived until ${LAST_DAY}`);
    await treeSays(['ML', 'Explore'], /1 waived/);
    await board.tabTo(board.button(/^Withdraw waiver… of findings-written/));
    await board.press('Enter');
    await typeReason('It is written.');
    await board.tabTo(board.dialog.getByRole('button', { name: 'Withdraw waiver' }));
    await board.press('Enter');
    await closed();
    await journalSays('waiver of explore/findings-written withdrawn');
  });

  it('holds a dragged focus before a shut gate, and lets it pass for a reason', async () => {
    await board.tab('Stages').click();
    await workbench().runCommand('View: Toggle Primary Side Bar Visibility');
    await board.card('release').getByText('focus', { exact: true }).waitFor();
    await board.drag(board.card('release'), board.card('deploy'), async () => {
      await board.card('deploy').getByText('Advance here').waitFor();
      await workbench().screenshot('deeds-dragged');
    });
    const missing = board.dialog.getByRole('list', { name: 'What is missing' });
    await missing.getByText('model-card: failing').waitFor();
    await board.dialog.getByRole('button', { name: 'Override and advance' }).click();
    await board.dialog.getByText('Say in a sentence why: others will read it.').waitFor();
    await reason().fill('The pilot is on paper only.');
    await workbench().screenshot('deeds-gate');
    await board.dialog.getByRole('button', { name: 'Override and advance' }).click();
    await closed();
    await board.card('deploy').getByText('focus', { exact: true }).waitFor();
    assert.equal(await board.card('release').getByText('focus', { exact: true }).count(), 0);
  });

  it('sends work back by keys alone', async () => {
    await board.card('deploy').locator('.card-title').focus();
    await board.tabTo(board.button(/^Move focus… from Deploy/));
    await board.press('Enter');
    await board.focused(board.dialog.getByRole('radio', { name: /^Operate/ }));
    await board.press('ArrowDown');
    await board.tabTo(reason());
    await type('The pilot needs the card after all.');
    await workbench().screenshot('deeds-return');
    await board.tabTo(board.dialog.getByRole('button', { name: 'Return' }));
    await board.press('Enter');
    await closed();
    await board.card('release').getByText('focus', { exact: true }).waitFor();
    await workbench().openContainer('ML Lifecycle');
    await treeSays(['Ops'], /^at Release/);
    const entries = (await workbench().tree('Journal').rows()).map((row) => row.name);
    assert.deepEqual(entries.slice(0, 2), [
      'deploy sent work back to release',
      'ops advanced from release to deploy through a shut gate',
    ]);
  });
});
