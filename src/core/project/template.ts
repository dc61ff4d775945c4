import type { Stage } from '../lifecycle/lifecycle';
import { DEFAULT_PRESET, presetOf } from '../lifecycle/presets';
import { compileGlobs } from '../links/globs';
import { CONVENTIONS, CRISP_CONVENTIONS, type Convention } from './conventions';
import { STARTER_CHECKS, type StarterCheck } from './starterChecks';
import { writeScalar } from './yamlScalar';

/** What a new project file is made for. */
export interface StarterOptions {
  /** A preset's name; an unknown one counts as the default. */
  readonly preset: string;
  readonly name: string;
  /** Paths of the files that exist, relative to the project's root. */
  readonly paths: readonly string[];
}

const WIDTH = 100;
const LONGEST_NAME = 200;

/**
 * The project file that a new project begins with, commented for newcomers. Only what exists is linked and
 * checked; everything else stands there as an example behind `#`.
 */
export function starterProject({ preset, name, paths }: StarterOptions): string {
  const lifecycle = presetOf(preset) ?? DEFAULT_PRESET;
  const existing = new Existing(paths);
  return [
    ...comment(
      'The project file of ML Lifecycle: which files belong to which stage, and what is checked there. It changes ' +
        'nothing in how the project works. Every key has completion and a description in the editor.',
    ),
    'version: 1',
    `name: ${writeScalar(name.slice(0, LONGEST_NAME).trim() || 'project', undefined)}`,
    '',
    ...comment('The lifecycle: mlops, heuristic-first or crisp-ml-q; or a preset with changes of your own.'),
    `lifecycle: ${lifecycle.preset}`,
    '',
    ...comment(
      'The interpreter for checks that need Python. By default it is the one selected in the editor.',
    ),
    '# python: .venv/bin/python',
    '',
    ...comment(
      'What belongs to each stage: its owner, its artifacts (globs, or folders), the data that goes in and out, its ' +
        'checks. Remove the "#" of what you need; stages without anything may go.',
    ),
    'stages:',
    ...lifecycle.stages.flatMap((stage) => ['', ...stageLines(stage, existing)]).slice(1),
    '',
    ...comment('Conditions for entering a stage: these stages must be healthy.'),
    ...gateExample(lifecycle.stages),
    '',
  ].join('\n');
}

/** Which conventions a project follows. */
class Existing {
  readonly #paths: readonly string[];

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** The globs and folders of a list that have something in them, as the project file writes them. */
  of(patterns: readonly string[]): readonly string[] {
    return patterns.filter((pattern) => this.#has(pattern)).map((pattern) => pattern.replace(/\/$/, ''));
  }

  #has(pattern: string): boolean {
    if (pattern.endsWith('/')) return this.#paths.some((path) => path.startsWith(pattern));
    const matches = compileGlobs([pattern]);
    return this.#paths.some((path) => matches(path) !== undefined);
  }
}

function stageLines(stage: Stage, existing: Existing): string[] {
  const name = CRISP_CONVENTIONS[stage.id] ?? stage.id;
  const convention: Convention = CONVENTIONS[name] ?? { links: [] };
  const links = existing.of(convention.links);
  const example = convention.links.slice(0, 3).map((link) => link.replace(/\/$/, ''));
  return [
    ...comment(`${stage.title}: ${stage.guidance.purpose}`, '  '),
    `  ${stage.id}:`,
    '    # owner: "@team"',
    ...(links.length > 0
      ? ['    links:', ...links.map((link) => `      - ${quoted(link)}`)]
      : example.length > 0
        ? [`    # links: [${example.map(quoted).join(', ')}]`]
        : []),
    ...starterLines(STARTER_CHECKS[name] ?? [], existing),
  ];
}

/** The checks for which there is something to check; where there is none, examples of them. */
function starterLines(checks: readonly StarterCheck[], existing: Existing): string[] {
  const ready = checks.flatMap((check) => {
    const found = check.needs.map((patterns) => existing.of(patterns)[0]);
    const isReady = found.length > 0 && found.every((pattern) => pattern !== undefined);
    return isReady ? checkLines(check, found) : [];
  });
  if (ready.length > 0) return ['    checks:', ...ready];
  const shown = checks.flatMap((check) =>
    checkLines(
      check,
      check.needs.map(([first]) => first ?? ''),
    ),
  );
  return shown.length === 0 ? [] : ['    checks:', ...shown].map((line) => line.replace(/^ {4}/, '    # '));
}

function checkLines(check: StarterCheck, found: readonly string[]): string[] {
  const { id, comment: words, uses, run, settings, warns } = check;
  const filled = settings?.replace(/\$(\d)/g, (_, index: string) => quoted(found[Number(index) - 1] ?? ''));
  return [
    ...(words === '' ? [] : [`      # ${words}`]),
    `      ${id}:`,
    `        ${uses === undefined ? `run: ${run ?? ''}` : `uses: ${uses}`}`,
    ...(filled === undefined ? [] : [`        ${uses === undefined ? 'results' : 'with'}: ${filled}`]),
    ...(warns === true ? ['        severity: warn'] : []),
  ];
}

function gateExample(stages: readonly Stage[]): string[] {
  const has = (id: string): boolean => stages.some((stage) => stage.id === id);
  const [gate, requires] = has('release')
    ? ['release', 'validate, evaluate, test']
    : ['roll-out', 'verify-data, assure-acceptance'];
  return ['# gates:', `#   ${gate}: { requires: [${requires}] }`];
}

/** A glob between quotes, which most of them need. */
function quoted(glob: string): string {
  return /^[\w./-]+$/.test(glob) ? glob : JSON.stringify(glob);
}

/** Lines of a comment, no wider than people like to read. */
function comment(words: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of words.split(/\s+/)) {
    if (line.length + 1 + word.length > WIDTH && line !== `${indent}#`) {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
