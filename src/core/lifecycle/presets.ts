import type { Lifecycle } from './lifecycle';
import { CRISP_ML_Q } from './presets/crispMlQ';
import { HEURISTIC_FIRST } from './presets/heuristicFirst';
import { MLOPS } from './presets/mlops';

/** The lifecycle of a project that names none. */
export const DEFAULT_PRESET: Lifecycle = MLOPS;

/** Every lifecycle that a project file can name or extend. */
export const PRESETS: readonly Lifecycle[] = [MLOPS, HEURISTIC_FIRST, CRISP_ML_Q];

/** The preset of that name. */
export function presetOf(id: string): Lifecycle | undefined {
  return PRESETS.find((preset) => preset.preset === id);
}
