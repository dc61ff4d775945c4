import path from 'node:path';
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

/** What stands now where a check looked aside. */
export function asideNow(files: Pick<ProjectFiles, 'against' | 'standingAt'>, was: Aside): Aside {
  const read = was.read.map((input) => input.path);
  const stood = Object.entries(was.stood).map(
    ([file, standing]) => [file, recorded(files.standingAt(file, standing))] as const,
  );
  return { read: files.against(read, was.read), stood: Object.fromEntries(stood) };
}

/** What stands at a path of the project: whatever is neither a folder nor nothing counts as a file. */
export function standingOf(root: string, file: string): Standing {
  return recorded(standingAt(path.join(root, file)));
}

function recorded(standing: ReturnType<typeof standingAt>): Standing {
  return standing === 'folder' || standing === 'nothing' ? standing : 'file';
}
