import type { Lifecycle } from '../lifecycle';
import { MLOPS } from './mlops';

/**
 * The same lifecycle for a team that ships the product end to end with a rule or a dummy model first: the Data-ML
 * loop is shown but neither judged nor counted until the team opens it.
 */
export const HEURISTIC_FIRST: Lifecycle = {
  ...MLOPS,
  preset: 'heuristic-first',
  title: 'Heuristic first',
  cutOff: ['data-ml'],
};
