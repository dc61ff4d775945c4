import {
  isNullSpelling,
  parsedValue,
  SQL_TYPES,
  VALUE_TYPES,
  type ValueType,
} from '../../core/checks/data/valueTypes';
import { sqlName, sqlText } from '../../core/checks/data/sql';
import type { QueryResult, Unanswered } from '../../core/checks/world/dataQuery';
import { render } from '../../core/text/message';
import type { CsvTexts } from './csvTexts';

type Query = (sql: string) => Promise<QueryResult>;

/** Cells that are looked at before the table is read. Types that they only suggest are proved by all rows. */
const SAMPLE_CELLS = 300_000;
const SAMPLE_ROWS = [100, 10_000] as const;
/** Columns of one table of the engine: to type a column takes about a megabyte in each thread. */
export const MAX_COLUMNS = 128;
/** Words that tell a value of another type than its column from the engine's own complaints. */
const UNTYPED = 'a value is of another type than its column';

/**
 * Reads the files into a table, or a view of several tables, whose columns have the types that all their values show.
 * Very many columns are read in parts: the engine plans and holds them one and all at a time.
 */
export async function createCsvTable(
  table: string,
  texts: CsvTexts,
  query: Query,
): Promise<Unanswered | undefined> {
  const all = texts.names.map((_, at) => at);
  if (all.length <= MAX_COLUMNS) return createPart(table, texts, all, query);
  const parts: string[] = [];
  for (let from = 0; from < all.length; from += MAX_COLUMNS) {
    const part = `${table}_part_${String(parts.length)}`;
    const made = await createPart(part, texts, all.slice(from, from + MAX_COLUMNS), query);
    if (made !== undefined) return made;
    parts.push(part);
  }
  const view = await fault(query(`CREATE VIEW ${table} AS SELECT * FROM ${parts.join(' POSITIONAL JOIN ')}`));
  // On the disk few rows of very many columns are packed together; until then each column takes memory of its own.
  return view ?? fault(query('CHECKPOINT'));
}

/** A sample suggests types, the whole is read by them once; only where a later value refutes them it is read again. */
async function createPart(
  table: string,
  texts: CsvTexts,
  columns: readonly number[],
  query: Query,
): Promise<Unanswered | undefined> {
  const rows = Math.min(
    Math.max(Math.floor(SAMPLE_CELLS / texts.names.length), SAMPLE_ROWS[0]),
    SAMPLE_ROWS[1],
  );
  const sampled = await infer(
    `(SELECT * FROM ${texts.relation(columns)} LIMIT ${String(rows)})`,
    columns,
    query,
  );
  if ('kind' in sampled) return sampled;
  const suggested: Types = new Map([...sampled.types].filter(([column]) => !sampled.undecided.has(column)));
  let made = await create(table, texts, columns, suggested, 'suggested', query);
  if (made === 'refuted') {
    const proven = await prove(texts, suggested, query);
    if ('kind' in proven) return proven;
    made = await create(table, texts, columns, proven, 'proven', query);
  }
  if (made === 'refuted') throw new Error('A proven type cannot be refuted.');
  return made ?? decide(table, texts.names, [...sampled.undecided], query);
}

type Types = ReadonlyMap<number, ValueType>;

interface Inferred {
  readonly types: Types;
  /** Columns of which these rows do not tell: without values, or of dates that can be read in two ways. */
  readonly undecided: ReadonlySet<number>;
}

/** The types of columns `c…` of a relation, by all its rows. One list a row keeps the query short, however many columns. */
async function infer(
  relation: string,
  columns: readonly number[],
  query: Query,
): Promise<Inferred | Unanswered> {
  if (columns.length === 0) return { types: new Map(), undecided: new Set() };
  const list = columns.map((column) => `c${String(column)}`).join(', ');
  const at = `unnest([${columns.map(String).join(', ')}])`;
  const counts = VALUE_TYPES.map((type) => `count(${parsedValue(type, 'v')})`).join(', ');
  const answer = await query(
    `SELECT i, count(v), ${counts} FROM (SELECT ${at} AS i, unnest([${list}]) AS v FROM ${relation}) ` +
      `WHERE v IS NOT NULL AND NOT ${isNullSpelling('v')} GROUP BY i`,
  );
  if (answer.kind === 'failed') return answer;
  const types = new Map<number, ValueType>();
  const undecided = new Set(columns);
  for (const [column, present = 0, ...fits] of answer.rows.map((row) => row.map(Number))) {
    const type = VALUE_TYPES.find((_, index) => fits[index] === present);
    const isDayOrMonth = type === 'day-first date' || type === 'month-first date';
    if (!isDayOrMonth) undecided.delete(column ?? -1);
    if (type === undefined || column === undefined) continue;
    if (type === 'day-first date' && fits.at(-1) === present) continue;
    types.set(column, type);
  }
  return { types, undecided };
}

