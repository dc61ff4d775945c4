import path from 'node:path';
import { builtinCheck, CATALOGUE } from '../../core/checks/catalogue';
import { causesOf, type CheckIdentity } from '../../core/evidence/causes';
import { consumedPatterns, definitionText } from '../../core/evidence/consumption';
import type { Evidence } from '../../core/evidence/evidence';
import { JOURNAL_FILE } from '../../core/journal/entry';
import type { Journal } from '../../core/journal/journalFile';
import { decisionsOf, verifiedText } from '../../core/journal/trust';
import type { Link } from '../../core/links/artifact';
import { linksOf } from '../../core/links/linkIndex';
import { parseProject } from '../../core/project/parseProject';
import type { Problem } from '../../core/project/problem';
import {
  PROJECT_FILE,
  type CheckDefinition,
  type ParsedProject,
  type Project,
} from '../../core/project/project';
import { checkKey } from '../../core/snapshot/checkKey';
import { deriveSnapshot, type JudgedEvidence } from '../../core/snapshot/deriveSnapshot';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { stageFlow, type StageFlow } from '../../core/snapshot/stageFlow';
import { say, type Message } from '../../core/text/message';
import { readEvidence } from '../evidence/evidenceStore';
import { hashText } from '../fingerprint/fingerprints';
import { asideNow } from '../fingerprint/lookedAside';
import { journalOf, MAX_JOURNAL_BYTES } from '../journal/journalStore';
import type { ProjectFiles } from './projectFiles';

/** Version of the judgement of a `run:` check: how exit codes and results become verdicts. */
const COMMAND_JUDGEMENT = 1;

/** A project as its files tell at one moment. */
export interface ProjectState {
  readonly project: Project;
  readonly links: readonly Link[];
  readonly snapshot: ProjectSnapshot;
  /** By `<stage>/<check>` of stale evidence: hash of what a verification of it would answer for. */
  readonly holds: ReadonlyMap<string, string>;
}

/**
 * Derives a project's state from its files, wherever they are. Never throws for what they contain. `today` is the day
 * on which waivers are judged, `YYYY-MM-DD` in UTC; `parse` may remember what it parsed.
 */
export function deriveState(
  files: ProjectFiles,
  today: string,
  parse: (text: string) => ParsedProject = (text) => parseProjectText(text, files.root),
): ProjectState {
  const { project, problems } = readProjectFile(files, parse);
  const { links, problems: linkProblems } = linksOf(project, files.paths(), files.inFileLinks());
  const checks = project.stages.flatMap((stage) => stage.checks);
  const stored = readEvidence(
    files,
    checks.map((check) => [check.stage, check.id] as const),
  );
  const journal = journalIn(files);
  const { verifications } = decisionsOf(journal.entries);
  const judged = new Map<string, JudgedEvidence>();
  const holds = new Map<string, string>();
  for (const check of checks) {
    const key = checkKey(check.stage, check.id);
    const evidence = stored.evidence.get(key);
    if (evidence === undefined) continue;
    const now = identityNow(check, evidence, project, links, files);
    const causes = causesOf(evidence, now);
    if (causes.length > 0) holds.set(key, hashText(verifiedText(evidence, now)));
    const verified = verifications.get(key);
    const isVerified = verified !== undefined && verified.holds === holds.get(key);
    judged.set(key, { evidence, causes, ...(isVerified ? { verified } : {}) });
  }
  const snapshot = deriveSnapshot({
    root: files.root,
    project,
    problems: [...problems, ...linkProblems, ...stored.problems, ...journal.problems],
    links,
    evidence: judged,
    journal: journal.entries,
    today,
    flow: flowOf(project, files),
  });
  return { project, links, snapshot, holds };
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
  const stage = project.stages.find((candidate) => candidate.id === check.stage);
  if (stage === undefined) return [];
  const own = links.filter((link) => link.stage === check.stage);
  const builtin = check.kind === 'builtin' ? builtinCheck(check.uses) : undefined;
  const { include, exclude } = consumedPatterns(check, stage, own, builtin);
  return files.expand(include, exclude);
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
  project: Project,
  links: readonly Link[],
  files: ProjectFiles,
): CheckIdentity {
  const inputs = files.against(consumedFiles(check, project, links, files), evidence.inputs);
  const aside = evidence.aside && asideNow(files, evidence.aside);
  return { ...identityOf(check), inputs, ...(aside && { aside }) };
}

/** What flows between the stages by what they declare to read and to write. */
function flowOf(project: Project, files: ProjectFiles): StageFlow {
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
