import { dayAfter } from '../../journal/day';
import type { Health } from '../../health/health';
import { healthMeaning } from '../../health/healthText';
import type { CheckSnapshot, ProjectSnapshot } from '../../snapshot/snapshot';
import { say, verbatim, type Message } from '../../text/message';
import { code, list, paragraph, section, words, type Block, type Item } from '../document';
import type { ReportedProject } from '../reportInput';
import { bounded, MOST } from './bounds';
import { causeItems, checkName, conclusion, findingItems } from './checkContent';
import { problemBlocks } from './problems';

/** A waiver that ends within so many days is told in time. */
const SOON_DAYS = 14;

interface OwnedCheck {
  readonly check: CheckSnapshot;
  readonly owner?: string;
}

/** What the team does next, the most pressing first. */
export function nextSteps({ snapshot, day, way }: ReportedProject): readonly Block[] {
  const checks = ownedChecks(snapshot);
  const of = (...healths: readonly Health[]) => checks.filter(({ check }) => healths.includes(check.health));
  const steps = [
    ...group(say('Failing'), of('error', 'fail'), (check) => [
      ...findingItems(check.findings, MOST.findingsInShort, way),
    ]),
    ...group(
      say('Stale'),
      of('stale'),
      (check) => causeItems(check.causes, MOST.causesInShort),
      'check --stale',
    ),
    ...group(say('Never run'), of('not-run'), () => [], 'check --stale'),
    ...group(say('Warnings'), of('warn'), (check) => findingItems(check.findings, MOST.findingsInShort, way)),
    ...waiversToRenew(checks, day),
    ...section(say('Problems of the project’s files'), problemBlocks(snapshot, way)),
  ];
  if (steps.length > 0) return section(say('What to do next'), steps);
  const { health } = snapshot;
  return section(say('What to do next'), [
    { kind: 'verdict', health, sentences: [say('There is nothing to do: {0}.', healthMeaning(health))] },
  ]);
}

function ownedChecks({ stages }: ProjectSnapshot): readonly OwnedCheck[] {
  return stages
    .filter((stage) => !stage.cutOff)
    .flatMap(({ checks, owner }) =>
      checks.map((check) => ({ check, ...(owner === undefined ? {} : { owner }) })),
    );
}

function group(
  title: Message,
  checks: readonly OwnedCheck[],
  below: (check: CheckSnapshot) => readonly Item[],
  command?: string,
): readonly Block[] {
  const items = bounded(checks, MOST.steps, ({ check, owner }) => ({
    line: [
      { kind: 'health' as const, health: check.health },
      checkName(check),
      words(conclusion(check)),
      ...(owner === undefined ? [] : [words(verbatim(owner), 'quiet')]),
    ],
    below: below(check),
  }));
  const run: readonly Block[] =
    command === undefined ? [] : [paragraph(words(say('Run'), 'quiet'), code(`ml-lifecycle ${command}`))];
  return section(title, checks.length === 0 ? [] : [...list(items), ...run]);
}

/** Waivers whose day comes soon, or has passed while the check still wants one: the first to end first. */
function waiversToRenew(checks: readonly OwnedCheck[], day: string): readonly Block[] {
  const soon = dayAfter(day, SOON_DAYS);
  const ending = checks
    .flatMap(({ check }) => (check.waiver === undefined ? [] : [{ check, waiver: check.waiver }]))
    .filter(({ check, waiver }) => waiver.until <= soon && check.health !== 'pass')
    .sort((a, b) => (a.waiver.until < b.waiver.until ? -1 : a.waiver.until > b.waiver.until ? 1 : 0));
  const items = bounded(ending, MOST.steps, ({ check, waiver }) => ({
    line: [
      checkName(check),
      words(waiver.expired ? say('ended on {0}', waiver.until) : say('ends on {0}', waiver.until)),
      words(verbatim(waiver.reason), 'quiet'),
    ],
    below: [],
  }));
  return section(say('Waivers that end soon'), list(items));
}
