import { sqlText } from '../../core/checks/data/sql';

/** What Hive writes for a missing value. */
const HIVE_NULL = '__HIVE_DEFAULT_PARTITION__';

/** Names of Hive's partitions (`year=2026/month=05/…`) that all the files have, in the order of their folders. */
export function partitionsOf(files: readonly string[]): readonly string[] {
  const [first = [], ...others] = files.map(namesIn);
  return others.every((names) => names.join('/') === first.join('/')) ? first : [];
}

function namesIn(file: string): readonly string[] {
  return file
    .split('/')
    .slice(0, -1)
    .flatMap((folder) => /^([^=]+)=/.exec(folder)?.[1] ?? []);
}

/** SQL of a partition's value as text, by the engine's column `filename`. */
export function partitionValue(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // The innermost folder of that name: one above the project is none of its partitions.
  const pattern = String.raw`.*[/\\]${escaped}=([^/\\]*)[/\\]`;
  return `nullif(url_decode(regexp_extract(filename, ${sqlText(pattern)}, 1)), ${sqlText(HIVE_NULL)})`;
}
