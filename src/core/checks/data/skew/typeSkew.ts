import type { Finding } from '../../../evidence/evidence';
import { say, type Message } from '../../../text/message';
import type { CheckWorld } from '../../world/checkWorld';
import type { ColumnKind, Unanswered } from '../../world/dataQuery';
import { sqlName } from '../sql';
import { unseenValues } from '../unseenValues';
import type { ProfiledPair, SkewLimits, SkewTables } from './profiledPair';
import { isNumeric } from './columnProfile';

/** Tells when a column is of another type in serving. */
export async function typeSkew(
  pair: ProfiledPair,
  limits: SkewLimits,
  tables: SkewTables,
  world: CheckWorld,
): Promise<{ readonly kind: 'findings'; readonly findings: readonly Finding[] } | Unanswered> {
  const { left, right, training, serving } = pair;
  const fine = { kind: 'findings', findings: [] } as const;
  // Without values the type is anybody's guess.
  if (training.present === 0 || serving.present === 0 || isSame(left.kind, right.kind)) return fine;
  if (left.kind === 'text') {
    // Codes such as 1, 2, A look like numbers in a file that happens to have no A.
    const found = await unseenValues(tables.left, tables.right, left, right, world);
    if (found.kind === 'failed') return found;
    if ((found.unseen.rows + found.spelled.rows) / serving.rows <= limits.categories) return fine;
  }
  const odd = right.kind === 'text' ? await oddRows(pair, tables, world) : undefined;
  if (odd?.kind === 'failed') return odd;
  const message =
    odd === undefined || odd.rows === 0
      ? say(
          'The column "{0}" holds {1} in serving and {2} in training.',
          ...[left.name, kindName(right.kind), kindName(left.kind)],
        )
      : say(
          'The column "{0}" holds {1} in serving and {2} in training. Rows that are none: {3}, such as row {4}.',
          ...[left.name, kindName(right.kind), kindName(left.kind), odd.rows, odd.first],
        );
  const next = say('Write the column in serving as it was written for training.');
  return { kind: 'findings', findings: [{ severity: 'fail', message, ...tables.right.place, next }] };
}

function isSame(left: ColumnKind, right: ColumnKind): boolean {
  const isTemporal = (kind: ColumnKind): boolean => kind === 'date' || kind === 'time';
  return left === right || (isNumeric(left) && isNumeric(right)) || (isTemporal(left) && isTemporal(right));
}

/** Rows of a text column that cannot be read as training's type. */
async function oddRows(
  { left, right }: ProfiledPair,
  { right: table }: SkewTables,
  world: CheckWorld,
): Promise<{ readonly kind: 'odd'; readonly rows: number; readonly first: number } | Unanswered> {
  const text = `trim(CAST(${sqlName(right.name)} AS VARCHAR))`;
  const counted = await world.data.query(
    `SELECT count(*), min(${table.rowNumber}) FROM ${table.numbered} ` +
      `WHERE ${text} IS NOT NULL AND TRY_CAST(${text} AS ${left.type}) IS NULL`,
  );
  if (counted.kind === 'failed') return counted;
  const [rows = 0, first = 0] = counted.rows[0] ?? [];
  return { kind: 'odd', rows: Number(rows), first: Number(first ?? 0) };
}

function kindName(kind: ColumnKind): Message {
  switch (kind) {
    case 'integer':
      return say('whole numbers');
    case 'number':
      return say('numbers');
    case 'text':
      return say('texts');
    case 'boolean':
      return say('true and false');
    case 'date':
      return say('dates');
    case 'time':
      return say('times');
    case 'nested':
      return say('nested values');
    case 'other':
      return say('values of another type');
  }
}
