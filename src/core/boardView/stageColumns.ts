import { HEALTHS, type Health } from '../health/health';
import type { ProjectSnapshot, StageSnapshot, WheelSnapshot } from '../snapshot/snapshot';

/** A column of the stages board. */
export type StageColumn =
  | { readonly by: 'wheel'; readonly wheel: WheelSnapshot; readonly stages: readonly StageSnapshot[] }
  | { readonly by: 'health'; readonly health: Health; readonly stages: readonly StageSnapshot[] };

/**
 * Stages in columns, in their order. Every wheel has a column, also where a filter left it no stage; of the healths those
 * that occur, worst first.
 */
export function stageColumns(
  { wheels }: Pick<ProjectSnapshot, 'wheels'>,
  stages: readonly StageSnapshot[],
  by: StageColumn['by'],
): readonly StageColumn[] {
  if (by === 'health') {
    return HEALTHS.flatMap((health): StageColumn[] => {
      const own = stages.filter((stage) => stage.health === health);
      return own.length === 0 ? [] : [{ by, health, stages: own }];
    });
  }
  return wheels.map((wheel) => ({
    by,
    wheel,
    stages: stages.filter((stage) => stage.wheel === wheel.id),
  }));
}

/** Where an arrow key leads from a card of columns that stand one above the other, several cards in a row. */
export function stackedCardAfterKey(
  key: string,
  columns: readonly StageColumn[],
  current: string,
): string | undefined {
  const ids = columns.flatMap(({ stages }) => stages.map(({ id }) => id));
  const at = ids.indexOf(current);
  if (at === -1) return undefined;
  switch (key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return ids[at + 1];
    case 'ArrowUp':
    case 'ArrowLeft':
      return at === 0 ? undefined : ids[at - 1];
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}

/** Where an arrow key leads from a card, by column and row; `undefined` where it is none or there is nothing. */
export function cardAfterKey(
  key: string,
  columns: readonly StageColumn[],
  current: string,
): string | undefined {
  const filled = columns
    .filter(({ stages }) => stages.length > 0)
    .map(({ stages }) => stages.map(({ id }) => id));
  const column = filled.findIndex((ids) => ids.includes(current));
  const row = filled[column]?.indexOf(current) ?? 0;
  if (column === -1) return undefined;
  switch (key) {
    case 'ArrowDown':
      return filled[column]?.[row + 1];
    case 'ArrowUp':
      return row === 0 ? undefined : filled[column]?.[row - 1];
    case 'ArrowRight':
      return nearest(filled[column + 1], row);
    case 'ArrowLeft':
      return column === 0 ? undefined : nearest(filled[column - 1], row);
    case 'Home':
      return filled[0]?.[0];
    case 'End':
      return filled.at(-1)?.at(-1);
    default:
      return undefined;
  }
}

function nearest(ids: readonly string[] | undefined, row: number): string | undefined {
  return ids?.[Math.min(row, ids.length - 1)];
}
