import { say } from '../../../text/message';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn, Unanswered } from '../../world/dataQuery';
import { categoryColumns } from '../categoryColumns';
import { columnsOf, unreadableData, type Table } from '../openTable';
import type { TwoTables } from '../openTwo';
import { sharedColumns } from '../sharedColumns';
import { columnProfiles } from './columnProfile';
import type { ProfiledPair } from './profiledPair';

/** The columns of training and serving, side by side. */
export interface ProfiledPairs {
  readonly kind: 'paired';
  readonly pairs: readonly ProfiledPair[];
  /** Names of columns that serving lacks. */
  readonly missing: readonly string[];
  /** Names of columns that only serving has. */
  readonly extra: readonly string[];
  /** Names of text columns that hold no categories. */
  readonly leftOut: readonly string[];
}

interface Faults {
  readonly kind: 'faults';
  readonly faults: readonly Fault[];
}

/** Pairs the columns of two tables by their names and profiles each. */
export async function profilePairs(
  { left, right }: TwoTables,
  ignore: readonly string[],
  world: CheckWorld,
): Promise<ProfiledPairs | Faults> {
  const ignored = new Set(ignore.map((name) => name.toLowerCase()));
  const isCompared = ({ name }: DataColumn): boolean => !ignored.has(name.toLowerCase());
  const shared = sharedColumns(left, right).filter((column) => isCompared(column.left));
  const faults = faultsOf(left, right, ignore);
  if (shared.length === 0 && faults.length === 0) faults.push(nothingShared(left, right));
  if (faults.length > 0) return { kind: 'faults', faults };
  const lefts = shared.map((column) => column.left);
  const rights = shared.map((column) => column.right);
  const training = await columnProfiles(left.relation, lefts, world);
  if (training.kind === 'failed') return unreadable(left, training);
  const serving = await columnProfiles(right.relation, rights, world);
  if (serving.kind === 'failed') return unreadable(right, serving);
  const categories = await categoryColumns(left, shared, world);
  if (categories.kind === 'failed') return unreadable(left, categories);
  const pairs = shared.flatMap((column, at): ProfiledPair[] => {
    const [before, now] = [training.profiles[at], serving.profiles[at]];
    if (before === undefined || now === undefined) return [];
    return [{ ...column, training: before, serving: now, isCategory: categories.columns.includes(column) }];
  });
  return {
    kind: 'paired',
    pairs,
    missing: namesBut(left.columns.filter(isCompared), lefts),
    extra: namesBut(right.columns.filter(isCompared), rights),
    leftOut: categories.leftOut,
  };
}

/** A name in `ignore` that neither table has is a mistake. */
function faultsOf(left: Table, right: Table, ignore: readonly string[]): Fault[] {
  return ignore.flatMap((name) => {
    const ofLeft = columnsOf(left, [name]).faults;
    return ofLeft.length > 0 && columnsOf(right, [name]).faults.length > 0 ? ofLeft : [];
  });
}

function nothingShared(left: Table, right: Table): Fault {
  const message = say('{0} and {1} have no column in common.', left.files[0] ?? '', right.files[0] ?? '');
  return { ...right.place, message, next: say('Name the right files, or ignore fewer columns.') };
}

function unreadable({ files }: Table, { reason }: Unanswered): Faults {
  return { kind: 'faults', faults: [unreadableData(files, reason)] };
}

function namesBut(columns: readonly DataColumn[], left: readonly DataColumn[]): readonly string[] {
  return columns.filter((column) => !left.includes(column)).map(({ name }) => name);
}
