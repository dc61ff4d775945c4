import type { Locator, Page } from 'playwright-core';
import { eventually, eventuallyFound, patienceMilliseconds } from './eventually';
import { readDrawnRows, type ListRow } from './listRow';

/** Height of the shadow below the upper edge of a list that is scrolled: pixels. */
const EDGE = 8;

/** Where a name is aimed at: its middle may lie beyond the row's end, and the row would be scrolled sideways. */
const START = { position: { x: 4, y: 4 } };

/** A key that has moved nothing for so long was swallowed. */
const SWALLOWED_MILLISECONDS = 2000;

/** What can be done at all is done within so long: ms. */
const ONE_TRY = 2000;

/** A tree of the workbench: a view of the side bar, or the Problems panel. Rows are named by their path of names. */
export class TreeView {
  constructor(
    private readonly page: Page,
    /** The element with the role `tree`. */
    readonly root: Locator,
  ) {}

  /** All rows, also those out of sight: the list draws only some, so this pages through it. */
  async rows(): Promise<ListRow[]> {
    await this.root.waitFor();
    const drawn = await readDrawnRows(this.root);
    if (drawn.length === 0 || (drawn[0]?.index === 0 && drawn.at(-1)?.last === true)) return drawn;
    const rows = new Map<number, ListRow>();
    await this.press('Home');
    for (;;) {
      const part = await readDrawnRows(this.root);
      for (const row of part) rows.set(row.index, row);
      if (part.at(-1)?.last !== false) break;
      await this.press('PageDown');
    }
    return [...rows.values()].sort((a, b) => a.index - b.index);
  }

  /** All rows, once there is one. */
  filled(): Promise<ListRow[]> {
    return eventuallyFound('the first row', async () => {
      const rows = await this.rows();
      return rows.length === 0 ? undefined : rows;
    });
  }

  /** Returns when there is a row, without reading them all. */
  anyRow(): Promise<void> {
    return this.root.locator('.monaco-list-row').first().waitFor({ timeout: patienceMilliseconds });
  }

  /** The row at a path, once it is there. */
  row(...path: string[]): Promise<ListRow> {
    return eventuallyFound(`the row ${path.join(' › ')}`, async () => findRow(await this.rows(), path));
  }

  /** Waits until the row at a path satisfies an assertion. */
  async expectRow(path: readonly string[], assertion: (row: ListRow) => void): Promise<void> {
    await eventually(async () => assertion(await this.row(...path)));
  }

  /** Clicks a row, which selects it and runs its command. */
  async click(...path: string[]): Promise<void> {
    await (await this.uncovered(path)).locator('.label-name, .marker-message').first().click(START);
  }

  /** Opens a row and those above it. */
  expand(...path: string[]): Promise<void> {
    return this.toggle(path, true);
  }

  /** Closes a row. */
  collapse(...path: string[]): Promise<void> {
    return this.toggle(path, false);
  }

  /** Where a row is in the window: pixels. */
  async placeOf(...path: string[]): Promise<{ readonly x: number; readonly y: number }> {
    const box = await (await this.element(path)).boundingBox();
    if (box === null) throw new Error(`${path.join(' › ')} is not drawn.`);
    return { x: box.x + box.width / 3, y: box.y + box.height / 2 };
  }

  /** Whether a row would take what is held over it. */
  async isDropTarget(...path: string[]): Promise<boolean> {
    const { index } = await this.row(...path);
    return (await this.root.locator(`.monaco-list-row.drop-target[data-index="${index}"]`).count()) > 0;
  }

  /** Rests the mouse on a row. */
  async hover(...path: string[]): Promise<void> {
    await (await this.uncovered(path)).locator('.label-name').first().hover(START);
  }

  /** Runs an inline action of a row. */
  async runInline(path: readonly string[], action: string): Promise<void> {
    // A row that moves meanwhile takes the action out of sight.
    await eventually(async () => {
      const element = await this.uncovered(path);
      await element.hover({ timeout: ONE_TRY });
      await element.locator(`.actions .action-label[aria-label="${action}"]`).click({ timeout: ONE_TRY });
    });
  }

  /** Runs an entry of a row's context menu. */
  async runFromMenu(path: readonly string[], entry: string): Promise<void> {
    await (await this.uncovered(path)).click({ button: 'right' });
    const menu = this.page.locator('.monaco-menu');
    // A menu that has just opened does not take clicks yet, so one without effect is repeated.
    await eventually(async () => {
      await menu.locator('.action-item', { hasText: entry }).first().click();
      await menu.waitFor({ state: 'hidden', timeout: 500 });
    });
  }

