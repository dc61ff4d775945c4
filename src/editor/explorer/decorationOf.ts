import { healthWord } from '../../core/health/healthText';
import type { ProjectSnapshot, WheelSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { PathFacts } from '../links/pathIndex';
import { WHEEL_COLORS } from '../manifest';
import { healthIcon } from '../snapshot/healthIcon';
import type { Localize } from '../text/localize';

/** How a file looks in the explorer and in tabs. */
export interface Decoration {
  /** The wheel in two letters. */
  readonly badge: string;
  /** Id of a theme colour. */
  readonly color: string;
  readonly tooltip: string;
}

/** More stages, or reasons, of one file are counted, not told. */
const MOST_TOLD = 3;
/** Tell titles apart that have no other letters. */
const DIGITS = ['2', '3', '4', '5', '6', '7', '8', '9'];

/** The wheel of a file's first stage, else of its cells' first, coloured by it, or by what is wrong with the file; nothing for what is not linked. */
export function decorationOf(
  { wheels, lifecycle }: ProjectSnapshot,
  { stages, cellStages, troubles }: PathFacts,
  text: Localize,
): Decoration | undefined {
  const [first] = [...stages, ...cellStages];
  const at = wheels.findIndex(({ id }) => id === first?.wheel);
  const wheel = wheels[at];
  if (first === undefined || wheel === undefined) return undefined;
  const badge = badgesOf(wheels, text)[at] ?? '';
  const [worst] = troubles;
  const place = lifecycle.wheels.findIndex(({ id }) => id === wheel.id);
  const color =
    worst === undefined ? WHEEL_COLORS[place % WHEEL_COLORS.length] : healthIcon(worst.health).color;
  return { badge, color: color ?? '', tooltip: tooltipOf(wheels, { stages, cellStages, troubles }, text) };
}

const knownBadges = new WeakMap<readonly WheelSnapshot[], readonly string[]>();

/** Those of wheels that were drawn before are known: thousands of files ask for the same. */
function badgesOf(wheels: readonly WheelSnapshot[], text: Localize): readonly string[] {
  const known = knownBadges.get(wheels) ?? lettersOf(wheels.map(({ title }) => text({ text: title })));
  knownBadges.set(wheels, known);
  return known;
}

/** Two letters of each title that tell it from the others: one alone would be taken for a letter of git's. */
export function lettersOf(titles: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return titles.map((title) => {
    const [first = '·', ...rest] = lettersIn(plainLine(title).replaceAll(' ', ''));
    const seconds = [...rest, ...DIGITS];
    const letters = seconds.map((second) => `${first.toUpperCase()}${second}`);
    const free = letters.find((two) => !taken.has(two)) ?? first;
    taken.add(free);
    return free;
  });
}

const SEGMENTER = new Intl.Segmenter();

/** What people take for letters, whatever they are made of. */
function lettersIn(text: string): readonly string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}

function tooltipOf(
  wheels: readonly WheelSnapshot[],
  { stages, cellStages, troubles }: Pick<PathFacts, 'stages' | 'cellStages' | 'troubles'>,
  text: Localize,
): string {
  const all = [...stages, ...cellStages];
  const named = all.slice(0, MOST_TOLD).map((stage, at) => {
    const wheel = wheels.find(({ id }) => id === stage.wheel)?.title ?? stage.wheel;
    const told = [{ text: stage.title }, { text: wheel }, healthWord(stage.health)];
    return text(
      at < stages.length ? say('{0} ({1} wheel): {2}', ...told) : say('cells: {0} ({1} wheel): {2}', ...told),
    );
  });
  const reasons = troubles
    .slice(0, MOST_TOLD)
    .map(({ stage, check, message }) => text(say('{0}: {1}', `${stage}/${check}`, message)));
  const more = Math.max(0, all.length - MOST_TOLD) + Math.max(0, troubles.length - MOST_TOLD);
  const lines = [...named, ...reasons, ...(more > 0 ? [text(say('{0} more', more))] : [])];
  return lines.map((line) => plainLine(line)).join(' · ');
}
