import type { Finding } from '../../../evidence/evidence';
import { say } from '../../../text/message';
import { significant } from '../../rounding';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Unanswered } from '../../world/dataQuery';
import type { Table } from '../openTable';
import { shareText } from '../shareText';
import { aggregated } from '../tableColumns';
import type { ColumnRule } from './columnRule';
import { repeatedValues, type RepeatedValues } from './repeatedValues';
import { violationsOf, type Violation } from './violations';

/** A column, and what is expected of it. */
export interface RuledColumn {
  readonly column: DataColumn;
  readonly rule: ColumnRule;
}

/** What the rules say of the rows; `shares`: of rows that violate them, by the columns' names. */
export interface RowsJudged {
  readonly kind: 'judged';
  readonly findings: readonly Finding[];
  readonly shares: readonly (readonly [string, number])[];
}

/** Judges all rules of all columns in one pass; only what is violated is looked at again, for the rows. */
export async function judgeRows(
  table: Table,
  ruled: readonly RuledColumn[],
  rows: number,
  world: CheckWorld,
): Promise<RowsJudged | Unanswered> {
  const isWritten = table.files.every((file) => /\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(file));
  const all = ruled.map((one) => ({ ...one, violations: violationsOf(one.column, one.rule, isWritten) }));
  const looked = all.flatMap(({ column, violations }) =>
    violations.kind === 'rows' ? violations.violations.map((violation) => ({ column, violation })) : [],
  );
  const counted = await aggregated(
    table.relation,
    looked,
    ({ violation }) => [`count(*) FILTER (${violation.condition})`],
    world,
  );
  if (counted.kind === 'failed') return counted;
  const counts = looked.map((one, at) => ({ ...one, count: Number(counted.values[at]?.[0] ?? 0) }));
  const violated = counts.filter(({ count }) => count > 0);
  const shown = await aggregated(
    table.numbered,
    violated,
    ({ violation }) => [rowNumbers(table, violation)],
    world,
  );
  if (shown.kind === 'failed') return shown;
  const numbers = new Map(
    violated.map(({ violation }, at) => [violation, String(shown.values[at]?.[0] ?? '')]),
  );
  const findings: Finding[] = [];
  for (const { column, rule, violations } of all) {
    if (violations.kind === 'wrong type') findings.push(wrongType(table, column, rule));
    for (const { column: other, violation, count } of violated) {
      if (other !== column) continue;
      const message = violation.words(count, shareText(count / rows), numbers.get(violation) ?? '');
      findings.push({ severity: 'fail', message, ...table.place, next: mendRows() });
    }
    if (!rule.unique) continue;
    const repeated = await repeatedValues(table, column, world);
    if (repeated.kind === 'failed') return repeated;
    if (repeated.rows > 0) findings.push(repeatedRows(table, column, repeated, rows));
  }
  const shares = violated.map(({ column, count }) => [column.name, significant(count / rows)] as const);
  return { kind: 'judged', findings, shares };
}

function repeatedRows({ place }: Table, { name }: DataColumn, found: RepeatedValues, rows: number): Finding {
  const message = say(
    'In "{0}" values are there more than once: {1} rows ({2}) repeat an earlier one. First rows: {3}.',
    ...[name, found.rows, shareText(found.rows / rows), found.numbers],
  );
  return { severity: 'fail', message, ...place, next: mendRows() };
}

function rowNumbers({ rowNumber }: Table, { condition }: Violation): string {
  return `coalesce(array_to_string(min(${rowNumber}, 3) FILTER (${condition}), ', '), '')`;
}

function wrongType({ place }: Table, { name, kind, type }: DataColumn, rule: ColumnRule): Finding {
  const held = kind === 'nested' || kind === 'other' ? type.slice(0, 100) : kind;
  const message = say('The column "{0}" holds {1}; {2} is expected.', name, held, rule.type ?? '');
  const next = say('Look at what writes the column, or mend "type" in the schema.');
  return { severity: 'fail', message, ...place, next };
}

function mendRows() {
  return say('Mend these rows where they are written, or mend the schema if they are right.');
}
