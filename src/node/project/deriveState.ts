import path from 'node:path';
import { builtinCheck, CATALOGUE } from '../../core/checks/catalogue';
import type { DvcIds } from '../../core/evidence/dvcIdentity';
import { JOURNAL_FILE } from '../../core/journal/entry';
import type { Journal } from '../../core/journal/journalFile';
import type { Link } from '../../core/links/artifact';
import { parseProject } from '../../core/project/parseProject';
import type { Problem } from '../../core/project/problem';
import { PROJECT_FILE, type ParsedProject, type Project } from '../../core/project/project';
import { deriveSnapshot } from '../../core/snapshot/deriveSnapshot';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { stageFlow, type StageFlow } from '../../core/snapshot/stageFlow';
import { say, type Message } from '../../core/text/message';
import { journalOf, MAX_JOURNAL_BYTES } from '../journal/journalStore';
import { dvcIdsIn } from './dvcIds';
import { judgedStages } from './judgedStages';
import type { ProjectFiles } from './projectFiles';
import { NO_MEMORY, type StateMemory } from './stateMemory';

/** A project as its files tell at one moment. */
export interface ProjectState {
  readonly project: Project;
  readonly links: readonly Link[];
  readonly kept: DvcIds;
  readonly snapshot: ProjectSnapshot;
}

/** A project's state, and the files that it was derived from. */
export interface DerivedProject {
  readonly state: ProjectState;
  readonly files: ProjectFiles;
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
  const parsed = projectIn(files, memory);
  const { project } = parsed;
  const { index, byStage } = memory.links(project, files);
  const journal = memory.remember('journal', [], files, journalIn);
  const kept = memory.remember('dvc', [], files, dvcIdsIn);
  const stages = judgedStages({ project, byStage, journal, kept, today }, files, memory);
  const flow = memory.remember('flow', [project], files, (seen) => flowOf(project, seen));
  const given = [parsed, index, journal, flow, kept, today, ...stages.values()];
  return memory.remember('state', given, files, (seen, parts) => {
    const evidenceProblems = [...stages.values()].flatMap(({ problems }) => problems);
    const snapshot = deriveSnapshot({
      root: files.root,
      project,
      problems: [...parsed.problems, ...index.problems, ...evidenceProblems, ...journal.problems],
      artifacts: byStage,
      evidence: new Map([...stages].map(([stage, { evidence }]) => [stage, evidence])),
      journal: journal.entries,
      today,
      flow,
      remember: (what, from, make) => parts.remember(what, from, seen, make),
    });
    return { project, links: index.links, kept, snapshot };
  });
}

/** The project file among a project's files, parsed. */
export function projectIn(files: ProjectFiles, memory: StateMemory): ParsedProject {
  const parse = (text: string): ParsedProject =>
    memory.parse(text, (unknown) => parseProjectText(unknown, files.root));
  return memory.remember('project', [], files, (seen) => readProjectFile(seen, parse));
}

/** Parses the text of the project file in the folder `root`, whose name is the project's where the file has none. */
export function parseProjectText(text: string, root: string): ParsedProject {
  return parseProject(text, {
    fallbackName: path.basename(root),
    builtinCheck,
    builtinChecks: CATALOGUE.map((check) => check.id),
  });
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
