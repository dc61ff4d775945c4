import type { Stage } from '../lifecycle/lifecycle';
import { DEFAULT_PRESET, presetOf } from '../lifecycle/presets';
import { compileGlobs } from '../links/globs';
import { CONVENTIONS, CRISP_CONVENTIONS, type Convention } from './conventions';
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
  const convention: Convention = CONVENTIONS[CRISP_CONVENTIONS[stage.id] ?? stage.id] ?? { links: [] };
  const links = existing.of(convention.links);
  const checks = checkLines(convention, links, existing);
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
    ...(checks.length > 0 ? ['    checks:', ...checks] : checkExample(convention)),
  ];
}

/** Checks of what exists. Those whose expectations are only a guess warn. */
function checkLines(convention: Convention, links: readonly string[], existing: Existing): string[] {
  const { documents = [], sections = [], data = [] } = convention;
  const [document] = existing.of(documents);
  const [rows] = existing.of(data);
  return [
    ...(document === undefined ? [] : documentCheck(document, sections)),
    ...(rows === undefined ? [] : rowsCheck(rows)),
    ...(links.some((link) => link.endsWith('.ipynb')) ? notebookChecks() : []),
  ];
}

function documentCheck(file: string, sections: readonly string[]): string[] {
  return [
    '      # The document says what it must say. Name the headings as you call them.',
    '      document-complete:',
    '        uses: document.sections',
    `        with: { file: ${quoted(file)}, sections: [${sections.join(', ')}] }`,
    '        severity: warn',
  ];
}

function rowsCheck(file: string): string[] {
  return [
    '      # The data has rows. Raise the minimum to what you expect.',
    '      rows:',
    '        uses: data.rows',
    `        with: { file: ${quoted(file)}, min: 1 }`,
  ];
}

function notebookChecks(): string[] {
  return [
    '      # The notebooks were run from top to bottom, and nothing failed.',
    '      notebooks-in-order:',
    '        uses: notebook.order',
    '      notebooks-without-errors:',
    '        uses: notebook.errors',
  ];
}

/** What a check of this stage could look like. */
function checkExample({ documents, sections = [], data, links }: Convention): string[] {
  const [document] = documents ?? [];
  const [rows] = data ?? [];
  const lines =
    document !== undefined
      ? documentCheck(document, sections).slice(1, -1)
      : rows !== undefined
        ? rowsCheck(rows).slice(1)
        : links.some((link) => link.endsWith('.ipynb'))
          ? notebookChecks().slice(1)
          : links.some((link) => link.startsWith('tests/'))
            ? commandExample()
            : links.some((link) => link.startsWith('reports/'))
              ? metricExample()
              : [];
  return lines.length === 0 ? [] : ['    checks:', ...lines].map((line) => line.replace(/^ {4}/, '    # '));
}

function commandExample(): string[] {
  return [
    '      unit-tests:',
    '        run: python -m pytest -q --junitxml reports/junit.xml',
    '        results: { junit: reports/junit.xml }',
    '        timeout: 10m',
  ];
}

function metricExample(): string[] {
  return [
    '      good-enough:',
    '        uses: metrics.threshold',
    '        with: { file: reports/metrics.json, metric: test.auc, min: 0.80 }',
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
