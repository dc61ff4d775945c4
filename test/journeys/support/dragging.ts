import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import type { TreeView } from './treeView';

/** Presses the mouse on a row of a tree, and moves so far that the drag begins. */
export async function pickUp({ mouse }: Page, tree: TreeView, row: readonly string[]): Promise<void> {
  const { x, y } = await tree.placeOf(...row);
  await mouse.move(x, y);
  await mouse.down();
  await mouse.move(x + 10, y, { steps: 3 });
}

/** Lets go of what is dragged on a row of a tree, once that says that it would take it: rows move while a tree is drawn. */
export async function dropOnRow({ mouse }: Page, tree: TreeView, row: readonly string[]): Promise<void> {
  await eventually(async () => {
    const { x, y } = await tree.placeOf(...row);
    await mouse.move(x, y, { steps: 5 });
    await mouse.move(x + 1, y);
    if (!(await tree.isDropTarget(...row))) throw new Error(`${row.join(' › ')} takes nothing.`);
  });
  await mouse.up();
}

/** Holds what is dragged over something until that has made `done` true: only moves tell the page that it is held there. */
export async function holdOver(
  { mouse }: Page,
  target: Locator,
  done: () => Promise<unknown>,
): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('What something is to be held over is not in sight.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await mouse.move(x, y - 4, { steps: 10 });
  await eventually(async () => {
    await mouse.move(x, y + 2);
    await mouse.move(x, y);
    await done();
  });
}
