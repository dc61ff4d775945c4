import type { FileContent } from '../checks/world/checkWorld';
import type { StageId } from '../lifecycle/lifecycle';
import type { Link } from '../links/artifact';
import { compileGlobs } from '../links/globs';
import type { Project } from '../project/project';
import { say } from '../text/message';
import type { Candidate } from './candidate';
import { declaredYaml, type DeclaredYaml } from './declaredYaml';
import { LONGEST_DECLARING } from './declaringFiles';
import { declaringTexts, type DeclaringText } from './declaringText';
import { kedroCandidates } from './kedroCandidates';
import { layoutCandidates } from './layoutCandidates';
import { ClaimedPaths, LinkedPaths, stagesByPath } from './linkedPaths';
import { Listing } from './listing';
import { undeclared } from './problems';
import { readDvc, readDvcLock } from './readDvc';
import { readMakefile } from './readMakefile';
import { readMlproject } from './readMlproject';
import { readSnakefile } from './readSnakefile';
import { StageFinder } from './stageFinder';
import { stepCandidates } from './stepCandidates';
import {
  NOTHING_DECLARED,
  type Declared,
  type SpokenLink,
  type SuggestedLink,
  type Suggestions,
} from './suggestion';

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
  const yamlAt = yamlReader(contents);
  const declared = texts.map((one) => declaredIn(one, yamlAt, listing));
  const steps = declared.flatMap((one) => one.steps);
  const kedro = kedroCandidates(texts, finder, listing);
  const linked = new LinkedPaths(project, links, listing);
  const candidates = [...stepCandidates(steps, finder, listing), ...kedro.candidates];
  const said = unique(candidates);
  const claimed = new ClaimedPaths(said, links, listing);
  const usual = unique(layoutCandidates(finder, listing)).filter((link) => !claimed.touches(link));
  const needed = withoutMatched([...said, ...usual].filter((link) => !linked.has(link)));
  const order = new Map(project.lifecycle.stages.map(({ id }, at) => [id, at]));
  const others = (link: SpokenLink, stages: ReadonlySet<StageId>): readonly StageId[] =>
    [...order.keys()].filter((id) => id !== link.stage && stages.has(id));
  const contests = contestsOf(candidates);
  const sorted = needed.sort(
    (a, b) => (order.get(a.stage) ?? 0) - (order.get(b.stage) ?? 0) || (a.path < b.path ? -1 : 1),
  );
  const all = [...problems, ...declared.flatMap((one) => one.problems), ...kedro.problems];
  return {
    links: sorted.slice(0, MOST_SUGGESTED).map((link): SuggestedLink => {
      const linkedTo = others(link, linked.stagesOf(link));
      return { ...link, linkedTo, contestedBy: others(link, contests(link)) };
    }),
    problems: sorted.length > MOST_SUGGESTED ? [...all, tooMany()] : all,
  };
}

function declaredIn({ path, kind, text }: DeclaringText, yamlAt: YamlReader, listing: Listing): Declared {
  switch (kind) {
    case 'dvc':
      return readDvc(path, yamlAt(path), yamlAt(path.replace(/yaml$/, 'lock')), listing);
    case 'dvcLock':
      return readDvcLock(path, yamlAt(path), yamlAt(path.replace(/lock$/, 'yaml')), listing);
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

type YamlReader = (path: string) => DeclaredYaml | undefined;

/** Reads YAML by its path, each once: a `dvc.yaml` and the `dvc.lock` beside it are read for one another. */
function yamlReader(contents: ReadonlyMap<string, FileContent>): YamlReader {
  const known = new Map<string, DeclaredYaml>();
  return (path) => {
    const content = contents.get(path);
    if (content?.kind !== 'text' || content.text.length > LONGEST_DECLARING) return undefined;
    const yaml = known.get(path) ?? declaredYaml(path, content.text);
    known.set(path, yaml);
    return yaml;
  };
}

/** Each path of a stage once: what was declared first counts. */
function unique(candidates: readonly Candidate[]): SpokenLink[] {
  const found = new Map<string, SpokenLink>();
  for (const { stage, named, source, reason } of candidates) {
    const { path, isGlob } = named;
    const key = JSON.stringify([stage, path, isGlob]);
    if (!found.has(key)) found.set(key, { stage, path, isGlob, source, reason });
  }
  return [...found.values()];
}

/** Finds the stages that firm declarations name for what only loose ones link. */
function contestsOf(candidates: readonly Candidate[]): (link: SpokenLink) => ReadonlySet<StageId> {
  const firm = stagesByPath(
    candidates
      .filter(({ isLoose }) => isLoose !== true)
      .map(({ stage, named }) => ({ stage, path: named.path })),
  );
  return ({ stage, path }) => {
    const stages = firm.get(path);
    return stages === undefined || stages.has(stage) ? NONE : stages;
  };
}

const NONE: ReadonlySet<StageId> = new Set();

/** Without paths that a glob of the same stage stands for too. */
function withoutMatched(found: readonly SpokenLink[]): SpokenLink[] {
  const globs = new Map<string, string[]>();
  for (const { stage, path, isGlob } of found) {
    if (isGlob) globs.set(stage, [...(globs.get(stage) ?? []), path]);
  }
  const matchers = new Map([...globs].map(([stage, patterns]) => [stage, compileGlobs(patterns)]));
  return found.filter(({ stage, path, isGlob }) => isGlob || matchers.get(stage)?.(path) === undefined);
}

function tooMany() {
  return undeclared(
    { path: '.' },
    say('More than {0} links are declared; the others are left out.', MOST_SUGGESTED),
    say('Link these first, and ask again.'),
  );
}
