import { folderOf } from '../checks/relativePath';
import { below, entriesOf, textOf } from '../checks/yaml/yamlNodes';
import { entryOf } from '../project/yamlTree';
import { commandFiles } from './commandFiles';
import { declaredYaml } from './declaredYaml';
import type { Listing } from './listing';
import type { Declared, Step } from './suggestion';

const ENVIRONMENTS = ['python_env', 'conda_env'];

/** Entry points of an `MLproject` of MLflow, and the environment that they run in. */
export function readMlproject(path: string, text: string, listing: Listing): Declared {
  const yaml = declaredYaml(path, text);
  const folder = folderOf(path);
  const nothing = { tool: 'mlflow' as const, runs: [], reads: [], writes: [], metrics: [], settings: [] };
  const points = entriesOf(below(yaml.root, 'entry_points')).map((entry): Step => {
    const command = textOf(entryOf(entry.value, 'command')?.value) ?? '';
    const runs = commandFiles(command, [folder], listing);
    return { ...nothing, name: entry.key, source: yaml.at(entry), runs };
  });
  const environments = ENVIRONMENTS.flatMap((key): readonly Step[] => {
    const entry = entryOf(yaml.root, key);
    const named = listing.named(textOf(entry?.value) ?? '', [folder]);
    if (entry === undefined || named === undefined) return [];
    return [{ ...nothing, name: key, source: yaml.at(entry), stage: 'build', settings: [named] }];
  });
  return { steps: [...points, ...environments], problems: yaml.problems };
}
