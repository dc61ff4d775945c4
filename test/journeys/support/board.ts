import assert from 'node:assert/strict';
import type { Frame, Locator } from 'playwright-core';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** Nothing on the board is further away by the Tab key. */
const MOST_TABS = 80;

/** The page of the board, as its user sees it. */
export class Board {
  constructor(
    private readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  /** Opens the board beside the views of the side bar. */
  static async open(workbench: Workbench): Promise<Board> {
    await workbench.openContainer('ML Lifecycle');
    await workbench.tree('Lifecycle').anyRow();
    await workbench.runCommand('ML Lifecycle: Open Board');
    return new Board(workbench, await workbench.webview('#board [role="tablist"]'));
  }

  /** Opens the board alone in a window of that width. */
  static async openAlone(workbench: Workbench, width: number): Promise<Board> {
    const board = await Board.open(workbench);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.page.setViewportSize({ width, height: 900 });
    return board;
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name, exact: true });
  }

  /** A stage on the curve of the lifecycle. */
  stage(title: string): Locator {
    return this.frame.getByRole('option', { name: new RegExp(`^${title}\\b`) });
  }

  /** A stage on the stages board. */
  card(stage: string): Locator {
    return this.frame.locator(`.card[data-stage="${stage}"]`);
  }

  get dialog(): Locator {
    return this.frame.getByRole('dialog');
  }

  button(name: RegExp | string): Locator {
    return this.frame.getByRole('button', { name }).first();
  }

  press(key: string): Promise<void> {
    return this.workbench.page.keyboard.press(key);
  }

  /** Waits until a control has the focus by itself, such as the first one of a dialog. */
  async focused(control: Locator): Promise<void> {
    await eventually(async () => assert.ok(await hasFocus(control), `${String(control)} has the focus`));
  }

  /** Presses the Tab key until a control has the focus. */
  async tabTo(control: Locator): Promise<void> {
    await control.waitFor();
    for (let pressed = 0; pressed < MOST_TABS; pressed++) {
      if (await hasFocus(control)) return;
      await this.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${String(control)}.`);
  }

  /** Drags with the mouse from one element to another, a little way within each so that the page sees it. */
  async drag(from: Locator, to: Locator, over?: () => Promise<void>): Promise<void> {
    const { mouse } = this.workbench.page;
    const [start, end] = [await cornerOf(from), await cornerOf(to)];
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 6 });
    await mouse.move(end.x + 4, end.y + 4);
    await over?.();
    await mouse.up();
  }

  /** Waits until what a stage says of itself matches. */
  async says(title: string, words: RegExp): Promise<void> {
    await eventually(async () =>
      assert.match((await this.stage(title).getAttribute('aria-label')) ?? '', words),
    );
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate((element) => {
    const root = element.getRootNode() as Document | ShadowRoot;
    return root.activeElement === element;
  });
}

/** A place at the upper left of an element, in pixels of the window. */
async function cornerOf(element: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await element.boundingBox();
  assert.ok(box, 'what is dragged, and where to, is in sight');
  return { x: box.x + 20, y: box.y + 14 };
}
