import type { Command } from './usage';

const PROJECT = { project: { type: 'string' } } as const;
const JSON_OPTION = { json: { type: 'boolean' } } as const;
const REASON = { reason: { type: 'string' } } as const;
const PROJECT_HELP = ['--project DIR', 'the project, instead of the one around the working folder'] as const;
const REVISION_HELP = ['REV', 'a branch, a tag, the id of a commit, HEAD~1 …'] as const;
const JSON_HELP = ['--json', 'print JSON (format in docs/command-line.md)'] as const;

/** Every command of the program. Their code is loaded when they run. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'init',
    usage: 'init [--preset NAME] [--project DIR]',
    summary: 'write a starter project file',
    options: { ...PROJECT, preset: { type: 'string' } },
    help: [['--preset NAME', 'mlops (default), heuristic-first or crisp-ml-q'], PROJECT_HELP],
    run: async (invocation) => (await import('./commands/init')).init(invocation),
  },
  {
    name: 'status',
    usage: 'status [--project DIR] [--json]',
    summary: 'say how every stage stands, without running anything',
    options: { ...PROJECT, ...JSON_OPTION },
    help: [PROJECT_HELP, JSON_HELP],
    run: async (invocation) => (await import('./commands/status')).status(invocation),
  },
  {
    name: 'check',
    usage: 'check [STAGE[/CHECK] …] [--all | --stale] [--format FORMAT] [--jobs N]',
    summary: 'run checks and record their evidence',
    options: {
      ...PROJECT,
      ...JSON_OPTION,
      all: { type: 'boolean' },
      stale: { type: 'boolean' },
      format: { type: 'string' },
      jobs: { type: 'string' },
    },
    help: [
      ['--all', 'every check (as without a selection)'],
      ['--stale', 'only what is stale or was never run'],
      ['--format FORMAT', 'text (default), json, junit, sarif, github or markdown'],
      ['--jobs N', 'checks at a time (default: half the processors)'],
      PROJECT_HELP,
      JSON_HELP,
    ],
    run: async (invocation) => (await import('./commands/check')).check(invocation),
  },
  {
    name: 'links',
    usage: 'links [PATH] [--suggest] [--project DIR] [--json]',
    summary: 'list which artifacts belong to which stage, and why',
    options: { ...PROJECT, ...JSON_OPTION, suggest: { type: 'boolean' } },
    help: [
      ['--suggest', 'instead, links that files of DVC, Kedro, MLflow, Snakemake and Make declare'],
      PROJECT_HELP,
      JSON_HELP,
    ],
    run: async (invocation) => (await import('./commands/links')).links(invocation),
  },
  {
    name: 'advance',
    usage: 'advance STAGE [--reason TEXT] [--project DIR]',
    summary: 'move a wheel on to its next stage, through the gate',
    options: { ...PROJECT, ...REASON },
    help: [['--reason TEXT', 'pass the gate although it is shut; recorded'], PROJECT_HELP],
    run: async (invocation) => (await import('./commands/transition')).advance(invocation),
  },
  {
    name: 'return',
    usage: 'return STAGE --reason TEXT [--project DIR]',
    summary: 'send work back to an earlier stage',
    options: { ...PROJECT, ...REASON },
    help: [['--reason TEXT', 'what is wrong; recorded'], PROJECT_HELP],
    run: async (invocation) => (await import('./commands/transition')).sendBack(invocation),
  },
  {
    name: 'verify',
    usage: 'verify STAGE/CHECK --reason TEXT [--project DIR]',
    summary: 'answer for stale evidence: it still holds',
    options: { ...PROJECT, ...REASON },
    help: [['--reason TEXT', 'why it does; recorded, and void when anything changes'], PROJECT_HELP],
    run: async (invocation) => (await import('./commands/trust')).verify(invocation),
  },
  {
    name: 'waive',
    usage: 'waive STAGE/CHECK --reason TEXT (--until DAY | --withdraw) [--project DIR]',
    summary: 'accept what a check finds, up to a day',
    options: { ...PROJECT, ...REASON, until: { type: 'string' }, withdraw: { type: 'boolean' } },
    help: [
      ['--reason TEXT', 'why; recorded'],
      ['--until DAY', 'the last day on which it holds, as 2027-01-31'],
      ['--withdraw', 'end the waiver now'],
      PROJECT_HELP,
    ],
    run: async (invocation) => (await import('./commands/trust')).waive(invocation),
  },
  {
    name: 'journal',
    usage: 'journal [--stage STAGE] [--wheel WHEEL] [--person TEXT] [--project DIR] [--json]',
    summary: 'list what was decided, the last first',
    options: {
      ...PROJECT,
      ...JSON_OPTION,
      stage: { type: 'string' },
      wheel: { type: 'string' },
      person: { type: 'string' },
    },
    help: [
      ['--stage, --wheel', 'only what concerns it'],
      ['--person TEXT', 'only of people whose names hold the text'],
      PROJECT_HELP,
      JSON_HELP,
    ],
    run: async (invocation) => (await import('./commands/journal')).journal(invocation),
  },
  {
    name: 'show',
    usage: 'show REV [--project DIR] [--json]',
    summary: 'say how every stage stood at a commit; nothing is checked out',
    options: { ...PROJECT, ...JSON_OPTION },
    help: [REVISION_HELP, PROJECT_HELP, JSON_HELP],
    run: async (invocation) => (await import('./commands/show')).show(invocation),
  },
  {
    name: 'diff',
    usage: 'diff REV [REV] [--project DIR] [--json]',
    summary: 'say what changed between two commits, or since one',
    options: { ...PROJECT, ...JSON_OPTION },
    help: [REVISION_HELP, PROJECT_HELP, JSON_HELP],
    run: async (invocation) => (await import('./commands/diff')).diff(invocation),
  },
  {
    name: 'history',
    usage: 'history (STAGE/CHECK [--metric NAME] | --cadence) [--project DIR] [--json]',
    summary: 'list what a check found in every commit, or how often each wheel turns',
    options: {
      ...PROJECT,
      ...JSON_OPTION,
      metric: { type: 'string' },
      cadence: { type: 'boolean' },
    },
    help: [
      ['--metric NAME', 'only this metric'],
      ['--cadence', 'commits and passes of every wheel, by week'],
      PROJECT_HELP,
      JSON_HELP,
    ],
    run: async (invocation) => (await import('./commands/history')).history(invocation),
  },
  {
    name: 'reference',
    usage: 'reference NAME FILE … [--project DIR]',
    summary: 'store a profile of data that later data is compared with',
    options: PROJECT,
    help: [
      ['NAME', 'letters, digits, - and _; a reference of that name is replaced'],
      ['FILE …', 'data of one format, as one data set'],
      PROJECT_HELP,
    ],
    run: async (invocation) => (await import('./commands/reference')).reference(invocation),
  },
  {
    name: 'schema',
    usage: 'schema',
    summary: 'print the JSON Schema of the project file',
    options: {},
    help: [],
    run: async (invocation) => (await import('./commands/schema')).schema(invocation),
  },
  {
    name: 'explain',
    usage: 'explain [CHECK]',
    summary: 'explain a built-in check, or list them all',
    options: {},
    help: [],
    run: async (invocation) => (await import('./commands/explain')).explain(invocation),
  },
];
