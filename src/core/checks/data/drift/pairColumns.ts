import { say } from '../../../text/message';
import type { Fault } from '../../outcomes';
import type { DataColumn, DataQuery } from '../../world/dataQuery';
import { unreadableData, type Table } from '../openTable';
import type { OpenReference } from '../reference/openReference';
import { storedBins, storedSide, storedSummary } from '../reference/storedColumn';
import { tableSide, valueSql, type ReadAs } from './columnSide';
import { summariseColumns, type SummarisedColumn } from './columnSummary';
import type { ColumnPair, PairSide } from './columnPair';
import { isIdentifier } from './identifierColumn';
import { readableTexts } from './readableTexts';
import type { ColumnChoice, DifferingColumn } from './columnChoice';
import { matchColumns, type MatchedColumn } from './matchColumns';

/** Columns that are compared, and what becomes of the others. */
export interface PairedColumns {
  readonly kind: 'pairs';
  readonly pairs: readonly ColumnPair[];
  /** Names of columns that hold numbers, times or texts on one side and something else on the other. */
  readonly differing: readonly DifferingColumn[];
  readonly identifiers: readonly string[];
  readonly nested: readonly string[];
  readonly onlyReference: readonly string[];
  readonly onlyCurrent: readonly string[];
}

interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly Fault[];
}

/** Pairs the columns of both sides by name and reads both sides once for what comparisons need to know. */
export async function pairColumns(
  reference: OpenReference,
  current: Table,
  choice: ColumnChoice,
  data: DataQuery,
): Promise<PairedColumns | Faults> {
  const matched = matchColumns(reference, current, choice);
  if (matched.kind === 'faults') return matched;
  const texts = await readableTexts(matched.columns, current, data);
  if (texts.kind === 'failed') return fault(current, unreadableData(current.files, texts.reason));
  const comparable = matched.columns.filter(({ name }) => !texts.unreadable.has(name));
  const unreadable = matched.columns.filter(({ name }) => texts.unreadable.has(name));
  const differing = [...matched.differing, ...unreadable.map(differingOf)];
  const sides = await summariseBoth(reference, current, comparable, data);
  if (sides.kind === 'faults') return sides;
  const isNamed = choice.columns !== undefined;
  const identifiers = sides.pairs.filter(({ identifier }) => identifier && !isNamed);
  return {
    kind: 'pairs',
    pairs: sides.pairs.filter(({ identifier }) => !identifier || isNamed).map(({ pair }) => pair),
    differing,
    identifiers: identifiers.map(({ pair }) => pair.name),
    nested: matched.nested,
    onlyReference: matched.onlyReference,
    onlyCurrent: matched.onlyCurrent,
  };
}

function differingOf({ name, referenceKind, current }: MatchedColumn): DifferingColumn {
  return { name, reference: referenceKind, current: current.kind };
}

function fault({ place }: Table, { message, next }: Fault): Faults {
  return { kind: 'faults', faults: [{ ...place, message, next }] };
}

interface ComparedPair {
  readonly pair: ColumnPair;
  readonly identifier: boolean;
}

async function summariseBoth(
  reference: OpenReference,
  current: Table,
  columns: readonly MatchedColumn[],
  data: DataQuery,
): Promise<{ readonly kind: 'pairs'; readonly pairs: readonly ComparedPair[] } | Faults> {
  const currents = await tableSides(current, columns.map(currentColumn), data);
  if ('kind' in currents) return currents;
  const references =
    reference.kind === 'data'
      ? await tableSides(reference.table, columns.map(referenceColumn), data)
      : storedSides(reference, columns);
  if ('kind' in references) return references;
  const pairs = columns.flatMap(
    ({ name, kind, whole, referenceKind, stored }, at): readonly ComparedPair[] => {
      const [first, second] = [references[at], currents[at]];
      if (first === undefined || second === undefined) return [];
      const identifier =
        stored === undefined ? isIdentifier(referenceKind, first.summary) : stored.identifier === true;
      return [{ pair: { name, kind, whole, reference: first, current: second }, identifier }];
    },
  );
  return { kind: 'pairs', pairs };
}

function storedSides(
  { profile }: Extract<OpenReference, { kind: 'stored' }>,
  columns: readonly MatchedColumn[],
): readonly ColumnPair['reference'][] {
  return columns.flatMap(({ stored }) => {
    if (stored === undefined) return [];
    const bins = storedBins(stored);
    return [
      {
        side: () => storedSide(stored),
        summary: storedSummary(stored, profile.rows),
        ...(bins === undefined ? {} : { bins }),
        ...(stored.otherCategories === undefined ? {} : { unlisted: stored.otherCategories }),
      },
    ];
  });
}

interface TableColumn {
  readonly column: DataColumn;
  readonly as: ReadAs;
}

function currentColumn({ current, kind, whole, referenceKind }: MatchedColumn): TableColumn {
  return { column: current, as: { kind, whole, against: referenceKind } };
}

function referenceColumn({ reference, current, kind, whole }: MatchedColumn): TableColumn {
  return { column: reference ?? current, as: { kind, whole, against: current.kind } };
}

async function tableSides(
  table: Table,
  columns: readonly TableColumn[],
  data: DataQuery,
): Promise<readonly PairSide[] | Faults> {
  const asked = columns.map(({ column, as }): SummarisedColumn => {
    return { kind: as.kind, sql: valueSql(column, as) };
  });
  const found = await summariseColumns(table, asked, data);
  if (found.kind === 'failed') return fault(table, unreadableData(table.files, found.reason));
  if (found.rows === 0) return fault(table, noRows(table));
  return columns.flatMap(({ column, as }, at) => {
    const summary = found.summaries[at];
    if (summary === undefined) return [];
    return [
      { side: (whole: boolean) => tableSide(table, valueSql(column, { ...as, whole }).value), summary },
    ];
  });
}

function noRows({ files }: Table): Fault {
  return {
    message: say('{0} has no rows, so there is nothing to compare.', files[0] ?? ''),
    next: say('Run again what writes the file.'),
  };
}
