import type { Locator } from 'playwright-core';

/** What a row of a list or tree shows. */
export interface ListRow {
  /** Position in the list, counted from 0. */
  readonly index: number;
  /** Depth in the tree, counted from 1. */
  readonly level: number;
  readonly name: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly accessibleName: string;
  /** The codicon's id, such as `error`, or an empty string. */
  readonly icon: string;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** Whether it is the last one of the whole list. */
  readonly last: boolean;
}

/** Reads the rows of a list that are drawn, from top to bottom. */
export async function readDrawnRows(list: Locator): Promise<ListRow[]> {
  const rows = await list.locator('.monaco-list-rows').first().evaluate(readRows);
  return rows.sort((a, b) => a.index - b.index);
}

/** Runs in the page, so that all rows are of one moment. */
function readRows(container: Element): ListRow[] {
  const texts = (row: Element, selector: string): string =>
    row.querySelector(selector)?.textContent.trim() ?? '';
  // Not by the row's own mark: one that was the last when it was drawn keeps it when others come below it.
  const end = container.getBoundingClientRect().bottom;
  return [...container.querySelectorAll(':scope > .monaco-list-row')].map((row) => {
    const expanded = row.getAttribute('aria-expanded');
    const icon = row.querySelector('.custom-view-tree-node-item-icon, .marker-icon .codicon');
    return {
      index: Number(row.getAttribute('data-index')),
      level: Number(row.getAttribute('aria-level') ?? 1),
      name: texts(row, '.label-name, .marker-message'),
      description: texts(row, '.label-description, .marker-line'),
      accessibleName: row.getAttribute('aria-label') ?? '',
      icon:
        [...(icon?.classList ?? [])]
          .map((name) => /^codicon-(.+)$/.exec(name)?.[1] ?? '')
          .find((id) => id !== '') ?? '',
      expanded: expanded === null ? undefined : expanded === 'true',
      selected: row.getAttribute('aria-selected') === 'true',
      last: Math.abs(row.getBoundingClientRect().bottom - end) < 1,
    };
  });
}
