import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import { listOf } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { columnsOf, openTable, unreadableData, type Table } from './openTable';
import { pairOf, sharedColumns, type SharedColumn } from './sharedColumns';

/** Training and test data, opened, with the columns by which they are compared. */
export interface Split {
  readonly kind: 'split';
  readonly train: Table;
  readonly test: Table;
  readonly trainRows: number;
  readonly testRows: number;
  readonly compared: readonly SharedColumn[];
  readonly key: readonly SharedColumn[];
  readonly time: SharedColumn | undefined;
  /** Names of columns that only one of them has. */
  readonly onlyOne: readonly string[];
  readonly withoutLabel: boolean;
  readonly max: number;
}

interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly Fault[];
}

/** What names the two sides and the columns by which they are compared. */
export interface SplitParameters {
  readonly train: string | readonly string[];
  readonly test: string | readonly string[];
  readonly key?: string | readonly string[] | undefined;
  readonly time?: string | undefined;
  readonly label?: string | readonly string[] | undefined;
  readonly ignore: string | readonly string[];
  readonly max: number;
}

/** Opens both sides of a split; whatever keeps them from being compared is a fault. */
export async function splitOf(given: SplitParameters, world: CheckWorld): Promise<Split | Faults> {
  const train = await openTable(listOf(given.train), world);
  const test = await openTable(listOf(given.test), world);
  if (train.kind === 'faults' || test.kind === 'faults') {
    return { kind: 'faults', faults: [...faultsOf(train), ...faultsOf(test)] };
  }
  const trainRows = await rowsOf(train, world);
  const testRows = await rowsOf(test, world);
  const key = pairsOf(train, test, given.key === undefined ? [] : listOf(given.key));
  const time = pairsOf(train, test, given.time === undefined ? [] : [given.time]);
  const left = leftOut(train, test, given);
  const all = sharedColumns(train, test);
  const compared = all.filter(({ left: { name } }) => !left.names.has(name.toLowerCase()));
  const faults = [
    ...(typeof trainRows === 'number' ? [] : [trainRows]),
    ...(typeof testRows === 'number' ? [] : [testRows]),
    ...[...key.faults, ...time.faults, ...left.faults],
    ...(compared.length > 0 ? [] : [nothingInCommon(train, test)]),
  ];
  if (faults.length > 0 || typeof trainRows !== 'number' || typeof testRows !== 'number') {
    return { kind: 'faults', faults };
  }
  return {
    kind: 'split',
    ...{ train, test, trainRows, testRows, compared },
    key: key.pairs,
    time: time.pairs[0],
    onlyOne: onlyOne(train, test, left.names),
    withoutLabel: given.label !== undefined,
    max: given.max,
  };
}

function faultsOf(table: Table | Faults): readonly Fault[] {
  return table.kind === 'faults' ? table.faults : [];
}

async function rowsOf({ relation, files, place }: Table, world: CheckWorld): Promise<number | Fault> {
  const counted = await world.data.query(`SELECT count(*) FROM ${relation}`);
  if (counted.kind === 'failed') return unreadableData(files, counted.reason);
  const rows = Number(counted.rows[0]?.[0] ?? 0);
  if (rows > 0) return rows;
  const message = say('{0} has no rows, so there is nothing to compare.', files[0] ?? '');
  return { ...place, message, next: say('Run again what writes the file.') };
}

function pairsOf(
  train: Table,
  test: Table,
  names: readonly string[],
): { readonly pairs: readonly SharedColumn[]; readonly faults: readonly Fault[] } {
  const ofTrain = columnsOf(train, names);
  const ofTest = columnsOf(test, names);
  const faults = [...ofTrain.faults, ...ofTest.faults];
  if (faults.length > 0) return { pairs: [], faults };
  const pairs = ofTrain.columns.flatMap((left, at) => {
    const right = ofTest.columns[at];
    return right === undefined ? [] : [pairOf(left, right)];
  });
  return { pairs, faults };
}

/** Names that are not compared, in lower case. One that neither file has is a mistake. */
function leftOut(
  train: Table,
  test: Table,
  { ignore, label }: SplitParameters,
): { readonly names: ReadonlySet<string>; readonly faults: readonly Fault[] } {
  const given = [...listOf(ignore), ...(label === undefined ? [] : listOf(label))];
  const faults = given.flatMap((name) => {
    const inTrain = columnsOf(train, [name]).faults;
    return inTrain.length > 0 && columnsOf(test, [name]).faults.length > 0 ? inTrain : [];
  });
  return { names: new Set(given.map((name) => name.toLowerCase())), faults };
}

function nothingInCommon(train: Table, test: Table): Fault {
  const message = say(
    '{0} and {1} have no column in common to compare.',
    train.files[0] ?? '',
    test.files[0] ?? '',
  );
  const next = say('Write both files with the same header, or ignore fewer columns.');
  return { ...test.place, message, next };
}

function onlyOne(train: Table, test: Table, left: ReadonlySet<string>): readonly string[] {
  const names = [train, test].map(({ columns }) => columns.map(({ name }) => name));
  const [ofTrain = [], ofTest = []] = names;
  const has = (list: readonly string[], name: string): boolean =>
    list.some((other) => other.toLowerCase() === name.toLowerCase());
  return [
    ...ofTrain.filter((name) => !has(ofTest, name)),
    ...ofTest.filter((name) => !has(ofTrain, name)),
  ].filter((name) => !left.has(name.toLowerCase()));
}