/** Creates the table; a value that is neither of the suggested type nor a spelling of null refutes it. */
async function create(
  table: string,
  { names, relation }: CsvTexts,
  columns: readonly number[],
  types: Types,
  state: 'suggested' | 'proven',
  query: Query,
): Promise<Unanswered | 'refuted' | undefined> {
  const parsed = [...types].map(
    ([column, type]) => `${parsedValue(type, `c${String(column)}`)} AS t${String(column)}`,
  );
  const list = columns.map((column) => {
    const text = `c${String(column)}`;
    const typed = `t${String(column)}`;
    const type = types.get(column);
    const value =
      type === undefined
        ? `CASE WHEN ${isNullSpelling(text)} THEN NULL ELSE ${text} END`
        : state === 'proven'
          ? typed
          : `CASE WHEN ${typed} IS NOT NULL OR ${text} IS NULL OR ${isNullSpelling(text)} THEN ${typed} ELSE ${refusal(text, type)} END`;
    return `${value} AS ${sqlName(names[column] ?? '')}`;
  });
  const texts = [...columns.map((column) => `c${String(column)}`), ...parsed].join(', ');
  const made = await query(
    `CREATE TABLE ${table} AS SELECT ${list.join(', ')} FROM (SELECT ${texts} FROM ${relation(columns)})`,
  );
  if (made.kind === 'rows') return undefined;
  return render(made.reason).includes(UNTYPED) ? 'refuted' : made;
}

/** A cast that fails, with words by which it is told from other faults. */
function refusal(text: string, type: ValueType): string {
  return `CAST(concat(${sqlText(UNTYPED)}, ${text}) AS ${SQL_TYPES[type]})`;
}

/** The types that all rows have: the suggested ones, and others for columns whose values refute them. */
async function prove({ relation }: CsvTexts, types: Types, query: Query): Promise<Types | Unanswered> {
  if (types.size === 0) return types;
  const counts = [...types].map(([column, type]) => {
    const text = `c${String(column)}`;
    return `count(*) FILTER (${text} IS NOT NULL AND (${parsedValue(type, text)}) IS NULL AND NOT ${isNullSpelling(text)})`;
  });
  const answer = await query(`SELECT ${counts.join(', ')} FROM ${relation([...types.keys()])}`);
  if (answer.kind === 'failed') return answer;
  const misfits = (answer.rows[0] ?? []).map(Number);
  const refuted = [...types.keys()].filter((_, at) => (misfits[at] ?? 0) > 0);
  const inferred = await infer(relation(refuted), refuted, query);
  if ('kind' in inferred) return inferred;
  return new Map([...[...types].filter(([column]) => !refuted.includes(column)), ...inferred.types]);
}

/** Gives columns of which the sample did not tell the type that all their rows show. */
async function decide(
  table: string,
  names: readonly string[],
  undecided: readonly number[],
  query: Query,
): Promise<Unanswered | undefined> {
  if (undecided.length === 0) return undefined;
  const list = undecided.map((column) => `${sqlName(names[column] ?? '')} AS c${String(column)}`);
  const inferred = await infer(`(SELECT ${list.join(', ')} FROM ${table})`, undecided, query);
  if ('kind' in inferred) return inferred;
  if (inferred.types.size === 0) return undefined;
  const replaced = [...inferred.types].map(([column, type]) => {
    const name = sqlName(names[column] ?? '');
    return `${parsedValue(type, name)} AS ${name}`;
  });
  const old = `${table}_undecided`;
  const renamed = await fault(query(`ALTER TABLE ${table} RENAME TO ${old}`));
  if (renamed !== undefined) return renamed;
  const made = await fault(
    query(`CREATE TABLE ${table} AS SELECT * REPLACE (${replaced.join(', ')}) FROM ${old}`),
  );
  return made ?? fault(query(`DROP TABLE ${old}`));
}

async function fault(result: Promise<QueryResult>): Promise<Unanswered | undefined> {
  const answer = await result;
  return answer.kind === 'failed' ? answer : undefined;
}
