import assert from 'node:assert/strict';
import type { BoardState } from '../../src/protocol/board';
import type { OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;
const FILES = ['file:///projects/tumour-screening/src/a.py', 'file:///projects/tumour-screening/b%20c.csv'];

describe('files that are dropped on the board', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(view: string, state: BoardState = STATE) {
    board = await suite.open({ memory: { version: 1, view }, width: 1400, height: 900 });
    await board.show(state);
    await target('train').waitFor();
  }

  const target = (stage: string) =>
    board.page.locator(`.card[data-stage="${stage}"], .stage[data-stage="${stage}"]`);
  const actions = async () => (await board.requests()).map(({ action }) => action);

  /** Has the editor drag something over a stage, and perhaps drop it; tells whether the page took it. */
  async function drag(stage: string, data: Readonly<Record<string, string>>, steps: readonly string[]) {
    return target(stage).evaluate(
      (element, { entries, events }) => {
        const dataTransfer = new DataTransfer();
        for (const [type, value] of entries) dataTransfer.setData(type, value);
        return events.map((name) => {
          const event = new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true });
          element.dispatchEvent(event);
          return event.defaultPrevented;
        });
      },
      { entries: Object.entries(data), events: [...steps] },
    );
  }
  const link = { 'application/vnd.code.uri-list': FILES.join('\r\n') };

  for (const view of ['stages', 'knot']) {
    it(`are linked to the stage under them, in the view ${view}, which says so before`, async () => {
      await show(view);
      assert.deepEqual(await drag('train', link, ['dragover']), [true]);
      await board.page.locator('.drop-hint, .knot-drop').first().waitFor();
      const hint = await board.page.locator('.drop-hint, .knot-drop').allInnerTexts();
      assert.match(hint.join(' '), view === 'knot' ? /^Link to Train$/ : /Train\s+↓ Link to this stage/);
      await board.picture(`drop-${view}`);
      await drag('train', link, ['drop']);
      assert.deepEqual((await actions()).at(-1), {
        kind: 'linkFiles',
        root: ROOT,
        stage: 'train',
        uris: FILES,
      });
      assert.equal(await board.page.locator('.drop-hint, .knot-drop').count(), 0);
      const answer = { kind: 'linked', root: ROOT, stage: 'train', inside: 1, isNew: true } as const;
      await board.answer('linkFiles', answer);
      await board.page
        .getByText('1 file was linked to Train. Left out, since outside the project: 1.')
        .waitFor();
    });
  }

  it('are told of when nothing comes of it', async () => {
    await show('stages');
    await drag('train', link, ['dragover', 'drop']);
    await board.answer('linkFiles', { kind: 'linked', root: ROOT, stage: 'train', inside: 2, isNew: false });
    await board.page.getByText('Train has these files already.').waitFor();
    await drag('train', link, ['dragover', 'drop']);
    await board.answer('linkFiles', { kind: 'linked', root: ROOT, stage: 'train', inside: 0, isNew: false });
    await board.page.getByText('Nothing was linked: what was dropped lies outside the project.').waitFor();
    await drag('train', link, ['dragover', 'drop']);
    const id = await board.requested('linkFiles');
    await board.send({ type: 'failed', id, message: { text: 'The project file cannot be written.' } });
    await board.page.getByRole('alert').getByText('The project file cannot be written.').waitFor();
  });

  it('are taken from what the editor’s tree and the system tell, too', async () => {
    await show('stages');
    await drag('plan', { ResourceURLs: JSON.stringify(FILES) }, ['dragover', 'drop']);
    await drag('code', { 'text/uri-list': `# files\r\n${FILES[0] ?? ''}` }, ['dragover', 'drop']);
    assert.deepEqual(
      (await actions()).flatMap((action) =>
        action.kind === 'linkFiles' ? [[action.stage, action.uris]] : [],
      ),
      [
        ['plan', FILES],
        ['code', FILES.slice(0, 1)],
      ],
    );
  });

  it('are no files when they are text, web addresses, or rubbish', async () => {
    await show('stages');
    assert.deepEqual(await drag('plan', { 'text/plain': 'file:///etc/passwd' }, ['dragover']), [false]);
    await drag('plan', { 'text/uri-list': 'https://example.org/a.py' }, ['dragover', 'drop']);
    await drag('plan', { ResourceURLs: '{"file:///a":1' }, ['dragover', 'drop']);
    assert.deepEqual(
      (await actions()).filter(({ kind }) => kind === 'linkFiles'),
      [],
    );
  });
});
