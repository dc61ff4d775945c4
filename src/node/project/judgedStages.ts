import { causesOf, isExpired } from '../../core/evidence/causes';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { Evidence } from '../../core/evidence/evidence';
import type { VerifyEntry } from '../../core/journal/entry';
import type { Journal } from '../../core/journal/journalFile';
import { decisionsOf, verifiedText } from '../../core/journal/trust';
import type { StageId } from '../../core/lifecycle/lifecycle';
import type { Link } from '../../core/links/artifact';
import type { StageLinks } from '../../core/links/linkMemory';
import type { Problem } from '../../core/project/problem';
import type { CheckDefinition, Project } from '../../core/project/project';
import { checkKey } from '../../core/snapshot/checkKey';
import type { JudgedEvidence, StageEvidence } from '../../core/snapshot/deriveSnapshot';
import { readEvidenceOf } from '../evidence/evidenceStore';
import { SharedInputs } from '../evidence/sharedInputs';
import { hashText } from '../fingerprint/fingerprints';
import { identityNow, linkedStage, type LinkedStage } from './checkIdentity';
import type { ProjectFiles } from './projectFiles';
import type { Memory } from './stateMemory';

/** What the evidence of checks is held against. */
interface HeldAgainst {
  readonly inputs: SharedInputs;
  /** The last of each check. */
  readonly verifications: ReadonlyMap<string, VerifyEntry>;
  readonly kept: DvcIds;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** The evidence of a stage's checks held against what is there now, and what is wrong with it. */
export interface JudgedStage {
  readonly evidence: StageEvidence;
  readonly problems: readonly Problem[];
}

const NO_LINKS: readonly Link[] = [];

interface JudgedSources extends Pick<HeldAgainst, 'kept' | 'today'> {
  readonly journal: Journal;
  readonly project: Project;
  readonly byStage: StageLinks;
}

/** Judges the evidence of all checks, stage by stage. */
export function judgedStages(
  { project, byStage, journal, kept, today }: JudgedSources,
  files: ProjectFiles,
  memory: Memory,
): ReadonlyMap<StageId, JudgedStage> {
  const inputs = memory.remember('inputs', [], files, () => new SharedInputs());
  const { verifications } = decisionsOf(journal.entries);
  const judged = project.stages.map((stage) => {
    const links = byStage.get(stage.id) ?? NO_LINKS;
    const judge = (seen: ProjectFiles, parts: Memory): JudgedStage =>
      judgedStage({ stage, links }, { inputs, verifications, kept, today }, seen, parts);
    const given = [stage, links, journal, kept, today];
    return [stage.id, memory.remember(`judged ${stage.id}`, given, files, judge)] as const;
  });
  return new Map(judged);
}

function judgedStage(
  { stage, links }: LinkedStage,
  { inputs, verifications, kept, today }: HeldAgainst,
  files: ProjectFiles,
  memory: Memory,
): JudgedStage {
  const evidence = new Map<string, JudgedEvidence>();
  const problems: Problem[] = [];
  for (const check of stage.checks) {
    const own = memory.remember(`evidence ${check.id}`, [], files, (seen) => {
      const read = readEvidenceOf(seen, check.stage, check.id);
      return read?.kind === 'evidence' ? { ...read, evidence: inputs.share(read.evidence) } : read;
    });
    if (own === undefined) continue;
    if (own.kind === 'problem') {
      problems.push(own.problem);
      continue;
    }
    const verified = verifications.get(checkKey(check.stage, check.id));
    // Another day is no reason to look again at what no day changes.
    const given = [check, stage, links, own.evidence, verified, kept, isExpired(own.evidence, today)];
    const judge = (seen: ProjectFiles): JudgedEvidence =>
      judgedCheck(own.evidence, { check, stage, links, kept, today }, verified, seen);
    evidence.set(check.id, memory.remember(`check ${check.id}`, given, files, judge));
  }
  return { evidence, problems };
}

interface HeldCheck extends LinkedStage {
  readonly check: CheckDefinition;
  readonly kept: DvcIds;
  readonly today: string;
}

function judgedCheck(
  evidence: Evidence,
  held: HeldCheck,
  verified: VerifyEntry | undefined,
  files: ProjectFiles,
): JudgedEvidence {
  const now = identityNow(held.check, evidence, held, files);
  const causes = causesOf(evidence, now);
  const isVerified =
    verified !== undefined && causes.length > 0 && hashText(verifiedText(evidence, now)) === verified.holds;
  return { evidence, causes, ...(isVerified ? { verified } : {}) };
}

/** Hash of what a verification of a check would answer for on a day; undefined where there is no such evidence. */
export function verifiableHash(
  key: string,
  { project, links, kept }: Sources,
  today: string,
  files: ProjectFiles,
): string | undefined {
  const check = project.stages
    .flatMap(({ checks }) => checks)
    .find((one) => checkKey(one.stage, one.id) === key);
  const linked = check && linkedStage(project, links, check.stage);
  if (check === undefined || linked === undefined) return undefined;
  const own = readEvidenceOf(files, check.stage, check.id);
  if (own?.kind !== 'evidence') return undefined;
  const now = identityNow(check, own.evidence, { ...linked, kept, today }, files);
  return hashText(verifiedText(own.evidence, now));
}

interface Sources {
  readonly project: Project;
  readonly links: readonly Link[];
  readonly kept: DvcIds;
}
