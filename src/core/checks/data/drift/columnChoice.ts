import { listOf } from '../../parameterTypes';

/** What names the columns to compare. */
export interface ColumnChoice {
  readonly columns?: string | readonly string[] | undefined;
  readonly ignore: string | readonly string[];
}

/** A column that holds numbers, times or texts on one side and something else on the other. */
export interface DifferingColumn {
  readonly name: string;
  readonly reference: string;
  readonly current: string;
}

/** Names as a parameter gives them. */
export function namesOf(given: string | readonly string[] | undefined): readonly string[] {
  return given === undefined ? [] : listOf(given);
}
