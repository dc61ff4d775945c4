import type { Span, TreeNode } from '../../project/yamlTree';
import { below, entryNamed, isWritten, itemsOf, textOf } from '../yaml/yamlNodes';

/** One step of a rollout. */
export interface RolloutStep {
  /** Share of traffic in percent; absent where none can be read. */
  readonly percent?: number;
  readonly pauses: boolean;
  /** Whether a rule of its own stops it. */
  readonly aborts: boolean;
  readonly span: Span;
}

/** How a release reaches everybody, whatever the file calls it. */
export interface RolloutPlan {
  readonly steps: readonly RolloutStep[];
  /** Whether a rule stops any step. */
  readonly aborts: boolean;
  readonly release?: string;
  readonly rollback?: string;
  /** Where the way back is written, or belongs. */
  readonly rollbackSpan: Span;
  /** The last step to everybody is implied, as in Argo Rollouts. */
  readonly endsImplied: boolean;
}

const PERCENT = ['percent', 'weight', 'setWeight', 'traffic', 'share'];
const ABORT = ['abort', 'abort_if', 'abortIf', 'stop', 'guards', 'analysis'];
const ROLLBACK = ['rollback_target', 'rollbackTarget', 'rollback_to', 'rollbackTo', 'rollback'];

/** A plan in this extension's own words, or an Argo Rollout; `undefined` where there are no steps. */
export function rolloutPlan(root: TreeNode): RolloutPlan | undefined {
  const canary = below(root, 'spec.strategy.canary');
  if (textOf(below(root, 'kind')) === 'Rollout' && canary !== undefined) return argoPlan(root, canary);
  const steps = entryNamed(root, ['steps', 'stages', 'phases'])?.value;
  if (steps === undefined) return undefined;
  const rollback = entryNamed(root, ROLLBACK);
  const target = rollbackTarget(rollback?.value);
  const release = textOf(entryNamed(root, ['release', 'version', 'image'])?.value);
  return {
    steps: itemsOf(steps).map(stepOf),
    aborts: isWritten(entryNamed(root, ABORT)?.value),
    ...(release === undefined ? {} : { release }),
    ...(target === undefined ? {} : { rollback: target }),
    rollbackSpan: rollback?.keySpan ?? root.span,
    endsImplied: false,
  };
}

function rollbackTarget(node: TreeNode | undefined): string | undefined {
  return node?.kind === 'map'
    ? textOf(entryNamed(node, ['target', 'to', 'release', 'version', 'image'])?.value)
    : textOf(node);
}

function stepOf(node: TreeNode): RolloutStep {
  if (node.kind === 'scalar') return { ...percentOf(node), pauses: false, aborts: false, span: node.span };
  return {
    ...percentOf(entryNamed(node, PERCENT)?.value),
    pauses: isWritten(entryNamed(node, ['pause', 'wait', 'duration', 'hold'])?.value),
    aborts: isWritten(entryNamed(node, ABORT)?.value),
    span: entryNamed(node, PERCENT)?.value.span ?? node.span,
  };
}

/** `10`, `10 %` or `"10%"`. */
function percentOf(node: TreeNode | undefined): { readonly percent?: number } {
  const written = /^(\d{1,3}(?:\.\d+)?)\s*%?$/.exec(textOf(node) ?? '')?.[1];
  return written === undefined ? {} : { percent: Number(written) };
}

/** Argo writes weights, pauses and analyses as steps of their own, and keeps earlier revisions to return to. */
function argoPlan(root: TreeNode, canary: TreeNode): RolloutPlan {
  const steps: { percent?: number; pauses: boolean; aborts: boolean; span: Span }[] = [];
  for (const node of itemsOf(below(canary, 'steps'))) {
    const weight = entryNamed(node, ['setWeight']);
    const last = steps.at(-1);
    if (weight !== undefined) {
      steps.push({ ...percentOf(weight.value), pauses: false, aborts: false, span: weight.value.span });
    } else if (last !== undefined) {
      if (entryNamed(node, ['pause']) !== undefined) last.pauses = true;
      if (entryNamed(node, ['analysis', 'experiment']) !== undefined) last.aborts = true;
    }
  }
  const kept = below(root, 'spec.revisionHistoryLimit');
  return {
    steps,
    aborts: isWritten(below(canary, 'analysis')),
    ...(textOf(kept) === '0' ? {} : { rollback: 'an earlier revision' }),
    rollbackSpan: kept?.span ?? canary.span,
    endsImplied: true,
  };
}
