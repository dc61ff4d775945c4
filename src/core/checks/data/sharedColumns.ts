import type { DataColumn } from '../world/dataQuery';
import { columnNamed } from './columnNamed';
import { comparableValue } from './comparableValue';
import type { Table } from './openTable';

/** A column that two tables have, with the SQL by which its values compare. */
export interface SharedColumn {
  readonly left: DataColumn;
  readonly right: DataColumn;
  readonly leftValue: string;
  readonly rightValue: string;
}

/** Columns of the same name in two tables, whatever their order; case matters only where it tells two apart. */
export function sharedColumns(left: Table, right: Table): readonly SharedColumn[] {
  return left.columns.flatMap((column) => {
    const other = columnNamed(column.name, right.columns);
    return other === undefined ? [] : [pairOf(column, other)];
  });
}

export function pairOf(left: DataColumn, right: DataColumn): SharedColumn {
  return {
    left,
    right,
    leftValue: comparableValue(left, right),
    rightValue: comparableValue(right, left),
  };
}
