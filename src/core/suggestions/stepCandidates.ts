import { foldersAbove } from '../place/foldersAbove';
import { roleText, type Candidate, type Role } from './candidate';
import type { Listing } from './listing';
import type { StageFinder } from './stageFinder';
import type { NamedPath, Step } from './suggestion';

/**
 * What the steps of pipelines link: a step's programs, code, settings and outputs to its stage, and data that no step
 * writes to where data is collected. Steps that no stage is known for link nothing.
 */
export function stepCandidates(
  steps: readonly Step[],
  finder: StageFinder,
  listing: Listing,
): readonly Candidate[] {
  const written = new WrittenPaths(steps, listing);
  const collect = finder.own('collect');
  return steps.flatMap((step) => {
    const stage = finder.ofStep(step);
    if (stage === undefined) return [];
    const link = (role: Role, named: readonly NamedPath[], to = stage): readonly Candidate[] =>
      named
        .filter(({ exists }) => exists)
        .map((one) => ({
          ...{ stage: to, named: one, source: step.source, reason: roleText(role, step) },
          // A target is a name to type, or a file to make: what it means to a lifecycle is guessed.
          isLoose: step.tool === 'make',
        }));
    const reads = (role: InputRole): readonly NamedPath[] =>
      step.reads.filter((named) => roleOfInput(named, listing) === role);
    const raw = reads('raw').filter((named) => !written.has(named));
    return [
      ...link('runs', step.runs),
      ...link('code', reads('code')),
      ...link('settings', [...step.settings, ...reads('settings')]),
      ...link('writes', step.writes),
      ...(collect === undefined ? [] : link('raw', raw, collect)),
    ];
  });
}

/** Where XML and JSON are data. */
const OF_DATA = /(?:^|\/)(?:data|datasets?|raw)\//i;

type InputRole = 'code' | 'settings' | 'raw' | 'other';

function roleOfInput(named: NamedPath, listing: Listing): InputRole {
  switch (listing.kindOf(named)) {
    case 'code':
    case 'notebook':
      return 'code';
    case 'config':
      return OF_DATA.test(named.path) ? 'raw' : 'settings';
    case 'data':
    case 'folder':
      return 'raw';
    case 'model':
    case 'metrics':
    case 'document':
      return 'other';
  }
}

/** The paths that any step writes, with what is in them. */
class WrittenPaths {
  readonly #paths: ReadonlySet<string>;
  readonly #folders: ReadonlySet<string>;

  constructor(steps: readonly Step[], listing: Listing) {
    const written = steps.flatMap(({ writes }) => writes);
    this.#paths = new Set(
      written.flatMap((named) => (named.isGlob ? [named.path, ...listing.filesOf(named)] : [named.path])),
    );
    this.#folders = new Set([...this.#paths].flatMap(foldersAbove));
  }

  /** Whether a step writes it, a part of it, or the folder that it is in. */
  has({ path }: NamedPath): boolean {
    if (this.#paths.has(path) || this.#folders.has(path)) return true;
    return foldersAbove(path).some((folder) => this.#paths.has(folder));
  }
}
