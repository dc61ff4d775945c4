import type { Place } from '../../place/place';
import type { TreeNode } from '../../project/yamlTree';
import type { Fault } from '../outcomes';

/** A value that a run record holds, with the keys that lead to it. */
export interface RecordedField {
  readonly keys: readonly string[];
  readonly value: TreeNode;
  readonly place: Place;
}

/** What a run recorded, the outermost fields first; or why it cannot be read. */
export type RunRecord =
  | { readonly kind: 'record'; readonly fields: readonly RecordedField[] }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** The first field of one of the names; a name may also be that of a field with the one around it: `git.sha`. */
export function fieldNamed(
  fields: readonly RecordedField[],
  names: ReadonlySet<string>,
): RecordedField | undefined {
  const isNamed = ({ keys }: RecordedField): boolean => {
    const own = plainName(keys.at(-1) ?? '');
    return names.has(own) || names.has(plainName(keys.at(-2) ?? '') + own);
  };
  const named = fields.filter(isNamed);
  return named.find(({ value }) => isRecorded(value)) ?? named[0];
}

/** The field at a dotted path, where a project's own name for it is given; keys may have dots themselves. */
export function fieldAt(fields: readonly RecordedField[], path: string): RecordedField | undefined {
  return fields.find(({ keys }) => keys.join('.') === path || keys.at(-1) === path);
}

/** A name without letter case and separators: `git_commit` and `gitCommit` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** What people and tools write where they do not know. */
const NOTHING =
  /^(?:|none|null|nan|n\/?a|unknown|undefined|todo|tbd|fixme|\?+|-+|\.{3}|…|<.*>|\{\{.*\}\}|\$\{.*\}|@\w+@|0{7,64})$/i;

/** Whether a value says anything: `unknown`, a placeholder or a map of nothing does not. */
export function isRecorded(node: TreeNode): boolean {
  switch (node.kind) {
    case 'scalar':
      return node.value !== null && !NOTHING.test(String(node.value).trim());
    case 'list':
      return node.items.some(isRecorded);
    case 'map':
      return [...node.entries.values()].some(({ value }) => isRecorded(value));
  }
}
