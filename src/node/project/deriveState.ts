import path from 'node:path';
import { builtinCheck, CATALOGUE } from '../../core/checks/catalogue';
import { causesOf, isExpired, type CheckIdentity } from '../../core/evidence/causes';
import { consumedPatterns, definitionText, type ConsumedPatterns } from '../../core/evidence/consumption';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { Evidence } from '../../core/evidence/evidence';
import { JOURNAL_FILE, type VerifyEntry } from '../../core/journal/entry';
import type { Journal } from '../../core/journal/journalFile';
import { decisionsOf, verifiedText } from '../../core/journal/trust';
import type { Link } from '../../core/links/artifact';
import type { StageLinks } from '../../core/links/linkMemory';
import { parseProject } from '../../core/project/parseProject';
import type { Problem } from '../../core/project/problem';
import {
  PROJECT_FILE,
  type CheckDefinition,
  type ParsedProject,
  type Project,
  type StageDefinition,
} from '../../core/project/project';
import { checkKey } from '../../core/snapshot/checkKey';
import { checkSnapshot, deriveSnapshot, type JudgedEvidence } from '../../core/snapshot/deriveSnapshot';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { stageFlow, type StageFlow } from '../../core/snapshot/stageFlow';
import { say, type Message } from '../../core/text/message';
import { readEvidenceOf, type EvidenceOfCheck } from '../evidence/evidenceStore';
import { hashText } from '../fingerprint/fingerprints';
import { asideNow } from '../fingerprint/lookedAside';
import { journalOf, MAX_JOURNAL_BYTES } from '../journal/journalStore';
import { dvcIdsIn } from './dvcIds';
import type { ProjectFiles } from './projectFiles';
import { NO_MEMORY, type StateMemory } from './stateMemory';
import { unreadInputs } from './unreadInputs';

const NO_LINKS: readonly Link[] = [];

/** Version of the judgement of a `run:` check: how exit codes and results become verdicts. */
const COMMAND_JUDGEMENT = 1;

/** A project as its files tell at one moment. */
export interface ProjectState {
  readonly project: Project;
  readonly links: readonly Link[];
  readonly kept: DvcIds;
  readonly snapshot: ProjectSnapshot;
  /** By `<stage>/<check>` of stale evidence: hash of what a verification of it would answer for. */
  readonly holds: ReadonlyMap<string, string>;
}

/** A check's evidence held against what is there now. */
interface CheckState {
  readonly judged: JudgedEvidence;
  /** Hash of what a verification of it would answer for; absent while it is fresh. */
  readonly holds?: string;
}

/** All that is known of checks: what is stored, and how it stands. */
interface CheckStates {
  readonly stored: readonly EvidenceOfCheck[];
  /** By `<stage>/<check>`, of those that have evidence. */
  readonly states: ReadonlyMap<string, CheckState>;
}

/**
 * Derives a project's state from its files, wherever they are. Never throws for what they contain. `today` is the day
 * on which it is looked at, `YYYY-MM-DD` in UTC; `memory` may remember what was derived before.
 */
export function deriveState(
  files: ProjectFiles,
  today: string,
  memory: StateMemory = NO_MEMORY,
): ProjectState {
  const parse = (text: string): ParsedProject =>
    memory.parse(text, (unknown) => parseProjectText(unknown, files.root));
  const parsed = memory.remember('project', [], files, (seen) => readProjectFile(seen, parse));
  const { project } = parsed;
  const { index, byStage } = memory.links(project, files);
  const journal = memory.remember('journal', [], files, journalIn);
  const kept = memory.remember('dvc', [], files, dvcIdsIn);
  const { stored, states } = checkStates({ project, byStage, journal, kept, today }, files, memory);
  const flow = memory.remember('flow', [project], files, (seen) => flowOf(project, seen));
  const given = [parsed, index, journal, flow, kept, today, ...stored, ...states.values()];
  return memory.remember('state', given, files, () => {
    const evidenceProblems = stored.flatMap((own) => (own.kind === 'problem' ? own.problem : []));
    const snapshot = deriveSnapshot({
      root: files.root,
      project,
      problems: [...parsed.problems, ...index.problems, ...evidenceProblems, ...journal.problems],
      links: index.links,
      evidence: new Map([...states].map(([key, { judged }]) => [key, judged])),
      journal: journal.entries,
      today,
      flow,
      shown: (check, judged) =>
        memory.remember(`shown ${checkKey(check.stage, check.id)}`, [check, judged], files, () =>
          checkSnapshot(check, judged),
        ),
    });
    const holds = [...states].flatMap(([key, state]) =>
      state.holds === undefined ? [] : [[key, state.holds] as const],
    );
    return { project, links: index.links, kept, snapshot, holds: new Map(holds) };
  });
}

interface CheckSources {
  readonly project: Project;
  readonly byStage: StageLinks;
  readonly journal: Journal;
  readonly kept: DvcIds;
  readonly today: string;
}