  private async toggle(path: readonly string[], expanded: boolean): Promise<void> {
    for (let depth = expanded ? 1 : path.length; depth <= path.length; depth++) {
      const part = path.slice(0, depth);
      const isToggled = async () => (await this.row(...part)).expanded === expanded;
      await eventually(async () => {
        if (await isToggled()) return;
        await (await this.uncovered(part)).locator('.monaco-tl-twistie').click({ timeout: ONE_TRY });
        await eventually(async () => {
          if (!(await isToggled())) throw new Error(`${part.join(' › ')} did not toggle.`);
        }, ONE_TRY);
      });
    }
  }

  /** The element of a row, drawn, with no tooltip of another row over it: such a one stays while the mouse rests below it. */
  private async uncovered(path: readonly string[]): Promise<Locator> {
    await this.page.mouse.move(0, 0);
    const tooltip = this.page.locator('.workbench-hover-container').filter({ visible: true }).first();
    // One that stays all the same may cover nothing.
    await tooltip.waitFor({ state: 'hidden', timeout: ONE_TRY }).catch(() => undefined);
    const element = await this.element(path);
    // Rows that come or go meanwhile put another in its place.
    return element.filter({ hasText: path.at(-1) ?? '' });
  }

  /** The element of a row, drawn. */
  private async element(path: readonly string[]): Promise<Locator> {
    const { index } = await this.row(...path);
    const element = this.root.locator(`.monaco-list-rows > [data-index="${index}"]`);
    if ((await element.count()) === 0) await this.press('Home');
    while ((await element.count()) === 0) await this.press('PageDown');
    await this.bringIntoSight(element);
    return element;
  }

  /** Turns the wheel until a row that is drawn is wholly in sight, clear of the shadow at the list's edge. */
  private async bringIntoSight(element: Locator): Promise<void> {
    await eventually(async () => {
      const [list, row] = await Promise.all([this.root.boundingBox(), element.boundingBox()]);
      if (list === null || row === null) throw new Error('The list or its row is not drawn.');
      const above = list.y === row.y ? 0 : list.y + EDGE - row.y;
      const below = row.y + row.height - (list.y + list.height);
      if (above <= 0 && below <= 0) return;
      await this.page.mouse.move(list.x + list.width / 2, list.y + list.height / 2);
      await this.page.mouse.wheel(0, above > 0 ? -above : below);
      const moved = (await element.boundingBox())?.y !== row.y;
      // The first row cannot be brought further down.
      if (!moved && row.y >= list.y) return;
      throw new Error('The row is not in sight yet.');
    });
  }

  /** Moves the focus in the list, and returns when it is where the key takes it; a key that a redraw swallows is pressed again. */
  private press(key: 'Home' | 'PageDown'): Promise<void> {
    return eventually(async () => {
      const before = await this.focusedIndex();
      await this.root.focus();
      await this.root.press(key);
      await eventually(() => this.expectMoved(key, before), SWALLOWED_MILLISECONDS);
    });
  }

  private async expectMoved(key: 'Home' | 'PageDown', before: number | undefined): Promise<void> {
    const focused = await this.focusedIndex();
    if (key === 'Home' ? focused === 0 : focused !== undefined && focused !== before) return;
    // At the end of the list the key moves nothing more; what it reveals may be drawn a moment later.
    const drawn = await readDrawnRows(this.root);
    if (key === 'PageDown' && drawn.at(-1)?.last === true) return;
    throw new Error(`${key} did not move the focus of the list.`);
  }

  /** What a screen reader says of the row that has the focus. */
  async focused(): Promise<string> {
    const index = await this.focusedIndex();
    const rows = await readDrawnRows(this.root);
    return rows.find((row) => row.index === index)?.accessibleName ?? '';
  }

  private async focusedIndex(): Promise<number | undefined> {
    const id = await this.root.getAttribute('aria-activedescendant');
    const index = /_(\d+)$/.exec(id ?? '')?.[1];
    return index === undefined ? undefined : Number(index);
  }
}

/** The first row whose name and whose ancestors' names are the path. */
function findRow(rows: readonly ListRow[], path: readonly string[]): ListRow | undefined {
  const names: string[] = [];
  return rows.find((row) => {
    names.length = row.level - 1;
    names.push(row.name);
    return names.length === path.length && names.every((name, depth) => name === path[depth]);
  });
}
