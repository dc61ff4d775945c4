import { builtinCheck } from '../../core/checks/catalogue';
import type { CheckIdentity } from '../../core/evidence/causes';
import { consumedPatterns, definitionText, type ConsumedPatterns } from '../../core/evidence/consumption';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import type { Evidence } from '../../core/evidence/evidence';
import type { StageId } from '../../core/lifecycle/lifecycle';
import type { Link } from '../../core/links/artifact';
import type { CheckDefinition, Project, StageDefinition } from '../../core/project/project';
import { hashText } from '../fingerprint/fingerprints';
import { asideNow } from '../fingerprint/lookedAside';
import type { ProjectFiles } from './projectFiles';
import { unreadInputs } from './unreadInputs';

/** Version of the judgement of a `run:` check: how exit codes and results become verdicts. */
const COMMAND_JUDGEMENT = 1;

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
  const linked = linkedStage(project, links, check.stage);
  return linked === undefined ? { include: [], exclude: [] } : patternsIn(linked, check);
}

/** A stage with what is linked to it. */
export interface LinkedStage {
  readonly stage: StageDefinition;
  readonly links: readonly Link[];
}

/** A stage with those links of the whole project that are its own; nothing if there is no such stage. */
export function linkedStage(project: Project, links: readonly Link[], id: StageId): LinkedStage | undefined {
  const stage = project.stages.find((candidate) => candidate.id === id);
  return stage && { stage, links: links.filter((link) => link.stage === id) };
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

/** What a check is now, to be held against its evidence on a day, `YYYY-MM-DD` in UTC. */
export function identityNow(
  check: CheckDefinition,
  evidence: Evidence,
  { kept, today, ...linked }: LinkedStage & { readonly kept: DvcIds; readonly today: string },
  files: ProjectFiles,
): CheckIdentity {
  const patterns = patternsIn(linked, check);
  const present = files.expand(patterns.include, patterns.exclude);
  const unread = unreadInputs(kept, patterns, present, evidence.inputs);
  const inputs = [...files.against(present, evidence.inputs, kept), ...unread];
  const aside = evidence.aside && asideNow(files, evidence.aside, kept);
  return { ...identityOf(check), inputs, ...(aside && { aside }), today };
}
