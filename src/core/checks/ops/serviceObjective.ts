import type { MapNode, TreeNode } from '../../project/yamlTree';
import { below, entriesOf, entryNamed, isWritten, itemsOf, namedMaps, textOf } from '../yaml/yamlNodes';

/** A service level objective, as a file states it. */
export interface ServiceObjective {
  readonly name: string;
  readonly node: MapNode;
  /** As written: a share (0.995), or percent (99.5, `99.5%`). */
  readonly objective: TreeNode | undefined;
  readonly window: TreeNode | undefined;
  readonly hasIndicator: boolean;
}

/** All objectives of a document: a list or map of them, or an OpenSLO object. */
export function serviceObjectives(root: TreeNode): readonly ServiceObjective[] {
  if (textOf(below(root, 'kind')) === 'SLO') return openSlo(root);
  const list = entryNamed(root, ['slos', 'objectives', 'service_level_objectives'])?.value ?? root;
  return namedMaps(list).map(({ name, node }, index) => ({
    name: textOf(node.entries.get('name')?.value) ?? name ?? String(index + 1),
    node,
    objective: entryNamed(node, ['objective', 'target', 'goal'])?.value,
    window: entryNamed(node, ['window', 'time_window', 'timeWindow', 'period'])?.value,
    hasIndicator: isWritten(entryNamed(node, ['indicator', 'sli', 'metric', 'query', 'expr'])?.value),
  }));
}

/** OpenSLO v1 and v1alpha: objectives with targets, one window and one indicator for all of them. */
function openSlo(root: TreeNode): readonly ServiceObjective[] {
  const name = textOf(below(root, 'metadata.name')) ?? '';
  const window = itemsOf(entryNamed(below(root, 'spec'), ['timeWindow', 'timeWindows'])?.value)[0];
  const ofAll = ['indicator', 'indicatorRef'].some((key) => isWritten(below(root, `spec.${key}`)));
  return itemsOf(below(root, 'spec.objectives')).flatMap((node): readonly ServiceObjective[] => {
    if (node.kind !== 'map') return [];
    const own = entriesOf(node).some(
      ({ key, value }) => /^(?:indicator|ratioMetrics?)/.test(key) && isWritten(value),
    );
    const percent = entryNamed(node, ['targetPercent'])?.value;
    return [
      {
        name: textOf(below(node, 'displayName')) ?? name,
        node,
        objective: percent ?? entryNamed(node, ['target'])?.value,
        window: entryNamed(window, ['duration', 'count'])?.value,
        hasIndicator: ofAll || own,
      },
    ];
  });
}

/**
 * The share that an objective promises, between 0 and 1: numbers up to 1 are shares, larger ones percent. Absent
 * where it is no number.
 */
export function promisedShare(node: TreeNode | undefined): number | undefined {
  const [, number, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(textOf(node) ?? '') ?? [];
  if (number === undefined) return undefined;
  const value = Number(number);
  return percent === '%' || value > 1 ? value / 100 : value;
}

const HOURS: Readonly<Record<string, number>> = { h: 1, d: 24, w: 168, M: 720, Q: 2160, y: 8760, Y: 8760 };

/** Hours of a window: `30d`, `4w`, `28 days`, `1M`. Absent where it is none. */
export function windowHours(node: TreeNode | undefined): number | undefined {
  const text = textOf(node) ?? '';
  const [, count, word] = /^(\d{1,5})\s*([a-zA-Z]+)$/.exec(text) ?? [];
  if (word === undefined) return undefined;
  const unit = /^(?:hour|day|week|month|quarter|year)s?$/i.test(word)
    ? ({ m: 'M', q: 'Q' }[word[0]?.toLowerCase() ?? ''] ?? word[0]?.toLowerCase())
    : word;
  const hours = HOURS[unit ?? ''];
  return hours === undefined ? undefined : Number(count) * hours;
}
