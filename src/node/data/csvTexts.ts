import path from 'node:path';
import { sqlText } from '../../core/checks/data/sql';
import type { Unanswered } from '../../core/checks/world/dataQuery';
import { readCsvHead, type CsvHead } from './csvHead';
import { partitionsOf, partitionValue } from './partitions';

/** Files of CSV or TSV as one relation of texts: `c0`, `c1` … for the columns, united by name. */
export interface CsvTexts {
  readonly kind: 'texts';
  readonly names: readonly string[];
  /** SQL of these columns; a missing value is the spelling that it has, NULL only where a file lacks the column. */
  readonly relation: (columns: readonly number[]) => string;
}

/** No text: the engine asks for at least one spelling of null, and here none shall be one. */
const NO_NULL = '\u0001\u0002\u0003';
/** Opens CSV files without reading their rows. */
export function csvTexts(
  root: string,
  files: readonly string[],
  delimiter: string | undefined,
): CsvTexts | Unanswered {
  const heads: CsvHead[] = [];
  for (const file of files) {
    const head = readCsvHead(path.join(root, file), delimiter);
    if (head.kind === 'failed') return head;
    heads.push(head);
  }
  const partitions = partitionsOf(files);
  // A partition's value stands in the path; a column of the same name in the file says the same.
  const names = unite([...heads.map((head) => head.names), partitions]);
  const runs = runsOf(files, heads);
  const relation = (columns: readonly number[]): string =>
    `(${runs.map((run) => partSql(root, run, { names, columns }, partitions)).join(' UNION ALL ')})`;
  return { kind: 'texts', names, relation };
}

/** Names of all, in the order of their first appearance; case does not tell two apart. */
function unite(lists: readonly (readonly string[])[]): readonly string[] {
  const names = new Map<string, string>();
  for (const name of lists.flat()) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  return [...names.values()];
}

interface Run {
  readonly head: CsvHead;
  readonly files: readonly string[];
}

/** Files that follow one another with the same header: read by one call, in their order. */
function runsOf(files: readonly string[], heads: readonly CsvHead[]): readonly Run[] {
  const runs: { head: CsvHead; files: string[]; key: string }[] = [];
  for (const [at, head] of heads.entries()) {
    const key = JSON.stringify(head);
    const last = runs.at(-1);
    if (last?.key === key) last.files.push(files[at] ?? '');
    else runs.push({ head, files: [files[at] ?? ''], key });
  }
  return runs;
}

function headerOption({ lines }: CsvHead): string {
  return lines === undefined ? 'header = true' : `header = false, skip = ${String(lines)}`;
}

function partSql(
  root: string,
  { head, files }: Run,
  { names, columns }: { readonly names: readonly string[]; readonly columns: readonly number[] },
  partitions: readonly string[],
): string {
  const fields = head.names.map((_, at) => `f${String(at)}: 'VARCHAR'`).join(', ');
  const options = [
    `[${files.map((file) => sqlText(path.join(root, file))).join(', ')}]`,
    // Nothing is guessed: another dialect in the middle of a file is an error with its row.
    `auto_detect = false, ${headerOption(head)}, delim = ${sqlText(head.delimiter)}, quote = '"', escape = '"'`,
    `columns = {${fields}}, nullstr = [${sqlText(NO_NULL)}]`,
    ...(partitions.length > 0 ? ['filename = true'] : []),
  ];
  const lower = head.names.map((name) => name.toLowerCase());
  const list = columns.map((at) => {
    const name = names[at] ?? '';
    const partition = partitions.find((one) => one.toLowerCase() === name.toLowerCase());
    const found = lower.indexOf(name.toLowerCase());
    const value =
      partition !== undefined
        ? partitionValue(partition)
        : found < 0
          ? 'CAST(NULL AS VARCHAR)'
          : `f${String(found)}`;
    return `${value} AS c${String(at)}`;
  });
  return `SELECT ${list.join(', ')} FROM read_csv(${options.join(', ')})`;
}
