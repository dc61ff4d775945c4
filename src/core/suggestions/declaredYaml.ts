import { yamlDocumentsOf } from '../checks/yaml/yamlDocuments';
import type { Problem } from '../project/problem';
import type { MapEntry, TreeNode } from '../project/yamlTree';
import { undeclared } from './problems';
import type { DeclaredAt } from './suggestion';

/** A declaring file that is YAML. */
export interface DeclaredYaml {
  /** Absent where there is nothing to read. */
  readonly root?: TreeNode;
  readonly problems: readonly Problem[];
  /** Where the key of an entry stands. */
  readonly at: (entry: MapEntry) => DeclaredAt;
}

/** Reads the first document of a declaring file; what is wrong with it is a problem. */
export function declaredYaml(path: string, text: string): DeclaredYaml {
  const at = (): DeclaredAt => ({ path });
  if (isEmpty(text)) return { problems: [], at };
  const yaml = yamlDocumentsOf(path, text);
  if (yaml.kind === 'fault') {
    const { range, message } = yaml.fault;
    const place = { path, ...(range === undefined ? {} : { range }) };
    return { problems: [undeclared(place, message)], at };
  }
  const [root] = yaml.roots;
  return {
    ...(root === undefined ? {} : { root }),
    problems: [],
    at: ({ keySpan }) => {
      const line = yaml.placeOf(keySpan).range?.start.line;
      return { path, ...(line === undefined ? {} : { line }) };
    },
  };
}

/** Whether there is nothing but comments. */
function isEmpty(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));
}
