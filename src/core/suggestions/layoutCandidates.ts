import type { StageId } from '../lifecycle/lifecycle';
import { compileGlobs } from '../links/globs';
import { CONVENTIONS, COOKIECUTTER, COOKIECUTTER_ONLY } from '../project/conventions';
import { say } from '../text/message';
import type { Candidate } from './candidate';
import type { Listing } from './listing';
import type { StageFinder } from './stageFinder';

/** So many of the layout's places must be there: one folder `models` is no convention. */
const LEAST_PLACES = 3;
/** The layout has no file of its own that declares it. */
const SOURCE = { path: '.' };

/** The layout's places by the stage, of the preset `mlops`, that they belong to. */
const PLACES: readonly (readonly [pattern: string, stage: StageId | undefined])[] = [
  ...COOKIECUTTER.map((pattern) => [pattern, conventionOf(pattern)] as const),
  ...Object.entries(COOKIECUTTER_ONLY).flatMap(([stage, patterns]) =>
    patterns.map((pattern) => [pattern, stage] as const),
  ),
];

/**
 * What the layout of cookiecutter-data-science links, old or new, where a project follows it: folders of data and models
 * as such, and each file of code and notebook.
 */
export function layoutCandidates(finder: StageFinder, listing: Listing): readonly Candidate[] {
  const places = placesIn(listing);
  if (places.length < LEAST_PLACES || !places.some(({ pattern }) => pattern.startsWith('data/'))) return [];
  return places.flatMap(({ pattern, convention, paths }) =>
    paths.flatMap((path) => {
      const stage = path.endsWith('.ipynb') ? notebookStage(path, finder) : finder.own(convention);
      if (stage === undefined) return [];
      const reason = say('where cookiecutter-data-science keeps it: {0}', pattern);
      return [{ stage, named: { path, isGlob: false, exists: true }, source: SOURCE, reason }];
    }),
  );
}

interface Place {
  readonly pattern: string;
  readonly convention: StageId | undefined;
  readonly paths: readonly string[];
}

/** The layout's places that a project has; each path counts for the first. */
function placesIn(listing: Listing): readonly Place[] {
  const seen = new Set<string>();
  return PLACES.flatMap(([pattern, convention]): readonly Place[] => {
    const paths = pathsOf(pattern, listing).filter((path) => !seen.has(path));
    for (const path of paths) seen.add(path);
    return paths.length === 0 ? [] : [{ pattern, convention, paths }];
  });
}

function pathsOf(pattern: string, listing: Listing): readonly string[] {
  if (pattern.endsWith('/')) return listing.isFolder(pattern.slice(0, -1)) ? [pattern.slice(0, -1)] : [];
  const matches = compileGlobs([pattern]);
  return listing.files.filter((path) => matches(path) !== undefined && !path.endsWith('/__init__.py'));
}

/** What a notebook's number says in the new layout: `0.01-pjb-data-source.ipynb`. */
const PHASES: readonly StageId[] = ['explore', 'transform', 'explore', 'train', 'evaluate'];

/** Notebooks are numbered there; others go by their own ways. */
function notebookStage(path: string, finder: StageFinder): StageId | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.ipynb$/, '');
  const number = /^(\d{1,3})[._-](?:(\d\d)-)?/.exec(name);
  if (number === null) return undefined;
  const phase = number[2] === undefined ? undefined : PHASES[Number(number[1])];
  return finder.ofName(name) ?? finder.own(phase ?? 'explore');
}

function conventionOf(pattern: string): StageId | undefined {
  return Object.entries(CONVENTIONS).find(([, { links }]) => links.includes(pattern))?.[0];
}
