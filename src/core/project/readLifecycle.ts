import { extendLifecycle } from '../lifecycle/extendLifecycle';
import type { Lifecycle } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import { say } from '../text/message';
import type { IssueDetail } from './issueDetail';
import { didYouMean } from './issueText';
import type { Problem } from './problem';
import { START, type Reading } from './reading';
import { keyRange, problemAt, valueRange, type SourceText } from './sourceText';
import { entryOf, plainValue, type MapNode } from './yamlTree';

/** Reads the lifecycle; always a complete one. */
export function readLifecycle(
  source: SourceText,
  root: MapNode,
): { readonly lifecycle: Lifecycle; readonly problems: readonly Problem[] } {
  const node = entryOf(root, 'lifecycle')?.value;
  const { lifecycle, problems } = extendLifecycle(node === undefined ? undefined : plainValue(node));
  const placed = problems.map((problem) => {
    const path = ['lifecycle', ...problem.keyPath];
    const range = problem.at === 'key' ? keyRange(source, root, path) : undefined;
    return problemAt(range ?? valueRange(source, root, path) ?? START, problem);
  });
  return { lifecycle, problems: placed };
}

/** Problems of the keys of `stages:` or `gates:` that name no stage. */
export function unknownStages(
  { root, source, lifecycle }: Pick<Reading, 'root' | 'source' | 'lifecycle'>,
  section: 'stages' | 'gates',
): readonly Problem[] {
  const node = entryOf(root, section)?.value;
  if (node?.kind !== 'map') return [];
  return [...node.entries.values()].flatMap(({ key, keySpan }) =>
    lifecycle.stages.some((stage) => stage.id === key)
      ? []
      : [problemAt(source.rangeOf(keySpan), unknownStage(key, lifecycle))],
  );
}

/** What to say of a name that is no stage. */
export function unknownStage(name: string, lifecycle: Lifecycle): IssueDetail {
  const known = lifecycle.stages.map((stage) => stage.id);
  return {
    code: 'unknown-stage',
    message: say('The lifecycle of this project has no stage "{0}"; this is left out.', shown(name)),
    ...didYouMean(name, known, say('Stages: {0}.', known.join(', '))),
  };
}
