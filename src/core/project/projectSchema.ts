import * as z from 'zod/mini';
import { lifecycleSchema } from '../lifecycle/lifecycleSchema';
import { say } from '../text/message';
import { DAYS, DURATION, parseDays, parseDuration } from './duration';
import { IDENTIFIER, isIdentifier, toIdentifier } from './identifier';
import type { IssueDetail } from './issueDetail';
import { pathFault } from './projectPath';

/** How long a check may take where the project file says nothing. */
export const DEFAULT_TIMEOUT = '30m';

/** A rule that a type cannot express: what `judge` returns is the problem. */
function rule<T>(judge: (value: T) => IssueDetail | undefined): z.core.CheckFn<T> {
  return (payload) => {
    const detail = judge(payload.value);
    if (detail !== undefined)
      payload.issues.push({ code: 'custom', input: payload.value, params: { detail } });
  };
}

/** A key that may be left out, or stand there with nothing behind it. */
function optional<T extends z.ZodMiniType>(schema: T, description: string, ...examples: readonly unknown[]) {
  return z
    .optional(z.nullable(schema))
    .check(z.meta({ description, ...(examples.length > 0 ? { examples } : {}) }));
}

const text = z.string().check(z.minLength(1), z.maxLength(2000));
/** A path inside the project. For the parameters of checks too. */
export const projectPath = z
  .string()
  .check(rule(pathFault), z.meta({ description: 'A path inside the project.' }));
const globs = z.array(projectPath);
const identifier = z.string().check(rule(identifierFault), z.meta({ pattern: IDENTIFIER.source }));

const results = z
  .strictObject({
    junit: z
      .optional(projectPath)
      .check(z.meta({ description: 'JUnit XML, as pytest and most test runners write it.' })),
    sarif: z.optional(projectPath).check(z.meta({ description: 'SARIF, as linters and scanners write it.' })),
    json: z.optional(projectPath).check(z.meta({ description: 'JSON: a verdict, findings and metrics.' })),
    evidently: z
      .optional(projectPath)
      .check(
        z.meta({ description: 'JSON of Evidently: a report with tests (`save_json`), or a test suite.' }),
      ),
    deepchecks: z
      .optional(projectPath)
      .check(z.meta({ description: 'JSON of Deepchecks: a suite or a check (`to_json`).' })),
    greatExpectations: z.optional(projectPath).check(
      z.meta({
        description:
          'JSON of Great Expectations: a validation (`to_json_dict`) or a checkpoint (`describe`).',
      }),
    ),
  })
  .check(
    rule((value) =>
      Object.keys(value).length === 1
        ? undefined
        : {
            code: 'wrong-value',
            message: say(
              '"results" names exactly one file: junit, sarif, json, evidently, deepchecks or greatExpectations.',
            ),
          },
    ),
    z.meta({ minProperties: 1, maxProperties: 1 }),
  );

const timeout = z.string().check(
  rule((value) =>
    parseDuration(value) === undefined
      ? {
          code: 'bad-duration',
          message: say('A duration is written like 90s, 10m or 1h30m, above zero and up to a week.'),
        }
      : undefined,
  ),
  z.meta({ pattern: DURATION.source }),
);

const days = z.string().check(
  rule((value) =>
    parseDays(value) === undefined
      ? {
          code: 'bad-duration',
          message: say('This is no number of days.'),
          next: say('Write whole days, such as 1d or 30d, up to 3650d.'),
        }
      : undefined,
  ),
  z.meta({ pattern: DAYS.source }),
);

/** One check of a stage. */
export const checkSchema = z
  .strictObject({
    uses: optional(
      text,
      'The built-in check to use. `ml-lifecycle explain ID` describes each.',
      'document.sections',
    ),
    with: optional(z.record(z.string(), z.unknown()), 'Parameters of the built-in check.', {
      file: 'reports/metrics.json',
    }),
    run: optional(text, 'A command to run in the project folder; exit code 0 passes.', 'python -m pytest -q'),
    results: optional(results, 'File that the command writes its results to.', {
      junit: 'reports/junit.xml',
    }),
    timeout: optional(timeout, `How long it may take: 90s, 10m, 1h30m. Default: ${DEFAULT_TIMEOUT}.`, '10m'),
    expires: optional(
      days,
      'How many days its outcome holds where nothing else changes: then its evidence is stale, and names the last day. ' +
        'For what no file tells of, such as a service that was asked.',
      '30d',
    ),
    severity: optional(
      z.enum(['fail', 'warn']),
      'What a failure of it counts as: `fail` (default), or `warn` where it should not count as a failure.',
      'warn',
    ),
    inputs: optional(
      globs,
      'Globs of what it consumes; a change of any of them makes its evidence stale. Default: for a command, the ' +
        'inputs and links of its stage; for a built-in check, just what it reads by itself.',
      ['src/train/**/*.py', 'params.yaml'],
    ),
    identity: optional(
      z.enum(['meaning', 'bytes']),
      'What a command judges of its files: their `meaning` (default: comments, formatting and outputs of notebooks do ' +
        'not make its evidence stale), or their `bytes`, as linters and formatters do.',
      'bytes',
    ),
  })
  .check(
    rule(checkFault),
    z.meta({ description: 'A check: a built-in one (`uses`, `with`) or a command (`run`, `results`).' }),
  );

