import assert from 'node:assert/strict';
import { dayAfter, dayOf } from '../../src/core/journal/day';
import type { CheckSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardState } from '../../src/protocol/board';
import { axe } from './axe';
import type { BoardOptions, OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';
import { THEMES } from './themes';

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;
const HALF = 'Few cases until the sec';

/** The state with one check changed, or taken away. */
function withCheck(stage: string, check: string, change?: Partial<CheckSnapshot>): BoardState {
  return boardOf({
    ...TUMOUR_SCREENING,
    stages: TUMOUR_SCREENING.stages.map((one) =>
      one.id !== stage
        ? one
        : {
            ...one,
            checks: one.checks.flatMap((other) => {
              if (other.id !== check) return [other];
              return change === undefined ? [] : [{ ...other, ...change }];
            }),
          },
    ),
  });
}

describe('open dialogs of a board whose tab was hidden', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  async function show(state: BoardState = STATE, options: BoardOptions = {}) {
    board = await suite.open({
      memory: { version: 1, view: 'stages' },
      width: 1400,
      height: 900,
      ...options,
    });
    await board.show(state);
    await board.page.locator('.card[data-stage="plan"]').waitFor();
  }
  /** The editor destroys the page of a hidden tab and makes it anew: only its memory is left. */
  async function hideAndShow(state: BoardState = STATE, options: BoardOptions = {}) {
    const memory = await board.memory();
    await suite.close();
    await show(state, { ...options, memory });
  }

  const dialog = () => board.page.getByRole('dialog');
  const heading = (name: string) => dialog().getByRole('heading', { name });
  const button = (name: string) => board.page.getByRole('button', { name, exact: true });
  const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
  const reason = () => dialog().getByRole('textbox', { name: 'Reason' });
  const wishes = async () =>
    (await board.requests()).flatMap(({ action }) => (action.kind === 'decide' ? [action.wish] : []));
  const remembered = async () => (await board.memory()) as { readonly dialog?: unknown };
  const isForgotten = () =>
    board.page.waitForFunction(() => !Object.hasOwn(window.recorded.memory as object, 'dialog'));

  async function beginWaiver() {
    await board.send({ type: 'select', root: ROOT, stage: 'train' });
    await button('Waive beats-heuristic…').click();
    await reason().pressSequentially(HALF);
  }

  it('come back with a half-written reason and its last day, and can be finished', async () => {
    await show();
    await beginWaiver();
    const until = dayAfter(dayOf(new Date()), 9);
    await dialog().getByLabel('Last day').fill(until);
    await hideAndShow();
    await heading('Waive beats-heuristic').waitFor();
    assert.equal(await reason().inputValue(), HALF);
    assert.equal(await dialog().getByLabel('Last day').inputValue(), until);
    await board.page.keyboard.type('ond hospital delivers.');
    await inDialog('Waive').click();
    const whole = 'Few cases until the second hospital delivers.';
    assert.deepEqual(await wishes(), [
      { kind: 'waive', check: 'train/beats-heuristic', reason: whole, until },
    ]);
  });

  it('come back with the way that was chosen for the focus', async () => {
    await show();
    await button('Move focus… from Train').click();
    await dialog()
      .getByRole('radio', { name: /Explore/ })
      .check();
    await reason().fill('Two features leak.');
    await hideAndShow();
    await heading('Move the focus of ML from Train').waitFor();
    assert.ok(
      await dialog()
        .getByRole('radio', { name: /Explore/ })
        .isChecked(),
    );
    await inDialog('Return').click();
    assert.deepEqual(await wishes(), [{ kind: 'return', stage: 'explore', reason: 'Two features leak.' }]);
  });

  it('come back though nothing was typed yet', async () => {
    await show();
    await button('Move focus here… to Evaluate').click();
    await dialog().getByText('The gate is shut.').waitFor();
    await hideAndShow();
    await dialog().getByText('The gate is shut.').waitFor();
    assert.equal(await reason().inputValue(), '');
  });

  it('wait for the projects, and say nothing wrong meanwhile', async () => {
    await show();
    await beginWaiver();
    const memory = await board.memory();
    await suite.close();
    board = await suite.open({ memory, width: 1400, height: 900 });
    await board.page.waitForFunction(() => document.querySelector('.on-demand .loading') === null);
    assert.equal(await dialog().count(), 0);
    await board.show(STATE);
    await heading('Waive beats-heuristic').waitFor();
  });

  it('are forgotten once they are closed, with what was typed', async () => {
    await show();
    await beginWaiver();
    assert.ok((await remembered()).dialog !== undefined);
    await board.page.keyboard.press('Escape');
    assert.equal((await remembered()).dialog, undefined);
    await button('Waive beats-heuristic…').click();
    assert.equal(await reason().inputValue(), '');
    await inDialog('Cancel').click();
    await hideAndShow();
    assert.equal(await dialog().count(), 0);
  });

  it('are forgotten once their decision is recorded', async () => {
    await show();
    await beginWaiver();
    await inDialog('Waive').click();
    await board.answer('decide', { kind: 'decided', root: ROOT, entry: { text: 'waived' } });
    assert.equal((await remembered()).dialog, undefined);
  });

  const elsewhere = boardOf({ ...TUMOUR_SCREENING, root: '/projects/other' });
  const unfit: readonly (readonly [string, BoardState])[] = [
    ['when their check is gone', withCheck('train', 'beats-heuristic')],
    [
      'when their check passes by now',
      withCheck('train', 'beats-heuristic', { health: 'pass', verdict: 'pass' }),
    ],
    ['when their project is gone', elsewhere],
    ['when the workspace is not trusted any more', { ...STATE, trusted: false }],
  ];
  for (const [what, state] of unfit) {
    it(`do not come back ${what}`, async () => {
      await show();
      await beginWaiver();
      await hideAndShow(state);
      await isForgotten();
      assert.equal(await dialog().count(), 0);
    });
  }

  it('do not come back when the focus has moved on', async () => {
    await show();
    await button('Move focus here… to Code').click();
    const wheels = TUMOUR_SCREENING.wheels.map((wheel) =>
      wheel.id === 'dev' ? { ...wheel, focus: 'build' } : wheel,
    );
    await hideAndShow(boardOf({ ...TUMOUR_SCREENING, wheels }));
    await isForgotten();
    assert.equal(await dialog().count(), 0);
  });

  it('do not come back out of a memory that is none', async () => {
    const dialogs = [
      'waive',
      { deciding: { kind: 'erase', root: ROOT, stage: 'train', check: 'x' }, draft: { reason: '' } },
      { deciding: { kind: 'move', root: ROOT, from: 'plan' }, draft: { reason: 7 } },
    ];
    for (const one of dialogs) {
      board = await suite.open({ memory: { version: 1, dialog: one } });
      await board.show(STATE);
      assert.equal(await dialog().count(), 0);
      await suite.close();
    }
  });

  for (const theme of THEMES) {
    it(`look the same again, in ${theme}`, async () => {
      await show(STATE, { theme });
      await beginWaiver();
      await hideAndShow(STATE, { theme });
      await heading('Waive beats-heuristic').waitFor();
      await board.picture(`dialog-again-${theme}`);
      assert.deepEqual(await axe(board.page), []);
    });
  }
});
