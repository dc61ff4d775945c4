import { say, type Message } from '../../text/message';
import { suggest } from '../../text/suggest';
import { matchFiles, nothingMatches } from '../matchFiles';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import type { DataColumn, DataSource, OpenData } from '../world/dataQuery';
import { columnNamed } from './columnNamed';

/** A table that could be opened, with the files that it is made of. */
export interface Table extends OpenData {
  readonly files: readonly string[];
  /** For findings: the file, where there is just one. */
  readonly place: { readonly path?: string };
}

/** Opens the files that a check's own patterns name as one table; whatever stops that is a fault. */
export async function openTable(
  patterns: readonly string[],
  world: Pick<CheckWorld, 'files' | 'data'>,
  as: DataSource['as'] = 'values',
): Promise<Table | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const { files, unmatched } = matchFiles(patterns, world.files);
  const faults = unmatched.map(nothingMatches);
  if (files.length === 0 && faults.length === 0) faults.push(nothingMatches(patterns.join(', ')));
  if (faults.length > 0) return { kind: 'faults', faults };
  const data = await world.data.open({ files, as });
  if (data.kind === 'failed') return { kind: 'faults', faults: [unreadableData(files, data.reason)] };
  const place = files.length === 1 && files[0] !== undefined ? { path: files[0] } : {};
  return { ...data, files, place };
}

/** The columns of these names, or the faults of those that are not there. Case matters only where it tells two apart. */
export function columnsOf(
  table: Table,
  names: readonly string[],
): { readonly columns: readonly DataColumn[]; readonly faults: readonly Fault[] } {
  const columns: DataColumn[] = [];
  const faults: Fault[] = [];
  for (const name of names) {
    const column = columnNamed(name, table.columns);
    if (column === undefined) faults.push(missingColumn(name, table));
    else columns.push(column);
  }
  return { columns, faults };
}

/** The fault of a name that no column of a table, or of what is stored of one, has. */
export function missingColumn(
  name: string,
  {
    columns,
    files,
    place,
  }: Pick<Table, 'files' | 'place'> & { readonly columns: readonly { readonly name: string }[] },
): Fault {
  const names = columns.map((column) => column.name);
  const near = suggest(name, names);
  const message = say('{0} has no column "{1}".', files[0] ?? '', name);
  const next =
    near === undefined
      ? say('Name one of its columns: {0}.', names.slice(0, 12).join(', '))
      : say('Did you mean "{0}"? Mend the name in the project file or in the data.', near);
  return { ...place, message, next };
}

/** The fault of data that cannot be read. */
export function unreadableData(files: readonly string[], reason: Message): Fault {
  const [first = ''] = files;
  const next = say('Open the file and mend it, or run again what writes it.');
  if (files.length === 1)
    return { path: first, message: say('{0} cannot be read as data: {1}', first, reason), next };
  return {
    message: say('{0} and others ({1} files) cannot be read as data: {2}', first, files.length, reason),
    next,
  };
}
