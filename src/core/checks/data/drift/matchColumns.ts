import type { Fault } from '../../outcomes';
import type { ColumnKind, DataColumn } from '../../world/dataQuery';
import { columnNamed } from '../columnNamed';
import { columnsOf, missingColumn, type Table } from '../openTable';
import type { OpenReference } from '../reference/openReference';
import type { ReferenceColumn } from '../reference/referenceProfile';
import { driftKind, isNarrowInteger, type DriftKind } from './columnSide';
import { namesOf, type ColumnChoice, type DifferingColumn } from './columnChoice';

/** A column that both sides have and that can be compared. */
export interface MatchedColumn {
  readonly name: string;
  readonly kind: DriftKind;
  readonly whole: boolean;
  readonly referenceKind: ColumnKind;
  /** The reference's column: of a table, or stored. */
  readonly reference: DataColumn | undefined;
  readonly stored: ReferenceColumn | undefined;
  readonly current: DataColumn;
}

export interface MatchedColumns {
  readonly kind: 'matched';
  readonly columns: readonly MatchedColumn[];
  readonly differing: readonly DifferingColumn[];
  readonly nested: readonly string[];
  readonly onlyReference: readonly string[];
  readonly onlyCurrent: readonly string[];
}

/** Finds for each column of the reference its counterpart, whatever the order; case matters only where it tells two apart. */
export function matchColumns(
  reference: OpenReference,
  current: Table,
  choice: ColumnChoice,
): MatchedColumns | { readonly kind: 'faults'; readonly faults: readonly Fault[] } {
  const known = referenceColumns(reference);
  const named = namesOf(choice.columns);
  const ignored = namesOf(choice.ignore).map((name) => name.toLowerCase());
  const faults = [
    ...namesOf(choice.ignore).flatMap((name) =>
      columnNamed(name, known) === undefined ? columnsOf(current, [name]).faults : [],
    ),
    ...named.flatMap((name) => missingAnywhere(name, known, reference, current)),
  ];
  if (faults.length > 0) return { kind: 'faults', faults };
  const isChosen = ({ name }: { readonly name: string }): boolean =>
    !ignored.includes(name.toLowerCase()) &&
    (named.length === 0 || named.some((one) => one.toLowerCase() === name.toLowerCase()));
  const chosen = known.filter(isChosen);
  const matched = chosen.flatMap((column) => {
    const other = columnNamed(column.name, current.columns);
    return other === undefined ? [] : [pairOf(column, other)];
  });
  const names = (list: readonly { readonly name: string }[]): readonly string[] =>
    list.map(({ name }) => name);
  return {
    kind: 'matched',
    columns: matched.flatMap((one) => (one.kind === 'matched' ? [one.column] : [])),
    differing: matched.flatMap((one) => (one.kind === 'differing' ? [one.column] : [])),
    nested: matched.flatMap((one) => (one.kind === 'nested' ? [one.name] : [])),
    onlyReference: names(chosen.filter(({ name }) => columnNamed(name, current.columns) === undefined)),
    onlyCurrent: names(
      current.columns.filter((one) => isChosen(one) && columnNamed(one.name, known) === undefined),
    ),
  };
}

interface KnownColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly column: DataColumn | undefined;
  readonly stored: ReferenceColumn | undefined;
}

function referenceColumns(reference: OpenReference): readonly KnownColumn[] {
  if (reference.kind === 'data') {
    return reference.table.columns.map((column) => {
      return { name: column.name, kind: column.kind, column, stored: undefined };
    });
  }
  return reference.profile.columns.map((stored) => {
    return { name: stored.name, kind: stored.type, column: undefined, stored };
  });
}

function missingAnywhere(
  name: string,
  known: readonly KnownColumn[],
  reference: OpenReference,
  current: Table,
): readonly Fault[] {
  const inCurrent = columnsOf(current, [name]).faults;
  if (columnNamed(name, known) !== undefined) return inCurrent;
  if (reference.kind === 'data') return [...columnsOf(reference.table, [name]).faults, ...inCurrent];
  const { path } = reference;
  return [missingColumn(name, { columns: known, files: [path], place: { path } }), ...inCurrent];
}

type Pairing =
  | { readonly kind: 'matched'; readonly column: MatchedColumn }
  | { readonly kind: 'differing'; readonly column: DifferingColumn }
  | { readonly kind: 'nested'; readonly name: string };

function pairOf({ name, kind, column, stored }: KnownColumn, current: DataColumn): Pairing {
  const first = driftKind({ name, kind, type: '' });
  const second = driftKind(current);
  if (first === undefined && second === undefined) return { kind: 'nested', name };
  if (first === undefined || second === undefined || !agree(kind, first, current.kind, second)) {
    return { kind: 'differing', column: { name, reference: kind, current: current.kind } };
  }
  const whole =
    first === 'time'
      ? stored === undefined
      : column !== undefined && isNarrowInteger(column) && isNarrowInteger(current);
  return {
    kind: 'matched',
    column: { name, kind: first, whole, referenceKind: kind, reference: column, stored, current },
  };
}

/** Texts may be numbers or times in another spelling, and anything may stand against texts as a text. */
function agree(kind: ColumnKind, first: DriftKind, currentKind: ColumnKind, second: DriftKind): boolean {
  if (currentKind === 'text') return true;
  if (first !== 'category') return first === second;
  return kind === 'boolean' ? currentKind === 'boolean' : true;
}
