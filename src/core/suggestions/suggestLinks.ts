import type { FileContent } from '../checks/world/checkWorld';
import { isPart, type Link } from '../links/artifact';
import { compileGlobs } from '../links/globs';
import type { Project } from '../project/project';
import { say } from '../text/message';
import type { Candidate } from './candidate';
import { declaringTexts, type DeclaringText } from './declaringText';
import { kedroCandidates } from './kedroCandidates';
import { layoutCandidates } from './layoutCandidates';
import { Listing } from './listing';
import { undeclared } from './problems';
import { readDvc, readDvcLock } from './readDvc';
import { readMakefile } from './readMakefile';
import { readMlproject } from './readMlproject';
import { readSnakefile } from './readSnakefile';
import { StageFinder } from './stageFinder';
import { stepCandidates } from './stepCandidates';
import { NOTHING_DECLARED, type Declared, type SuggestedLink, type Suggestions } from './suggestion';

/** Nobody looks through more: they are left out, and told. */
const MOST_SUGGESTED = 1000;

/** What there is to suggest links from. */
export interface DeclaredProject {
  readonly project: Project;
  readonly links: readonly Link[];
  /** Sorted paths of all files. */
  readonly files: readonly string[];
  /** The declaring files among them: see `declaringFiles`. */
  readonly contents: ReadonlyMap<string, FileContent>;
}

/**
 * Links that the files of other tools speak for, of what exists and is not linked there already. What a stage excludes,
 * and what names its stage itself, is left alone. Never throws for what the files contain.
 */
export function suggestLinks({ project, links, files, contents }: DeclaredProject): Suggestions {
  const listing = new Listing(files);
  const finder = new StageFinder(project.lifecycle, listing);
  const { texts, problems } = declaringTexts(contents);
  const declared = texts.map((one) => declaredIn(one, contents, listing));
  const steps = declared.flatMap((one) => one.steps);
  const kedro = kedroCandidates(texts, finder, listing);
  const linked = new LinkedPaths(project, links, listing);
  const said = [...stepCandidates(steps, finder, listing), ...kedro.candidates];
  const claimed = new ClaimedPaths(said, links, listing);
  const usual = layoutCandidates(finder, listing).filter((candidate) => !claimed.touches(candidate));
  const found = unique([...said, ...usual].filter((candidate) => !linked.has(candidate)));
  const order = new Map(project.lifecycle.stages.map(({ id }, at) => [id, at]));
  const sorted = found.sort(
    (a, b) => (order.get(a.stage) ?? 0) - (order.get(b.stage) ?? 0) || (a.path < b.path ? -1 : 1),
  );
  const all = [...problems, ...declared.flatMap((one) => one.problems), ...kedro.problems];
  return {
    links: sorted.slice(0, MOST_SUGGESTED),
    problems: sorted.length > MOST_SUGGESTED ? [...all, tooMany()] : all,
  };
}

function declaredIn(
  { path, kind, text }: DeclaringText,
  contents: ReadonlyMap<string, FileContent>,
  listing: Listing,
): Declared {
  switch (kind) {
    case 'dvc':
      return readDvc(path, text, listing);
    case 'dvcLock': {
      const definitions = contents.get(path.replace(/lock$/, 'yaml'));
      return readDvcLock(path, text, definitions?.kind === 'text' ? definitions.text : undefined, listing);
    }
    case 'mlproject':
      return readMlproject(path, text, listing);
    case 'snakefile':
      return readSnakefile(path, text, listing);
    case 'makefile':
      return readMakefile(path, text, listing);
    case 'kedroCatalog':
    case 'kedroPipeline':
    case 'kedroRegistry':
      return NOTHING_DECLARED;
  }
}

/** Each path of a stage once: what was declared first counts. */
function unique(candidates: readonly Candidate[]): SuggestedLink[] {
  const found = new Map<string, SuggestedLink>();
  for (const { stage, named, source, reason } of candidates) {
    const { path, isGlob } = named;
    const key = JSON.stringify([stage, path, isGlob]);
    if (!found.has(key)) found.set(key, { stage, path, isGlob, source, reason });
  }
  return [...found.values()];
}

/** What needs no suggestion. */
class LinkedPaths {
  readonly #listing: Listing;
  readonly #linked: ReadonlySet<string>;
  /** What a file says of itself counts instead of what the project file would say. */
  readonly #selfDeclared: ReadonlySet<string>;
  readonly #excluded: ReadonlyMap<string, (path: string) => boolean>;

  constructor({ stages }: Project, links: readonly Link[], listing: Listing) {
    const whole = links.filter((link) => !isPart(link));
    this.#listing = listing;
    this.#linked = new Set(whole.map(({ stage, path }) => keyOf(stage, path)));
    this.#selfDeclared = new Set(whole.filter(({ origin }) => origin !== 'project').map(({ path }) => path));
    this.#excluded = new Map(stages.map(({ id, links: patterns }) => [id, exclusion(patterns)]));
  }

  has({ stage, named }: Candidate): boolean {
    const isLinked = (path: string): boolean => this.#linked.has(keyOf(stage, path));
    if (isLinked(named.path) || this.#selfDeclared.has(named.path)) return true;
    if (this.#excluded.get(stage)?.(named.path) === true) return true;
    const files = this.#listing.filesOf(named);
    return files.length > 0 && files.every((file) => isLinked(file) || this.#selfDeclared.has(file));
  }
}

function exclusion(patterns: readonly string[]): (path: string) => boolean {
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  const matches = compileGlobs(excluded);
  return (path) => matches(path) !== undefined;
}

/** What something better than a convention speaks of already: links, and declarations of tools. */
class ClaimedPaths {
  readonly #listing: Listing;
  readonly #files: ReadonlySet<string>;

  constructor(candidates: readonly Candidate[], links: readonly Link[], listing: Listing) {
    this.#listing = listing;
    const declared = candidates.flatMap(({ named }) => [named.path, ...listing.filesOf(named)]);
    this.#files = new Set([...declared, ...links.map(({ path }) => path)]);
  }

  touches({ named }: Candidate): boolean {
    return this.#files.has(named.path) || this.#listing.filesOf(named).some((file) => this.#files.has(file));
  }
}

function keyOf(stage: string, path: string): string {
  return JSON.stringify([stage, path]);
}

function tooMany() {
  return undeclared(
    { path: '.' },
    say('More than {0} links are declared; the others are left out.', MOST_SUGGESTED),
    say('Link these first, and ask again.'),
  );
}
