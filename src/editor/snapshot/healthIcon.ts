import type { Health } from '../../core/health/health';
import { COLORS } from '../manifest';

/** A codicon and the theme colour it is drawn in; shapes differ too, for those who do not see the colours. */
export interface Icon {
  readonly name: string;
  readonly color?: string;
}

const ICONS: Readonly<Record<Health, Icon>> = {
  error: { name: 'stop', color: 'problemsErrorIcon.foreground' },
  fail: { name: 'error', color: 'problemsErrorIcon.foreground' },
  stale: { name: 'history', color: COLORS.stale },
  warn: { name: 'warning', color: 'problemsWarningIcon.foreground' },
  'not-run': { name: 'circle-outline', color: 'testing.iconUnset' },
  waived: { name: 'shield', color: 'charts.blue' },
  pass: { name: 'pass', color: 'testing.iconPassed' },
  empty: { name: 'dash', color: 'disabledForeground' },
};

/** The icon of a health. */
export function healthIcon(health: Health): Icon {
  return ICONS[health];
}

/** The icon of what is being run. */
export const RUNNING_ICON: Icon = { name: 'loading~spin' };
