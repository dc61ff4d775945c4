import { yamlDocumentsOf } from '../checks/yaml/yamlDocuments';
import type { Problem } from '../project/problem';
import type { MapEntry, TreeNode } from '../project/yamlTree';
import { say } from '../text/message';
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
  if (text.trim() === '') return { problems: [], at };
  const yaml = yamlDocumentsOf(path, text);
  if (yaml.kind === 'fault') {
    const { range, message } = yaml.fault;
    const place = { path, ...(range === undefined ? {} : { range }) };
    const said = yaml.fault.path === undefined ? message : say('{0} is not read: {1}', path, message);
    return { problems: [undeclared(place, said)], at };
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
