import path from 'node:path';
import { dvcIdentity, dvcIdOf, unreadInput, type DvcIds } from '../../core/evidence/dvcIdentity';
import type { Aside, InputFingerprint, Standing } from '../../core/evidence/evidence';
import { standingAt } from '../files/standingAt';
import type { ProjectFiles } from '../project/projectFiles';
import type { Fingerprints } from './fingerprints';

/** Notes what a check looks at beside the files that it consumes, as it stands at the first look. */
export class LookedAside {
  readonly #consumed: ReadonlySet<string>;
  readonly #read = new Map<string, InputFingerprint>();
  readonly #stood = new Map<string, Standing>();

  constructor(
    private readonly root: string,
    consumed: readonly string[],
    private readonly fingerprints: Fingerprints,
  ) {
    this.#consumed = new Set(consumed);
  }

  /** Before a file is read. */
  reads(file: string): void {
    const relative = path.posix.normalize(file);
    if (this.#consumed.has(relative) || this.#read.has(relative)) return;
    const [fingerprint] = this.fingerprints.all([relative]);
    if (fingerprint === undefined) this.#stood.set(relative, standingOf(this.root, relative));
    else this.#read.set(relative, fingerprint);
  }

  /** What stands at a path counts, not what is in it. */
  sees(file: string, standing: Standing): void {
    const relative = path.posix.normalize(file);
    if (!this.#consumed.has(relative) && !this.#stood.has(relative)) this.#stood.set(relative, standing);
  }

  /** All that was looked at; nothing if there was nothing. */
  get aside(): Aside | undefined {
    const stood = [...this.#stood].filter(([file]) => !this.#read.has(file));
    if (this.#read.size === 0 && stood.length === 0) return undefined;
    return { read: [...this.#read.values()], stood: Object.fromEntries(stood) };
  }
}

/** What stands now where a check looked aside. `ids`: what DVC keeps, which counts as standing where it is not on the disk. */
export function asideNow(
  files: Pick<ProjectFiles, 'against' | 'standingAt'>,
  was: Aside,
  ids: DvcIds,
): Aside {
  const read = files.against(
    was.read.map((input) => input.path),
    was.read,
    ids,
  );
  const there = new Set(read.map((input) => input.path));
  const unread = was.read.flatMap((input) => {
    const id = there.has(input.path) ? undefined : dvcIdentity(input) && dvcIdOf(ids, input.path);
    return id === undefined ? [] : [unreadInput(input.path, id)];
  });
  const stood = Object.entries(was.stood).map(([file, standing]) => {
    const now = recorded(files.standingAt(file, standing));
    return [file, now === 'nothing' && isKept(file, ids) ? standing : now] as const;
  });
  return { read: [...read, ...unread], stood: Object.fromEntries(stood) };
}

/** Whether DVC keeps something at a path, above or below it. */
function isKept(file: string, ids: DvcIds): boolean {
  return dvcIdOf(ids, file) !== undefined || [...ids.keys()].some((kept) => kept.startsWith(`${file}/`));
}

/** What stands at a path of the project: whatever is neither a folder nor nothing counts as a file. */
export function standingOf(root: string, file: string): Standing {
  return recorded(standingAt(path.join(root, file)));
}

function recorded(standing: ReturnType<typeof standingAt>): Standing {
  return standing === 'folder' || standing === 'nothing' ? standing : 'file';
}
