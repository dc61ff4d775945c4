import { checkTotal } from '../../health/healthText';
import type { Health } from '../../health/health';
import type { ProjectSnapshot, WheelSnapshot } from '../../snapshot/snapshot';
import { say, type Message } from '../../text/message';

/** Where a project stands, for people who know nothing of checks and evidence. */
export function standing({ health, counts }: Pick<ProjectSnapshot, 'health' | 'counts'>): readonly Message[] {
  const total = checkTotal(counts);
  const lead = leadOf(health);
  if (total === 0) return [lead];
  const passing = counts.pass ?? 0;
  const shown =
    total === 1 ? say('{0} of 1 check passes.', passing) : say('{0} of {1} checks pass.', passing, total);
  return [lead, shown];
}

/** How many checks of a wheel pass, then what is amiss. */
export function wheelLines({ counts }: Pick<WheelSnapshot, 'counts'>): readonly Message[] {
  const total = checkTotal(counts);
  if (total === 0) return [say('nothing is checked yet')];
  const passing = counts.pass ?? 0;
  return [
    passing === total ? say('all {0} checks pass', total) : say('{0} of {1} checks pass', passing, total),
  ];
}

function leadOf(health: Health): Message {
  switch (health) {
    case 'error':
      return say('Something could not be judged, so nobody knows whether it is right.');
    case 'fail':
      return say('Something is not as it should be.');
    case 'stale':
      return say('Something changed since it was last judged: that has to be judged again.');
    case 'warn':
      return say('Nothing fails, and something deserves a look.');
    case 'not-run':
      return say('Nothing fails, and not everything was judged yet.');
    case 'waived':
      return say('Everything is as it should be, but for what was accepted for now.');
    case 'pass':
      return say('Everything that is judged is as it should be.');
    case 'empty':
      return say('Nothing is judged yet, so nothing can be said.');
  }
}
