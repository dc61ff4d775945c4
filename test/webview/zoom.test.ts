import assert from 'node:assert/strict';
import { axe } from './axe';
import type { OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, TUMOUR_SCREENING } from './fixtures';

describe('the zoom of the knot', () => {
  const suite = boardSuite();
  let board: OpenBoard;
  beforeEach(async () => {
    board = await suite.open();
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.stage('Plan').waitFor();
  });

  const button = (name: RegExp) => board.page.getByRole('button', { name });
  const placeOf = async (stage: string) => {
    const box = await board.stage(stage).boundingBox();
    assert.ok(box);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2, width: box.width };
  };

  it('goes in and out by keys, and all is shown again', async () => {
    await board.stage('Plan').focus();
    const before = await placeOf('Plan');
    for (const key of ['+', '+', '+']) await board.page.keyboard.press(key);
    const nearer = await placeOf('Plan');
    assert.ok(nearer.width > 1.8 * before.width);
    await board.page.keyboard.press('-');
    assert.ok((await placeOf('Plan')).width < nearer.width);
    await board.page.keyboard.press('0');
    assert.deepEqual(await placeOf('Plan'), before);
  });

  it('goes in at the pointer by the wheel with Ctrl, and moves by the wheel alone and by dragging', async () => {
    const { mouse, keyboard } = board.page;
    const before = await placeOf('Train');
    await mouse.move(before.x, before.y);
    await keyboard.down('Control');
    await mouse.wheel(0, -240);
    await keyboard.up('Control');
    const nearer = await placeOf('Train');
    assert.ok(nearer.width > 1.9 * before.width);
    assert.ok(
      Math.abs(nearer.x - before.x) < 2 && Math.abs(nearer.y - before.y) < 2,
      'what is pointed at stays',
    );
    await mouse.wheel(0, 30);
    const moved = await placeOf('Train');
    assert.ok(Math.abs(moved.y - (nearer.y - 30)) < 2);
    const frame = await board.page.locator('.knot-frame').boundingBox();
    assert.ok(frame);
    await mouse.move(frame.x + 4, frame.y + 4);
    await mouse.down();
    await mouse.move(frame.x + 14, frame.y + 34, { steps: 4 });
    await mouse.up();
    const dragged = await placeOf('Train');
    assert.ok(dragged.y > moved.y, 'it follows the hand');
    await board.picture('zoomed');
  });

  it('keeps the stage in view to which the arrow keys lead', async () => {
    await board.stage('Plan').focus();
    for (let step = 0; step < 6; step++) await board.page.keyboard.press('+');
    const frame = await board.page.locator('.knot-frame').boundingBox();
    assert.ok(frame);
    for (let step = 0; step < 15; step++) {
      await board.page.keyboard.press('ArrowRight');
      const box = await board.page.locator('[role="option"]:focus').boundingBox();
      assert.ok(box);
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      assert.ok(x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height);
    }
  });

  it('has buttons, which are off where they would do nothing', async () => {
    assert.ok(await button(/^Show all/).isDisabled());
    await button(/^Zoom in/).click();
    await button(/^Zoom in/).click();
    assert.deepEqual(await axe(board.page), []);
    await button(/^Zoom out/).click();
    await button(/^Show all/).click();
    assert.ok(await button(/^Zoom out/).isDisabled());
  });
});
