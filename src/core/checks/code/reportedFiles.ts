import type { Finding } from '../../evidence/evidence';
import type { CheckWorld } from '../world/checkWorld';

/** Longer paths are not looked for part by part. */
const MOST_FOLDERS = 40;

/** Finds the files that a report from another machine names in the project. */
export class ReportedFiles {
  readonly #world: CheckWorld;
  readonly #known = new Map<string, Promise<string | undefined>>();

  constructor(world: CheckWorld) {
    this.#world = world;
  }

  /** The project's path of a file: as it is named, below one of the folders, or without what stands before it. */
  find(named: string, folders: readonly string[] = []): Promise<string | undefined> {
    const known = this.#known.get(named) ?? this.#look(named, folders);
    this.#known.set(named, known);
    return known;
  }

  /** A finding at its place in the project; where that is not there, at the report. */
  async placed(finding: Finding, report: string): Promise<Finding> {
    const { path, range, ...rest } = finding;
    const found = path === undefined ? undefined : await this.find(path);
    if (found === undefined) return { ...rest, path: report };
    return { ...rest, path: found, ...(range === undefined ? {} : { range }) };
  }

  async #look(named: string, folders: readonly string[]): Promise<string | undefined> {
    const parts = named
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.');
    if (parts.length === 0 || parts.length > MOST_FOLDERS || parts.includes('..')) return undefined;
    const whole = parts.join('/');
    const below = folders.slice(0, MOST_FOLDERS).flatMap((folder) => {
      const above = folder.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
      return above.slice(-MOST_FOLDERS).map((_, at, kept) => `${kept.slice(at).join('/')}/${whole}`);
    });
    // A drive or the folder of another machine stands before the project's own part of the path.
    const endings = parts.slice(1).map((_, at) => parts.slice(at + 1).join('/'));
    for (const candidate of [whole, ...below, ...endings]) {
      if ((await this.#world.kindOf(candidate)) === 'file') return candidate;
    }
    return undefined;
  }
}
