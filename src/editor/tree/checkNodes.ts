import type { Finding } from '../../core/evidence/evidence';
import { causeText, healthWord, severityWord } from '../../core/health/healthText';
import type { CheckSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { isComparable } from '../../core/snapshot/comparable';
import { isVerifiable, isWaivable } from '../../core/snapshot/decidable';
import type { RunningWork } from '../../protocol/board';
import { healthIcon, RUNNING_ICON, type Icon } from '../snapshot/healthIcon';
import { isRunning } from '../snapshot/runningWork';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { accessible, limited, placeText } from './drafts';
import type { NodeAbility, NodeDraft } from './nodes';
import { checkTooltip, findingTooltip } from './tooltips';

const MOST_FINDINGS = 100;

const FINDING_ICONS: Readonly<Record<Finding['severity'], Icon>> = {
  fail: { name: 'error', color: 'problemsErrorIcon.foreground' },
  warn: { name: 'warning', color: 'problemsWarningIcon.foreground' },
  info: { name: 'info', color: 'problemsInfoIcon.foreground' },
};

/** A check, and below it what it found. */
export function checkDraft(
  root: string,
  check: CheckSnapshot,
  running: readonly RunningWork[],
  text: Localize,
): NodeDraft {
  const { id, stage } = check;
  const active = isRunning(running, { root, stage, check: id });
  const label = plainLine(id);
  const words = checkWords(check, text);
  const description = active ? `${text(say('running…'))} · ${words}` : words;
  // Every other health is said by the description already.
  const passing = check.health === 'pass' ? text(healthWord('pass')) : '';
  return {
    key: `check ${id}`,
    subject: { kind: 'check', root, stage, check: id },
    label,
    description,
    icon: active ? RUNNING_ICON : healthIcon(check.health),
    tooltip: () => checkTooltip(check, text),
    accessibleName: accessible([label, text(say('check')), passing, description]),
    expanded: false,
    abilities: [active ? 'running' : 'runnable', 'openable', ...decidable(check)],
    ...(check.findings.length === 0 ? {} : { children: () => findingDrafts(root, check, text) }),
  };
}

function findingDrafts(root: string, check: CheckSnapshot, text: Localize): readonly NodeDraft[] {
  return limited(
    {
      items: check.findings,
      most: MOST_FINDINGS,
      make: (finding) => findingDraft(root, check, finding, text),
      of: { root, stage: check.stage },
    },
    text,
  );
}

/**
 * How a check stands, in a few words: its health unless it passes, then the first cause or what it concluded; of a
 * decision the tooltip tells the rest.
 */
export function checkWords(check: CheckSnapshot, text: Localize): string {
  const decided = decidedWords(check, text);
  if (decided !== undefined) return decided;
  const cause = check.health === 'stale' ? check.causes[0] : undefined;
  const detail = cause === undefined ? check.summary : causeText(cause);
  const more =
    cause !== undefined && check.causes.length > 1 ? [text(say('{0} more', check.causes.length - 1))] : [];
  const health = check.health === 'pass' && detail !== undefined ? [] : [text(healthWord(check.health))];
  return [...health, ...(detail === undefined ? [] : [plainLine(text(detail))]), ...more].join(' · ');
}

function decidedWords({ health, waiver, verified }: CheckSnapshot, text: Localize): string | undefined {
  if (health === 'waived' && waiver !== undefined) {
    return `${text(say('waived until {0}', waiver.until))} · ${plainLine(waiver.reason)}`;
  }
  if (verified === undefined) return undefined;
  return `${text(say('verified by {0}', plainLine(verified.by)))} · ${plainLine(verified.reason)}`;
}

/** What can be decided of a check, and seen before. */
function decidable(check: CheckSnapshot): readonly NodeAbility[] {
  return [
    ...(isVerifiable(check) ? (['verifiable'] as const) : []),
    ...(isWaivable(check) ? (['waivable'] as const) : []),
    ...(check.waiver === undefined ? [] : (['waived'] as const)),
    ...(isComparable(check) ? (['comparable'] as const) : []),
  ];
}

/** What a check found. */
export function findingDraft(
  root: string,
  check: CheckSnapshot,
  finding: Finding,
  text: Localize,
): NodeDraft {
  const { path, cell, range, severity } = finding;
  const place =
    path === undefined
      ? undefined
      : { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) };
  const label = plainLine(text(finding.message));
  const description = place === undefined ? '' : placeText(place, text);
  return {
    key: `finding ${severity} ${finding.message.text} ${path ?? ''} ${cell ?? ''}`,
    subject: {
      kind: 'finding',
      root,
      stage: check.stage,
      check: check.id,
      ...(place === undefined ? {} : { place }),
    },
    label,
    description,
    icon: FINDING_ICONS[severity],
    tooltip: () => findingTooltip(finding, text),
    accessibleName: accessible([text(severityWord(severity)), label, description]),
    expanded: false,
    abilities: [],
  };
}
