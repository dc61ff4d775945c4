import type { StageId } from '../lifecycle/lifecycle';
import { parseDays, parseDuration } from './duration';
import { toIdentifier } from './identifier';
import type { Problem } from './problem';
import type { BrokenCheckDefinition, CheckDefinition, ResultsSpec } from './project';
import { DEFAULT_TIMEOUT, type CheckFile } from './projectSchema';
import { readParameters } from './readParameters';
import type { Reading } from './reading';
import { entryOf, nodeAt, type MapEntry, type TreePath } from './yamlTree';

/** The checks of a project by stage, and what is wrong with their parameters. */
export interface ReadChecks {
  readonly byStage: ReadonlyMap<StageId, readonly CheckDefinition[]>;
  readonly problems: readonly Problem[];
}

const DEFAULT_TIMEOUT_MS = parseDuration(DEFAULT_TIMEOUT) ?? 0;

/** Reads every check of every known stage. Each of them becomes a definition, if need be a broken one. */
export function readChecks(reading: Reading): ReadChecks {
  const problems: Problem[] = [];
  const faulty = problemsByCheck(reading);
  const byStage = new Map<StageId, readonly CheckDefinition[]>();
  for (const { id: stage } of reading.lifecycle.stages) {
    const node = nodeAt(reading.root, ['stages', stage, 'checks']);
    if (node?.kind !== 'map') continue;
    const entries = [...node.entries.values()];
    const taken = new Set(entries.map((entry) => entry.key));
    byStage.set(
      stage,
      entries.map((entry) => {
        const own = [...(faulty.get(keyOf(stage, entry.key)) ?? []), ...sourceProblems(reading, entry)];
        const check = readCheck({ reading, stage, entry, own, taken });
        problems.push(...check.problems);
        return check.definition;
      }),
    );
  }
  return { byStage, problems };
}

interface CheckEntry {
  readonly reading: Reading;
  readonly stage: StageId;
  readonly entry: MapEntry;
  /** What was found wrong with it so far. */
  readonly own: readonly Problem[];
  /** Names of checks that are taken in its stage. */
  readonly taken: Set<string>;
}

function readCheck(check: CheckEntry): {
  readonly definition: CheckDefinition;
  readonly problems: readonly Problem[];
} {
  const { reading, stage, entry, own } = check;
  const file = reading.file.stages?.[stage]?.checks?.[entry.key];
  const wrong = own.filter((problem) => problem.severity === 'error');
  if (reading.future !== undefined) wrong.unshift(reading.future);
  if (file === undefined || wrong.length > 0) return { definition: broken(check, wrong), problems: [] };

  const base = baseOf(check, file);
  if (file.uses) {
    const { parameters, problems } = readParameters(
      reading,
      ['stages', stage, 'checks', entry.key],
      file.uses,
    );
    if (parameters === undefined) return { definition: broken(check, problems), problems };
    return { definition: { ...base, kind: 'builtin', uses: file.uses, parameters }, problems };
  }
  const results = file.results ? { results: file.results as ResultsSpec } : {};
  const identity = file.identity ?? 'meaning';
  return {
    definition: { ...base, kind: 'command', run: file.run ?? '', identity, ...results },
    problems: [],
  };
}

function baseOf({ reading, stage, entry }: CheckEntry, file: CheckFile) {
  const expiresDays = parseDays(file.expires ?? '');
  return {
    id: entry.key,
    stage,
    range: reading.source.rangeOf(entry.keySpan),
    severity: file.severity ?? 'fail',
    timeoutMs: parseDuration(file.timeout ?? DEFAULT_TIMEOUT) ?? DEFAULT_TIMEOUT_MS,
    ...(expiresDays === undefined ? {} : { expiresDays }),
    ...(file.inputs ? { inputs: file.inputs } : {}),
  } as const;
}

function broken(check: CheckEntry, problems: readonly Problem[]): BrokenCheckDefinition {
  const { reading, stage, entry } = check;
  const uses = entryOf(entry.value, 'uses')?.value;
  return {
    kind: 'broken',
    id: safeId(check),
    stage,
    range: reading.source.rangeOf(entry.keySpan),
    severity: 'fail',
    timeoutMs: DEFAULT_TIMEOUT_MS,
    ...(uses?.kind === 'scalar' && typeof uses.value === 'string' ? { uses: uses.value } : {}),
    problems,
  };
}

/** A name that may become a file name: the check's own, else the nearest that is free in its stage. */
function safeId({ entry, taken }: CheckEntry): string {
  const id = toIdentifier(entry.key, 'check');
  if (id === entry.key) return id;
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id.slice(0, 56)}-${count}`;
  taken.add(free);
  return free;
}

function problemsByCheck(reading: Reading): ReadonlyMap<string, Problem[]> {
  const byCheck = new Map<string, Problem[]>();
  for (const { problem, path } of reading.located) {
    const key = checkOf(path);
    if (key === undefined) continue;
    const problems = byCheck.get(key) ?? [];
    problems.push(problem);
    byCheck.set(key, problems);
  }
  return byCheck;
}

function checkOf(path: TreePath): string | undefined {
  if (path[0] !== 'stages' || path[2] !== 'checks' || path.length < 4) return undefined;
  return keyOf(String(path[1]), String(path[3]));
}

function keyOf(stage: StageId, check: string): string {
  return JSON.stringify([stage, check]);
}

/** Faults of the YAML itself inside a check: who knows what it was meant to be. */
function sourceProblems({ source }: Reading, entry: MapEntry): readonly Problem[] {
  const [start] = entry.keySpan;
  const [, end] = entry.value.span;
  return source.problems.flatMap(({ problem, span }) =>
    span[0] >= start && span[0] <= end ? [problem] : [],
  );
}
