import { isMap, isScalar, parseDocument, visit, type Scalar } from 'yaml';
import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import { escapeGlob, isGlob, unescapeGlob } from '../links/globs';
import { say } from '../text/message';
import { impossible, planLinks, type LinkPlan } from './editProject';
import { readSource } from './readSource';
import { applyEdits, replacement } from './textEdit';
import { applyOffsetEdits, endOf, pairOf, startOf, type OffsetEdit } from './yamlLayout';
import { writeScalar } from './yamlScalar';

/** A file or folder that moved: paths relative to the project's root. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What moved, and what was linked by the project file then. */
export interface MoveRequest {
  readonly moves: readonly Move[];
  /** Files that moved, by their paths before, with each stage that they were linked to. */
  readonly linked: readonly { readonly path: string; readonly stage: StageId }[];
  readonly lifecycle: Lifecycle;
}

/** Keys of a stage or a check under which paths stand. Commands are words for a shell: they are left alone. */
const PATH_KEYS: readonly string[] = ['links', 'inputs', 'outputs'];
/** Keys under which paths stand among other words: only what looks like a path is taken for one. */
const MIXED_KEYS: readonly string[] = ['with', 'results'];

/**
 * Plans how a project file follows files that move: where their paths are spelled the new ones are, and files that leave
 * the reach of a glob are linked by their new path. Everything else stays as it was written.
 */
export function planMoves(written: string, { moves, linked, lifecycle }: MoveRequest): LinkPlan {
  const source = readSource(written);
  const wrong = source.problems.find(({ problem }) => problem.severity === 'error');
  if (wrong !== undefined) return impossible(wrong.problem.message, say('Mend the project file first.'));
  const { text } = source;
  let after = applyOffsetEdits(text, respellings(text, moves));
  const stages = new Set(linked.map(({ stage }) => stage));
  for (const stage of stages) {
    const paths = linked.flatMap((link) => (link.stage === stage ? (movedPath(link.path, moves) ?? []) : []));
    const plan = paths.length === 0 ? undefined : planLinks(after, { paths, stage, lifecycle });
    if (plan?.kind === 'edits') after = applyEdits(after, plan.edits);
  }
  if (after === text) return { kind: 'already' };
  const read = readSource(after);
  if (read.root === undefined || read.problems.some(({ problem }) => problem.severity === 'error')) {
    const message = say('The project file is written in a way that cannot be edited automatically.');
    return impossible(message, say('Change the paths in it by hand.'));
  }
  return { kind: 'edits', edits: [replacement(text, after)] };
}

/** Where a path is after moves; nothing if it is where it was. */
export function movedPath(path: string, moves: readonly Move[]): string | undefined {
  const move = moves.find(({ from }) => path === from || path.startsWith(`${from}/`));
  return move && move.to + path.slice(move.from.length);
}

function respellings(text: string, moves: readonly Move[]): readonly OffsetEdit[] {
  const { contents } = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const stages = isMap(contents) ? pairOf(contents, 'stages')?.value : undefined;
  if (!isMap(stages)) return [];
  const edits: OffsetEdit[] = [];
  visit(stages, {
    Scalar(key, node, ancestors) {
      if (key === 'key' || typeof node.value !== 'string') return;
      const isPattern = isUnder(PATH_KEYS, ancestors) && !isUnder(MIXED_KEYS, ancestors);
      const mayBePath = isPattern || (/[./]/.test(node.value) && isUnder(MIXED_KEYS, ancestors));
      if (!mayBePath) return;
      const moved = isPattern ? respelled(node.value, moves) : movedPath(node.value, moves);
      if (moved !== undefined) edits.push(rewritten(text, node, moved));
    },
  });
  return edits;
}

/** Whether a value stands, however deep, under one of the keys. */
function isUnder(keys: readonly string[], ancestors: readonly unknown[]): boolean {
  return ancestors.some((node) => {
    const key = typeof node === 'object' && node !== null && 'key' in node ? node.key : undefined;
    return isScalar(key) && keys.includes(String(key.value));
  });
}

/** A pattern that spells a moved path, or begins in a moved folder, as it must be now. */
function respelled(pattern: string, moves: readonly Move[]): string | undefined {
  const [, sign = '', body = ''] = /^(!?(?:\.\/)*)(.*)$/s.exec(pattern) ?? [];
  const spelled = body === '' ? undefined : movedPath(unescapeGlob(body), moves);
  if (!isGlob(body)) return spelled && sign + escapeGlob(spelled);
  const folder = moves.find(({ from }) => body.startsWith(`${escapeGlob(from)}/`));
  return folder && sign + escapeGlob(folder.to) + body.slice(escapeGlob(folder.from).length);
}

function rewritten(text: string, node: Scalar, value: string): OffsetEdit {
  const at = startOf(node);
  return { at, remove: endOf(text, node) - at, text: writeScalar(value, node) };
}
