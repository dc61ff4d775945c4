import { isMap, parseDocument } from 'yaml';
import { canonicalJson } from '../fingerprint/canonicalJson';
import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import { compileGlobs, escapeGlob } from '../links/globs';
import { say, type Message } from '../text/message';
import { linePositions } from './linePositions';
import { firstLinks, linkEdits, type LinkTarget } from './linkEdits';
import { pathFault } from './projectPath';
import { readSource, type ProjectSource } from './readSource';
import { applyEdits, type TextEdit } from './textEdit';
import { lineEnding, type OffsetEdit } from './yamlLayout';
import { nodeAt, plainValue } from './yamlTree';

/** What to link. */
export interface LinkRequest {
  /** Paths of artifacts, relative to the project's root; with the globs at least one. */
  readonly paths: readonly string[];
  /** Globs, which stand for whatever matches. */
  readonly globs?: readonly string[] | undefined;
  readonly stage: StageId;
  readonly lifecycle: Lifecycle;
}

/** How the project file can be made to link an artifact. Ranges do not count a byte order mark. */
export type LinkPlan =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[] }
  | { readonly kind: 'already' }
  | { readonly kind: 'impossible'; readonly message: Message; readonly next: Message };

/**
 * Plans how to add paths and globs to the links of a stage: by the smallest edits of the text, so that everything else stays as it
 * was written. Those that are linked already are left alone. The plan is tried out: it adds the links and changes
 * nothing else, or it is none.
 */
export function planLinks(written: string, { paths, globs = [], stage, lifecycle }: LinkRequest): LinkPlan {
  const readable = readForLinks(written, [...paths.map(escapeGlob), ...globs], stage, lifecycle);
  if (readable.kind === 'impossible') return readable;
  const { source, links } = readable;
  const isLinked = compileGlobs(links);
  const patterns: string[] = [];
  for (const path of paths) {
    if (isLinked(path) !== undefined) continue;
    const excluding = links.find(
      (one) => one.startsWith('!') && compileGlobs([one.slice(1)])(path) !== undefined,
    );
    if (excluding !== undefined) {
      const message = say('The links of "{0}" exclude {1}: "{2}".', stage, path, excluding);
      return impossible(message, say('Remove that pattern from the project file first.'));
    }
    patterns.push(escapeGlob(path));
  }
  patterns.push(...globs.filter((glob) => !links.includes(glob)));
  if (patterns.length === 0) return { kind: 'already' };
  const target = { stage, patterns, order: lifecycle.stages.map((one) => one.id) };
  const edits = editsFor(source.text, target);
  if (edits !== undefined && addsOnlyThis(written, edits, source, target)) return { kind: 'edits', edits };
  const message = say('The links of "{0}" are written in a way that cannot be edited automatically.', stage);
  return impossible(message, say('Add "{0}" to them by hand.', patterns[0] ?? ''));
}

/** A project file whose links can be edited. */
export interface EditableLinks {
  readonly kind: 'editable';
  readonly source: ProjectSource;
  /** The patterns of the stage. */
  readonly links: readonly string[];
}

/** Reads a project file to edit links of a stage, or says why that cannot be: the patterns are those to add or remove. */
export function readForLinks(
  written: string,
  patterns: readonly string[],
  stage: StageId,
  lifecycle: Lifecycle,
): EditableLinks | Extract<LinkPlan, { readonly kind: 'impossible' }> {
  for (const pattern of patterns) {
    const fault = pathFault(pattern);
    if (fault !== undefined) {
      return impossible(fault.message, fault.next ?? say('Give the file another name.'));
    }
  }
  if (!lifecycle.stages.some((one) => one.id === stage)) {
    const message = say('The lifecycle of this project has no stage "{0}".', shown(stage));
    return impossible(message, say('Stages: {0}.', lifecycle.stages.map((one) => one.id).join(', ')));
  }
  const source = readSource(written);
  const wrong = source.problems.find(({ problem }) => problem.severity === 'error');
  if (wrong !== undefined) return impossible(wrong.problem.message, say('Mend the project file first.'));
  return { kind: 'editable', source, links: linksIn(source, stage) };
}

/** A plan that cannot be. */
export function impossible(
  message: Message,
  next: Message,
): Extract<LinkPlan, { readonly kind: 'impossible' }> {
  return { kind: 'impossible', message, next };
}

function linksIn({ root }: ProjectSource, stage: StageId): readonly string[] {
  const node = root && nodeAt(root, ['stages', stage, 'links']);
  const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}

function editsFor(text: string, target: LinkTarget): readonly TextEdit[] | undefined {
  // What was read once is neither too deep nor too long for the parser.
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const offsets = isMap(contents)
    ? linkEdits(text, contents, target)
    : text.trim() === '' || contents === null
      ? [appended(text, target)]
      : undefined;
  const at = linePositions(text);
  return offsets?.map((edit) => ({
    range: { start: at(edit.at), end: at(edit.at + edit.remove) },
    text: edit.text,
  }));
}

/** A file without contents, perhaps with comments. */
function appended(text: string, target: LinkTarget): OffsetEdit {
  const newline = lineEnding(text);
  const gap = text === '' || text.endsWith('\n') ? '' : newline;
  return { at: text.length, remove: 0, text: gap + firstLinks(target, newline) };
}

function addsOnlyThis(
  written: string,
  edits: readonly TextEdit[],
  before: ProjectSource,
  { stage, patterns }: LinkTarget,
): boolean {
  const after = readSource(applyEdits(written, edits));
  if (after.root === undefined || after.problems.some(({ problem }) => problem.severity === 'error'))
    return false;
  const expected = before.root === undefined ? { version: 1 } : plainValue(before.root);
  return (
    canonicalJson(withLinks(expected, stage, (links) => [...links, ...patterns])) ===
    canonicalJson(plainValue(after.root))
  );
}

type Data = Record<string, unknown>;

/** The file as plain values, with other links of a stage. */
export function withLinks(
  file: unknown,
  stage: StageId,
  change: (links: readonly unknown[]) => readonly unknown[],
): Data {
  const root = (file ?? {}) as Data;
  const stages = (root['stages'] ?? {}) as Data;
  const own = (stages[stage] ?? {}) as Data;
  const links = own['links'] ?? [];
  const list: readonly unknown[] = Array.isArray(links) ? links : [links];
  return { ...root, stages: { ...stages, [stage]: { ...own, links: change(list) } } };
}
