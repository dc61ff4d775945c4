import type { Problem } from './problem';
import type { Gate } from './project';
import { unknownStage, unknownStages } from './readLifecycle';
import { START, type Reading } from './reading';
import { problemAt, valueRange } from './sourceText';
import { nodeAt } from './yamlTree';

/** Reads the gates; stages that do not exist are left out of them. */
export function readGates(reading: Reading): {
  readonly gates: readonly Gate[];
  readonly problems: readonly Problem[];
} {
  const known = new Set(reading.lifecycle.stages.map((stage) => stage.id));
  const problems = [...unknownStages(reading, 'gates')];
  const gates: Gate[] = [];
  for (const [stage, gate] of Object.entries(reading.file.gates ?? {})) {
    const named = [...new Set(gate?.requires ?? [])];
    for (const name of named) if (!known.has(name)) problems.push(unknownRequirement(reading, stage, name));
    const requires = named.filter((name) => known.has(name));
    if (known.has(stage) && requires.length > 0) gates.push({ stage, requires });
  }
  return { gates, problems };
}

function unknownRequirement({ root, source, lifecycle }: Reading, stage: string, name: string): Problem {
  const path = ['gates', stage, 'requires'];
  const list = nodeAt(root, path);
  // Items before it may have been left out, so it is found by what it says.
  const index =
    list?.kind === 'list'
      ? list.items.findIndex((item) => item.kind === 'scalar' && item.source === name)
      : -1;
  const range = valueRange(source, root, index < 0 ? path : [...path, index]) ?? START;
  return problemAt(range, unknownStage(name, lifecycle));
}
