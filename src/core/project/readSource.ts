import type { YAMLError } from 'yaml';
import type { Range } from '../place/place';
import { say } from '../text/message';
import { readConflicts } from './conflictMarkers';
import type { Problem } from './problem';
import { projectSchema } from './projectSchema';
import { readTree, type TreeFault } from './readTree';
import { problemAt, type SourceText } from './sourceText';
import { yamlFault } from './yamlFault';
import { parseYaml, type TooComplex, type YamlText } from './yamlText';
import type { MapNode, Span } from './yamlTree';

/** A fault of the YAML, and where it is in the text: it also concerns whatever stands around it. */
export interface SourceProblem {
  readonly problem: Problem;
  readonly span: Span;
}

/** A project file's text as a tree. */
export interface ProjectSource extends SourceText {
  /** Absent where there is nothing to read. */
  readonly root?: MapNode;
  readonly problems: readonly SourceProblem[];
}

/** Larger files are no project files. In UTF-16 units. */
export const LONGEST_TEXT = 1_000_000;
/** One mistake in YAML often brings a train of others behind it. */
const MOST_YAML_FAULTS = 10;
const START: Range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };

/** Reads the text of a project file as far as it is YAML. */
export function readSource(written: string): ProjectSource {
  if (written.length > LONGEST_TEXT) return unreadable('too-large', START, written);
  const { text, conflicts } = readConflicts(written.replace(/^\uFEFF/, ''));
  const conflictProblems = conflicts.map((range) => ({ problem: conflict(range), span: NOWHERE }));
  const parsed = parseYaml(text);
  const source = parsed.kind === 'yaml' ? readIndented(parsed) : unreadable(parsed.kind, parsed.range, text);
  return { ...source, problems: [...conflictProblems, ...source.problems] };
}

/** The span of what no check stands around. */
const NOWHERE: Span = [-1, -1];

/** Reads a text indented by tabs, which YAML forbids, as if each tab were a space; offsets stay the same. */
function readIndented(parsed: YamlText): ProjectSource {
  const tab = parsed.documents[0]?.errors.find((error) => error.code === 'TAB_AS_INDENT');
  if (tab === undefined) return readDocuments(parsed);
  const spaced = parsed.text.replace(/^[ \t]*\t[ \t]*/gm, (indent) => ' '.repeat(indent.length));
  const reparsed = parseYaml(spaced);
  if (reparsed.kind !== 'yaml') return readDocuments(parsed);
  const source = readDocuments(reparsed);
  const fault = yamlFault(tab);
  const problem = problemAt(parsed.rangeOf(tab.pos), fault);
  return { ...source, problems: [{ problem, span: NOWHERE }, ...source.problems] };
}

function readDocuments({ text, documents, rangeOf }: YamlText): ProjectSource {
  const [document, second] = documents;
  const errors: readonly YAMLError[] = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  const faults: TreeFault[] = errors.slice(0, MOST_YAML_FAULTS).map(yamlFault);
  const broken = faults.some((fault) => fault.severity === 'error');
  const root = readTree(document?.contents, faults);
  if (second !== undefined) faults.push(furtherDocument(second.range[0]));
  if (root?.kind === 'map' && (!broken || isProject(root)))
    return { text, rangeOf, root, problems: faults.map(located) };
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) {
    if (!broken) faults.push(emptyFile());
  } else if (!broken) {
    faults.push(notMap(root.span));
  }
  return { text, rangeOf, problems: faults.map(located) };

  function located(fault: TreeFault): SourceProblem {
    return { problem: problemAt(rangeOf(fault.span), fault, fault.severity), span: fault.span };
  }
}

/** Whether a map whose YAML is broken is a project file at all, rather than something like a program. */
function isProject(root: MapNode): boolean {
  return Object.keys(projectSchema.shape).some((key) => root.entries.has(key));
}

function furtherDocument(start: number): TreeFault {
  return {
    code: 'many-documents',
    severity: 'error',
    span: [start, start + '---'.length],
    message: say('A second YAML document begins here; only the first one is read.'),
    next: say('Keep everything in one document, without "---" in between.'),
  };
}

function emptyFile(): TreeFault {
  return {
    code: 'empty-file',
    severity: 'warning',
    span: [0, 0],
    message: say('The project file is empty.'),
    next: say('Begin with "version: 1" and "stages:".'),
  };
}

function notMap([start]: Span): TreeFault {
  return {
    code: 'not-a-map',
    severity: 'error',
    span: [start, start],
    message: say('A project file is a map with keys like "version" and "stages"; this is something else.'),
    next: say('Begin with "version: 1" and "stages:".'),
  };
}

function conflict(range: Range): Problem {
  return problemAt(range, {
    code: 'conflict-markers',
    message: say('A merge left a conflict here. Until it is resolved, the current side of it counts.'),
    next: say('Decide between the two sides and remove the markers.'),
  });
}

function unreadable(kind: TooComplex['kind'] | 'too-large', range: Range, text: string): ProjectSource {
  const problem = problemAt(range, unreadableDetail(kind));
  return { text, rangeOf: () => START, problems: [{ problem, span: NOWHERE }] };
}

function unreadableDetail(kind: TooComplex['kind'] | 'too-large') {
  const next = say('Check whether this is the right file.');
  switch (kind) {
    case 'too-large':
      return {
        code: 'too-large',
        message: say('The project file is larger than 1 MB; it is not read.'),
        next,
      };
    case 'too-long':
      return {
        code: 'too-large',
        message: say('The project file has too many entries; it is not read.'),
        next,
      };
    case 'too-deep':
      return {
        code: 'too-deep',
        message: say('The project file is nested too deeply; it is not read.'),
        next,
      };
  }
}
