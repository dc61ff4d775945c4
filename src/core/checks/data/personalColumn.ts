import { findPersonalData } from '../../sensitive/findPersonalData';
import type { PersonalDatum, PersonalKind } from '../../sensitive/personalDatum';
import { isReservedNumber } from '../../sensitive/reservedPhoneNumbers';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { sqlName, sqlText } from './sql';

/** What to look for in a column. */
export interface PersonalSearch {
  /** SQL of the table with its row numbers. */
  readonly numbered: string;
  /** SQL condition of the sample. */
  readonly sample: string;
  readonly kinds: readonly PersonalKind[];
  readonly isAllowed: (text: string, datum: PersonalDatum) => boolean;
}

/** Shares of a column's values that hold personal data, by kind. */
export interface PersonalColumn {
  readonly kind: 'column';
  readonly shares: ReadonlyMap<PersonalKind, number>;
}

/** Different values of a column that are looked at one by one. */
const MAX_CANDIDATES = 2000;
/** Characters of a value that are looked at. */
const MAX_LENGTH = 2000;
/** What may hold anything of any kind, for the engine: an at sign, six digits with separators, or what begins like an account. */
const PREFILTER = '@|(?:[0-9][ ().+/-]{0,3}){5}[0-9]|[A-Z]{2} ?[0-9]{2} ?[A-Z0-9]|[A-Z]{6}[0-9A-Z]{2}[A-Z]';
/** Numbers without any format: one in ten passes a check digit by chance, so most of a column has to. */
const BARE = /^\d+$/;
const MOST = 0.5;
const PHONE_NAME =
  /(?:^|[^a-z])(?:tele?(?:fon|phone|fono)?|phone|mobile?|handy|fax|cell)(?:[^a-z]|$)|(?:phone|telefon|mobile?|handy|fax)(?:_?(?:number|nummer|no|nr))?$/i;
const PHONE_VALUE = /^\+?[\d ()./-]{7,20}$/;

/** Looks for personal data in the sampled values of a column. */
export async function personalColumn(
  column: DataColumn,
  search: PersonalSearch,
  world: CheckWorld,
): Promise<PersonalColumn | Unanswered> {
  const values = `SELECT ${textOf(column)} AS v FROM ${search.numbered} WHERE ${search.sample}`;
  const matches = `regexp_matches(v, ${sqlText(PREFILTER)})`;
  const counted = await world.data.query(
    `SELECT count(v), count(*) FILTER (${matches}), count(*) FILTER (regexp_full_match(v, '[0-9]+')) FROM (${values})`,
  );
  if (counted.kind === 'failed') return counted;
  const [present = 0, matching = 0, bare = 0] = (counted.rows[0] ?? []).map(Number);
  if (matching === 0) return { kind: 'column', shares: new Map() };
  const candidates = await world.data.query(
    `SELECT left(v, ${MAX_LENGTH}) AS c, count(*) AS n FROM (${values}) WHERE ${matches} ` +
      `GROUP BY c ORDER BY n DESC, c LIMIT ${MAX_CANDIDATES}`,
  );
  if (candidates.kind === 'failed') return candidates;
  const found = new Map<PersonalKind, { all: number; bare: number }>();
  let seen = 0;
  for (const [value, count] of candidates.rows) {
    const text = String(value);
    const rows = Number(count);
    seen += rows;
    for (const kind of kindsIn(text, column, search)) {
      const before = found.get(kind) ?? { all: 0, bare: 0 };
      found.set(kind, { all: before.all + rows, bare: before.bare + (BARE.test(text) ? rows : 0) });
    }
  }
  const isBare = bare >= 0.9 * present;
  const shares = new Map<PersonalKind, number>();
  for (const [kind, rows] of found) {
    // Where not all candidates were looked at, the others are taken to be like them.
    const share = (rows.all / seen) * (matching / present);
    if (!isBare || rows.bare < rows.all || share >= MOST) shares.set(kind, share);
  }
  return { kind: 'column', shares };
}

function kindsIn(
  text: string,
  { name }: DataColumn,
  { kinds, isAllowed }: PersonalSearch,
): ReadonlySet<PersonalKind> {
  const found = new Set(
    findPersonalData(text, kinds)
      .filter((datum) => !isAllowed(text, datum))
      .map(({ kind }) => kind),
  );
  if (kinds.includes('phone') && PHONE_NAME.test(name) && isPhoneValue(text)) found.add('phone');
  return found;
}

/** In a column of telephone numbers no format has to tell them. */
function isPhoneValue(text: string): boolean {
  const digits = text.replace(/\D/g, '');
  return (
    PHONE_VALUE.test(text) &&
    digits.length >= 7 &&
    digits.length <= 15 &&
    !isReservedNumber(digits) &&
    !/^(\d)\1+$/.test(digits)
  );
}

function textOf({ name, kind }: DataColumn): string {
  const column = sqlName(name);
  // A missing value makes whole numbers fractions in many tools: 4111.0.
  if (kind !== 'number') return `trim(CAST(${column} AS VARCHAR))`;
  return `CASE WHEN abs(${column}) < 1e18 AND ${column} = trunc(${column}) THEN CAST(CAST(${column} AS BIGINT) AS VARCHAR) END`;
}
