import { say } from '../../text/message';
import type { Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';

/** When files were last committed. */
export interface CommittedAt {
  readonly kind: 'committed';
  /** The newest commit of any of them, with the file. */
  readonly newest: { readonly path: string; readonly time: number; readonly date: string } | undefined;
  /** Files whose present state no commit records. */
  readonly uncommitted: readonly string[];
}

/** More files are not asked one by one. */
const MOST_FILES = 500;

/** Asks git when files got their present state. A file that DVC keeps is as old as the commit of its `.dvc` file. */
export async function committedAt(
  files: readonly string[],
  world: CheckWorld,
): Promise<CommittedAt | { readonly kind: 'fault'; readonly fault: Fault }> {
  if (files.length > MOST_FILES) return fault(tooMany(files.length));
  const states = await world.git.statesOf(files.flatMap((file) => [file, `${file}.dvc`]));
  if (states.kind === 'failed') return fault({ message: states.reason, next: states.next });
  const shallow = await world.git.isShallow();
  if (shallow.kind === 'failed') return fault({ message: shallow.reason, next: shallow.next });
  if (shallow.value) return fault(cutOff());
  const uncommitted: string[] = [];
  let newest: CommittedAt['newest'];
  for (const path of files) {
    const recorded = [path, `${path}.dvc`].find((file) => states.value.get(file) === 'tracked');
    const history = recorded === undefined ? undefined : await world.git.historyOf(recorded, 1);
    if (history?.kind === 'failed') return fault({ message: history.reason, next: history.next });
    const date = history?.value[0]?.date;
    if (date === undefined) {
      uncommitted.push(path);
      continue;
    }
    const time = Date.parse(date);
    if (newest === undefined || time > newest.time) newest = { path, time, date };
  }
  return { kind: 'committed', newest, uncommitted };
}

function fault(found: Fault): { readonly kind: 'fault'; readonly fault: Fault } {
  return { kind: 'fault', fault: found };
}

function tooMany(files: number): Fault {
  return {
    message: say('The {0} files have no dates in their names, and are too many to ask git for each.', files),
    next: say('Name a "column" of dates or times.'),
  };
}

function cutOff(): Fault {
  return {
    message: say('The clone is shallow: git does not know when the files were last changed.'),
    next: say('Fetch the whole history ("git fetch --unshallow"), or name a "column" of dates or times.'),
  };
}
