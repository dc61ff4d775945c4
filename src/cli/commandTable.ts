import type { Command } from './usage';

const PROJECT = { project: { type: 'string' } } as const;
const JSON_OPTION = { json: { type: 'boolean' } } as const;
const PROJECT_HELP = ['--project DIR', 'the project, instead of the one around the working folder'] as const;
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
    usage: 'links [PATH] [--project DIR] [--json]',
    summary: 'list which artifacts belong to which stage, and why',
    options: { ...PROJECT, ...JSON_OPTION },
    help: [PROJECT_HELP, JSON_HELP],
    run: async (invocation) => (await import('./commands/links')).links(invocation),
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
