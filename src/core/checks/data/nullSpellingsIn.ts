import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, Unanswered } from '../world/dataQuery';
import { NULL_SPELLINGS } from './nullSpellings';
import type { Table } from './openTable';
import { sqlName, sqlText } from './sql';
import { aggregated } from './tableColumns';

/** How often a column spells missing in each way; the most frequent first. */
export interface ColumnSpellings {
  readonly column: DataColumn;
  readonly spellings: readonly { readonly spelling: string; readonly values: number }[];
}

/**
 * Counts the spellings of missing values in columns that have some. CSV and TSV are asked for these columns' texts
 * once more, as a table of values does not keep them; columns without missing values cost nothing.
 */
export async function nullSpellingsIn(
  table: Table,
  columns: readonly DataColumn[],
  more: readonly string[],
  world: CheckWorld,
): Promise<{ readonly kind: 'spellings'; readonly columns: readonly ColumnSpellings[] } | Unanswered> {
  const isWritten = table.files.every((file) => /\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(file));
  // Other formats know null itself; beside it only texts can spell it.
  const spelled = isWritten ? columns : columns.filter(({ kind }) => kind === 'text');
  if (spelled.length === 0) return { kind: 'spellings', columns: [] };
  const texts = isWritten ? await world.data.open({ files: table.files, as: 'text' }) : table;
  if (texts.kind === 'failed') return texts;
  const list = [...NULL_SPELLINGS, ...more.map((one) => one.trim())].map(sqlText).join(', ');
  const counted = await aggregated(
    texts.relation,
    spelled,
    ({ name }) => {
      const text = `trim(CAST(${sqlName(name)} AS VARCHAR))`;
      const counts = `histogram(${text}) FILTER (${text} IN (${list}))`;
      return [
        `CAST(to_json(list_transform(map_entries(${counts}), lambda e: [e.key, CAST(e.value AS VARCHAR)])) AS VARCHAR)`,
        ...(isWritten ? [] : [`count(*) FILTER (${sqlName(name)} IS NULL)`]),
      ];
    },
    world,
  );
  if (counted.kind === 'failed') return counted;
  const found = spelled.map((column, at): ColumnSpellings => {
    const [entries, nulls = 0] = counted.values[at] ?? [];
    const pairs = typeof entries === 'string' ? (JSON.parse(entries) as [string, string][]) : [];
    const spellings = pairs.map(([spelling, values]) => ({ spelling, values: Number(values) }));
    if (Number(nulls) > 0) spellings.push({ spelling: 'no value', values: Number(nulls) });
    return {
      column,
      spellings: spellings.sort((a, b) => b.values - a.values || (a.spelling < b.spelling ? -1 : 1)),
    };
  });
  return { kind: 'spellings', columns: found };
}
