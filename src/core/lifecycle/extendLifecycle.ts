import { say } from '../text/message';
import { addEdges, dropEdges } from './changeEdges';
import { changeStages, renameStages, wheelLoopsOf } from './changeStages';
import { dropStages } from './dropStages';
import type { Lifecycle, LoopId } from './lifecycle';
import { shown, unknownName, type LifecycleProblem } from './lifecycleProblem';
import { readLifecycleSpec, type LifecycleSpec } from './lifecycleSpec';
import { composeLifecycle, outlineOf } from './outline';
import { placeStages } from './placeStages';
import { DEFAULT_PRESET, presetOf, PRESETS } from './presets';
import type { Report } from './readPart';
import { sortChanges } from './sortChanges';

/** A project's lifecycle, and what is wrong with what the project file says of it. */
export interface ExtendedLifecycle {
  /** Always complete and never empty: what was wrong is left out. */
  readonly lifecycle: Lifecycle;
  readonly problems: readonly LifecycleProblem[];
}

/** Makes a project's lifecycle from the value of `lifecycle:`: a preset's name, or a preset with changes. */
export function extendLifecycle(value: unknown): ExtendedLifecycle {
  const problems: LifecycleProblem[] = [];
  const report: Report = (problem) => problems.push(problem);
  const spec = readLifecycleSpec(value, report);
  const base = baseOf(spec, report);
  const sorted = sortChanges(base, spec.stages, report);
  const wheelLoops = wheelLoopsOf(base);

  let outline = renameStages(outlineOf(base), sorted.renames);
  outline = changeStages(outline, sorted.changes, wheelLoops, report);
  // Before stages go, so that a new one can come after a dropped one and so take its place.
  outline = placeStages(outline, sorted, wheelLoops, report);
  outline = dropEdges(outline, spec.dropEdges, sorted.renames, report);
  outline = dropStages(outline, sorted.drops);
  if (outline.stages.length === 0) {
    report({
      keyPath: ['stages'],
      at: 'value',
      code: 'nothing-left',
      message: say('Every stage is dropped; the preset "{0}" is used as it is.', base.preset),
      next: say('Keep at least one stage.'),
    });
    return { lifecycle: base, problems };
  }
  outline = addEdges(outline, spec.addEdges, spec.dropEdges, sorted.renames, report);
  return {
    lifecycle: composeLifecycle({ ...outline, cutOff: stillCutOff(base, spec.open, report) }),
    problems,
  };
}

function baseOf(spec: LifecycleSpec, report: Report): Lifecycle {
  if (spec.extends === undefined) return DEFAULT_PRESET;
  const { keyPath, value } = spec.extends;
  const base = presetOf(value);
  if (base !== undefined) return base;
  const message = say('There is no lifecycle "{0}"; "{1}" is used.', shown(value), DEFAULT_PRESET.preset);
  const presets = PRESETS.map((preset) => preset.preset);
  report(unknownName({ keyPath, at: 'value', code: 'unknown-preset', message }, value, presets));
  return DEFAULT_PRESET;
}

function stillCutOff(base: Lifecycle, open: LifecycleSpec['open'], report: Report): readonly LoopId[] {
  const cutOff = new Set(base.cutOff);
  const loops = base.loops.map((loop) => loop.id);
  for (const { keyPath, value: id } of open) {
    if (cutOff.delete(id)) continue;
    const here = { keyPath, at: 'value' } as const;
    if (loops.includes(id)) {
      const message = say('The loop "{0}" is open already.', id);
      report({ ...here, code: 'loop-open', message, next: say('Remove it here.') });
    } else {
      const message = say('This lifecycle has no loop "{0}".', shown(id));
      report(unknownName({ ...here, code: 'unknown-loop', message }, id, loops));
    }
  }
  return [...cutOff];
}