function checkStates(
  { project, byStage, journal, kept, today }: CheckSources,
  files: ProjectFiles,
  memory: StateMemory,
): CheckStates {
  const { verifications } = decisionsOf(journal.entries);
  const stored: EvidenceOfCheck[] = [];
  const states = new Map<string, CheckState>();
  for (const stage of project.stages) {
    const links = byStage.get(stage.id) ?? NO_LINKS;
    for (const check of stage.checks) {
      const key = checkKey(check.stage, check.id);
      const own = memory.remember(`evidence ${key}`, [], files, (seen) =>
        readEvidenceOf(seen, check.stage, check.id),
      );
      if (own === undefined) continue;
      stored.push(own);
      if (own.kind === 'problem') continue;
      const { evidence } = own;
      const verified = verifications.get(key);
      // Another day is no reason to look again at what no day changes.
      const given = [check, stage, links, evidence, verified, kept, isExpired(evidence, today)];
      const judge = (seen: ProjectFiles): CheckState =>
        stateOf(evidence, { ...identityNow(check, evidence, { stage, links, kept }, seen), today }, verified);
      states.set(key, memory.remember(`check ${key}`, given, files, judge));
    }
  }
  return { stored, states };
}

function stateOf(evidence: Evidence, now: CheckIdentity, verified: VerifyEntry | undefined): CheckState {
  const causes = causesOf(evidence, now);
  const holds = causes.length > 0 ? hashText(verifiedText(evidence, now)) : undefined;
  const isVerified = verified !== undefined && verified.holds === holds;
  const judged = { evidence, causes, ...(isVerified ? { verified } : {}) };
  return { judged, ...(holds === undefined ? {} : { holds }) };
}

/** Parses the text of the project file in the folder `root`, whose name is the project's where the file has none. */
export function parseProjectText(text: string, root: string): ParsedProject {
  return parseProject(text, {
    fallbackName: path.basename(root),
    builtinCheck,
    builtinChecks: CATALOGUE.map((check) => check.id),
  });
}

/** Paths of the files that a check consumes now. */
export function consumedFiles(
  check: CheckDefinition,
  project: Project,
  links: readonly Link[],
  files: Pick<ProjectFiles, 'expand'>,
): readonly string[] {
  const { include, exclude } = patternsOf(check, project, links);
  return files.expand(include, exclude);
}

/** Patterns of what a check consumes now. `links` are those of the whole project. */
export function patternsOf(
  check: CheckDefinition,
  project: Project,
  links: readonly Link[],
): ConsumedPatterns {
  const stage = project.stages.find((candidate) => candidate.id === check.stage);
  if (stage === undefined) return { include: [], exclude: [] };
  const own = links.filter((link) => link.stage === check.stage);
  return patternsIn({ stage, links: own }, check);
}

/** A stage with what is linked to it. */
interface LinkedStage {
  readonly stage: StageDefinition;
  readonly links: readonly Link[];
}

function patternsIn({ stage, links }: LinkedStage, check: CheckDefinition): ConsumedPatterns {
  const builtin = check.kind === 'builtin' ? builtinCheck(check.uses) : undefined;
  return consumedPatterns(check, stage, links, builtin);
}

/** Definition and judgement of a check as evidence records them. */
export function identityOf(check: CheckDefinition): {
  readonly definition: string;
  readonly judgement: number;
} {
  const judgement = check.kind === 'builtin' ? (builtinCheck(check.uses)?.judgement ?? 0) : COMMAND_JUDGEMENT;
  return { definition: hashText(definitionText(check)), judgement };
}

/** What a check is now, to be held against its evidence. */
function identityNow(
  check: CheckDefinition,
  evidence: Evidence,
  { kept, ...linked }: LinkedStage & Pick<ProjectState, 'kept'>,
  files: ProjectFiles,
): Omit<CheckIdentity, 'today'> {
  const patterns = patternsIn(linked, check);
  const present = files.expand(patterns.include, patterns.exclude);
  const unread = unreadInputs(kept, patterns, present, evidence.inputs);
  const inputs = [...files.against(present, evidence.inputs, kept), ...unread];
  const aside = evidence.aside && asideNow(files, evidence.aside, kept);
  return { ...identityOf(check), inputs, ...(aside && { aside }) };
}

/** What flows between the stages by what they declare to read and to write. */
export function flowOf(project: Project, files: ProjectFiles): StageFlow {
  const paths = (patterns: readonly string[]) => new Set([...patterns, ...files.expand(patterns)]);
  return stageFlow(
    project.stages.map(({ id, inputs, outputs }) => ({
      stage: id,
      reads: paths(inputs),
      writes: paths(outputs),
    })),
  );
}

function journalIn(files: ProjectFiles): Journal {
  const isThere = files.standingAt(JOURNAL_FILE) !== 'nothing';
  return journalOf(isThere ? files.text(JOURNAL_FILE, MAX_JOURNAL_BYTES) : undefined);
}

function readProjectFile(files: ProjectFiles, parse: (text: string) => ParsedProject): ParsedProject {
  const content = files.text(PROJECT_FILE);
  if (content.kind === 'text') return parse(content.text);
  return { project: parse('').project, problems: [unreadable(content.reason)] };
}

function unreadable(reason: Message): Problem {
  return {
    code: 'project-unreadable',
    severity: 'error',
    path: PROJECT_FILE,
    message: say('The project file cannot be read: {0}.', reason),
    next: say('Make it a readable text file.'),
  };
}
