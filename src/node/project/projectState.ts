import path from 'node:path';
import { builtinCheck, CATALOGUE } from '../../core/checks/catalogue';
import { causesOf } from '../../core/evidence/causes';
import { consumedPatterns, definitionText } from '../../core/evidence/consumption';
import type { Evidence } from '../../core/evidence/evidence';
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
import { checkKey, deriveSnapshot, type JudgedEvidence } from '../../core/snapshot/deriveSnapshot';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import { EvidenceStore } from '../evidence/evidenceStore';
import { PatternExpander } from '../files/expandPatterns';
import { readText } from '../files/readText';
import { walk } from '../files/walk';
import { Fingerprints, hashText } from '../fingerprint/fingerprints';
import { asideNow } from '../fingerprint/lookedAside';
import { InFileLinks } from './inFileLinks';

/** Version of the judgement of a `run:` check: how exit codes and results become verdicts. */
export const COMMAND_JUDGEMENT = 1;

/** A project as its files tell at one moment. */
export interface ProjectState {
  readonly project: Project;
  readonly links: readonly Link[];
  readonly snapshot: ProjectSnapshot;
}

/** Reads a project's files and derives its state; keeps what is dear to compute between two readings. */
export class ProjectReader {
  readonly root: string;
  readonly fingerprints: Fingerprints;
  readonly #store: EvidenceStore;
  readonly #inFile: InFileLinks;
  #parsed: { readonly text: string; readonly result: ParsedProject } | undefined;

  constructor(root: string) {
    this.root = root;
    this.fingerprints = new Fingerprints(root);
    this.#store = new EvidenceStore(root);
    this.#inFile = new InFileLinks(root);
  }

  /** The state now. Never throws for what the project's files contain. */
  read(): ProjectState {
    const { project, problems } = this.#readProjectFile();
    const files = walk(this.root);
    const index = linksOf(project, files, this.#inFile.read(files));
    const checks = project.stages.flatMap((stage) => stage.checks);
    const stored = this.#store.readAll(checks.map((check) => [check.stage, check.id] as const));
    const expander = new PatternExpander(this.root);
    const judged = new Map<string, JudgedEvidence>();
    for (const check of checks) {
      const evidence = stored.evidence.get(checkKey(check.stage, check.id));
      if (evidence === undefined) continue;
      judged.set(
        checkKey(check.stage, check.id),
        this.#judge(check, evidence, project, index.links, expander),
      );
    }
    const snapshot = deriveSnapshot({
      root: this.root,
      project,
      problems: [...problems, ...index.problems, ...stored.problems],
      links: index.links,
      evidence: judged,
    });
    return { project, links: index.links, snapshot };
  }

  #judge(
    check: CheckDefinition,
    evidence: Evidence,
    project: Project,
    links: readonly Link[],
    expander: PatternExpander,
  ): JudgedEvidence {
    const files = consumedFiles(check, project, links, expander);
    const inputs = this.fingerprints.against(files, evidence.inputs);
    const aside = evidence.aside && asideNow(this.root, evidence.aside, this.fingerprints);
    return {
      evidence,
      causes: causesOf(evidence, { ...identityOf(check), inputs, ...(aside && { aside }) }),
    };
  }

  #readProjectFile(): ParsedProject {
    const content = readText(path.join(this.root, PROJECT_FILE));
    const text = content.kind === 'text' ? content.text : '';
    if (this.#parsed?.text === text && content.kind === 'text') return this.#parsed.result;
    const result = parseProject(text, {
      fallbackName: path.basename(this.root),
      builtinCheck,
      builtinChecks: CATALOGUE.map((check) => check.id),
    });
    if (content.kind === 'unreadable')
      return { project: result.project, problems: [unreadable(content.reason)] };
    this.#parsed = { text, result };
    return result;
  }
}

/** Paths of the files that a check consumes now. */
export function consumedFiles(
  check: CheckDefinition,
  project: Project,
  links: readonly Link[],
  expander: PatternExpander,
): readonly string[] {
  const stage = project.stages.find((candidate) => candidate.id === check.stage);
  if (stage === undefined) return [];
  const own = links.filter((link) => link.stage === check.stage);
  const builtin = check.kind === 'builtin' ? builtinCheck(check.uses) : undefined;
  const { include, exclude } = consumedPatterns(check, stage, own, builtin);
  return expander.expand(include, exclude);
}

/** Definition and judgement of a check as evidence records them. */
export function identityOf(check: CheckDefinition): {
  readonly definition: string;
  readonly judgement: number;
} {
  const judgement = check.kind === 'builtin' ? (builtinCheck(check.uses)?.judgement ?? 0) : COMMAND_JUDGEMENT;
  return { definition: hashText(definitionText(check)), judgement };
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
