import type { Verdict } from '../evidence/evidence';

/** Health of a check, stage, wheel or project, worst first; `empty` has nothing to judge and is never green. */
export const HEALTHS = ['error', 'fail', 'stale', 'warn', 'not-run', 'waived', 'pass', 'empty'] as const;
export type Health = (typeof HEALTHS)[number];

/** The worst of several healths; `empty` of none. */
export function worst(healths: Iterable<Health>): Health {
  let index = HEALTHS.length - 1;
  for (const health of healths) index = Math.min(index, HEALTHS.indexOf(health));
  return HEALTHS[index] ?? 'empty';
}

/** Health of one check from its last verdict and whether that still holds. */
export function checkHealth(verdict: Verdict | 'not-run', stale: boolean): Health {
  switch (verdict) {
    case 'error':
    case 'fail':
      return verdict;
    case 'not-run':
    case 'skipped':
      return 'not-run';
    case 'warn':
    case 'pass':
      return stale ? 'stale' : verdict;
  }
}
