import { existsSync } from 'node:fs';
import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import type { Verdict } from '../../core/evidence/evidence';
import type { EvidenceVersion } from '../../core/history/evidenceVersion';
import { STORE } from '../../core/evidence/evidencePath';
import { atomicWrite } from '../files/atomicWrite';
import { readText } from '../files/readText';

/** All versions of a check's evidence up to a commit. */
export interface KnownVersions {
  readonly head: string;
  readonly versions: readonly EvidenceVersion[];
}

/** Raised when what is kept, or how it is judged, changes: older files are then not read. */
const FORMAT = 1;

const VERDICTS: Readonly<Record<Verdict, true>> = {
  pass: true,
  warn: true,
  fail: true,
  error: true,
  skipped: true,
};

/** Remembers histories, in memory and on this machine's disk. */
export class HistoryCache {
  readonly #root: string;
  readonly #known = new Map<string, KnownVersions>();

  constructor(root: string) {
    this.#root = root;
  }

  get(key: string): KnownVersions | undefined {
    const known = this.#known.get(key) ?? parse(readText(this.#fileOf(key)));
    if (known !== undefined) this.#known.set(key, known);
    return known;
  }

  /** What cannot be written is only read again the next time; nothing is written where git would take it for new. */
  put(key: string, known: KnownVersions): void {
    this.#known.set(key, known);
    if (!existsSync(path.join(this.#root, STORE, '.gitignore'))) return;
    try {
      atomicWrite(this.#fileOf(key), JSON.stringify({ format: FORMAT, ...known }));
    } catch {
      // A full disk, or a folder that may not be written to.
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#root, STORE, 'cache', 'history', `${key}.json`);
  }
}

/** Anything else than what this version wrote is as good as nothing. */
function parse(content: FileContent): KnownVersions | undefined {
  if (content.kind !== 'text') return undefined;
  try {
    const { format, head, versions } = JSON.parse(content.text) as Partial<Record<string, unknown>>;
    if (format !== FORMAT || typeof head !== 'string' || !Array.isArray(versions)) return undefined;
    return versions.every(isVersion) ? { head, versions } : undefined;
  } catch {
    return undefined;
  }
}

/** By hand: a schema takes longer for thousands of them than reading the file. */
function isVersion(value: unknown): value is EvidenceVersion {
  if (typeof value !== 'object' || value === null) return false;
  const { commit, author, date, verdict, metrics } = value as Partial<Record<keyof EvidenceVersion, unknown>>;
  const texts = [commit, author, date].every((text) => typeof text === 'string');
  return texts && isVerdict(verdict) && typeof metrics === 'object' && metrics !== null;
}

function isVerdict(value: unknown): value is Verdict {
  return typeof value === 'string' && Object.hasOwn(VERDICTS, value);
}