const stageSchema = z
  .strictObject({
    owner: optional(text, 'Who answers for the stage: a person or a team.', '@ml-team'),
    links: optional(
      globs,
      'Globs of the stage’s artifacts: code, notebooks, data, documents. `!pattern` excludes; a folder stands for itself.',
      ['src/train/**/*.py', 'notebooks/03-*.ipynb'],
    ),
    inputs: optional(globs, 'Globs of what the stage reads: data, parameters.', [
      'data/processed/train.csv',
      'params.yaml',
    ]),
    outputs: optional(globs, 'Globs of what the stage writes: data, models, reports.', ['models/model.pkl']),
    checks: optional(
      z.record(identifier, checkSchema),
      'Checks by name: lower-case letters, digits, “-”, “_” and “.”.',
      {
        'notebooks-in-order': { uses: 'notebook.order' },
      },
    ),
  })
  .check(z.meta({ description: 'What belongs to a stage: owner, artifacts, data and checks.' }));

const gateSchema = z
  .strictObject({
    requires: optional(z.array(text), 'Stages that must be healthy before this one is entered.', [
      'evaluate',
      'test',
    ]),
  })
  .check(z.meta({ description: 'What must hold before a stage is entered.' }));

/** The project file. The one definition that types, validation, JSON Schema and reference come from. */
export const projectSchema = z
  .strictObject({
    version: optional(z.literal(1), 'Version of this file’s format. Always 1.', 1),
    name: optional(text, 'Name of the project. Default: the name of its folder.', 'churn'),
    lifecycle: z.optional(z.nullable(lifecycleSchema)).check(
      z.meta({
        description:
          'The lifecycle: a preset (`mlops`, `heuristic-first`, `crisp-ml-q`) or a preset with changes.',
        examples: ['mlops', { extends: 'mlops', stages: { explore: null } }],
      }),
    ),
    python: optional(
      text,
      'Interpreter for checks that need Python. Default: the editor’s, else python3.',
      '.venv/bin/python',
    ),
    stages: optional(z.record(z.string(), z.nullable(stageSchema)), 'What belongs to each stage.'),
    gates: optional(z.record(z.string(), z.nullable(gateSchema)), 'Conditions for entering a stage.', {
      release: { requires: ['validate', 'evaluate', 'test'] },
    }),
  })
  .check(
    z.meta({
      title: 'ML Lifecycle project',
      description: 'The project file of ML Lifecycle: ml-lifecycle.yaml.',
    }),
  );

/** The project file as its schema understands it. */
export type ProjectFile = z.infer<typeof projectSchema>;
/** A check as its schema understands it. */
export type CheckFile = z.infer<typeof checkSchema>;

function identifierFault(name: string): IssueDetail | undefined {
  if (isIdentifier(name)) return undefined;
  return {
    code: 'bad-id',
    message: say('This cannot be the name of a check, since it becomes the name of a file.'),
    next: say('Use up to 64 lower-case letters, digits, "-", "_" and "."; begin with a letter or a digit.'),
    suggestion: toIdentifier(name, 'check'),
  };
}

interface CheckKeys {
  readonly uses?: unknown;
  readonly with?: unknown;
  readonly run?: unknown;
  readonly results?: unknown;
  readonly identity?: unknown;
}

function checkFault(check: CheckKeys): IssueDetail | undefined {
  const has = (key: keyof CheckKeys): boolean => check[key] !== undefined && check[key] !== null;
  if (has('uses') && has('run')) {
    return {
      code: 'uses-and-run',
      message: say('A check has either "uses" or "run", not both.'),
      next: say('Make two checks of it.'),
    };
  }
  if (!has('uses') && !has('run')) {
    return {
      code: 'nothing-to-check',
      message: say('This check has neither "uses" nor "run".'),
      next: say('Name a built-in check with "uses", or a command with "run".'),
    };
  }
  if (has('run') && has('with')) {
    return { code: 'with-beside-run', message: say('"with" goes with "uses"; a command has no parameters.') };
  }
  if (has('uses') && has('results')) {
    return {
      code: 'results-beside-uses',
      message: say('"results" goes with "run"; a built-in check has none.'),
    };
  }
  if (has('uses') && has('identity')) {
    return {
      code: 'identity-beside-uses',
      message: say('"identity" goes with "run"; a built-in check knows what it judges.'),
    };
  }
  return undefined;
}
