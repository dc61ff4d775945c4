import { say } from '../../../text/message';
import { columnsOf, openTable, unreadableData, type Table } from '../../data/openTable';
import type { Fault } from '../../outcomes';
import { listOf } from '../../parameterTypes';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Scalar } from '../../world/dataQuery';
import { wrongValues, type Role } from './wrongValues';

/** Predictions whose columns are there and hold what they must. */
export interface PredictionTable {
  readonly kind: 'predictions';
  readonly table: Table;
  readonly rows: number;
  /** The column of each role, by its parameter. */
  readonly columns: ReadonlyMap<string, DataColumn>;
}

/** Why predictions cannot be judged. */
export interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly Fault[];
}

/** Rows of an answer. */
export interface Rows {
  readonly kind: 'rows';
  readonly rows: readonly (readonly Scalar[])[];
}

/** Opens predictions and makes sure that every row has what each role asks for. `others` need only be there. */
export async function openPredictions(
  file: string | readonly string[],
  roles: readonly Role[],
  others: readonly string[],
  world: CheckWorld,
): Promise<PredictionTable | Faults> {
  const table = await openTable(listOf(file), world);
  if (table.kind === 'faults') return table;
  const columns = new Map<string, DataColumn>();
  const missing: Fault[] = [];
  for (const { parameter, column } of roles) {
    const found = columnsOf(table, [column]);
    for (const one of found.columns) columns.set(parameter, one);
    missing.push(...found.faults);
  }
  missing.push(...columnsOf(table, others).faults);
  if (missing.length > 0) return { kind: 'faults', faults: missing };
  const counted = await queryRows(`SELECT count(*) FROM ${table.relation}`, table, world);
  if (counted.kind === 'faults') return counted;
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows === 0) return { kind: 'faults', faults: [noRows(table)] };
  const faults: Fault[] = [];
  for (const { parameter, holds } of roles) {
    const column = columns.get(parameter);
    if (column === undefined) continue;
    const wrong = await wrongValues({ parameter, column, holds }, table, world);
    if (wrong.kind === 'failed')
      return { kind: 'faults', faults: [unreadableData(table.files, wrong.reason)] };
    faults.push(...wrong.faults);
  }
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'predictions', table, rows, columns };
}

/** Asks the table; what the engine cannot answer is a fault of the data. */
export async function queryRows(sql: string, table: Table, world: CheckWorld): Promise<Rows | Faults> {
  const answer = await world.data.query(sql);
  if (answer.kind === 'rows') return answer;
  return { kind: 'faults', faults: [unreadableData(table.files, answer.reason)] };
}

function noRows({ files, place }: Table): Fault {
  return {
    ...place,
    message: say('{0} has no rows.', files[0] ?? ''),
    next: say('Run what writes the predictions, then run the check again.'),
  };
}
