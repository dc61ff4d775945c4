import { shownNumber } from '../checks/rounding';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../snapshot/snapshot';
import { HEALTHS, type Health } from '../health/health';
import { entryText, reasonOfEntry } from '../journal/entryText';
import { say, verbatim, type Message } from '../text/message';
import { bounded, MOST } from './content/bounds';
import { turnsText } from './content/changesSince';
import { conclusion, mainWords } from './content/checkContent';
import { dayOfEntry } from './content/journalTable';
import { keyMetrics, limitText, valuesOf, type KeyMetric } from './content/keyMetrics';
import { standing, wheelLines } from './content/plainWords';
import { revisionLine } from './content/revisionLine';
import { joined, titleOf } from './content/stageWords';
import { cell, list, paragraph, section, table, words, type Block, type Cell, type Tile } from './document';
import type { ReportedProject } from './reportInput';

/** So many stages are named as needing work. */
const MOST_NAMED = 6;
const AMISS: ReadonlySet<Health> = new Set<Health>(['error', 'fail', 'stale', 'warn', 'not-run']);

/** For those who depend on it: one page of where the product stands. */
export function stakeholderBlocks(project: ReportedProject): readonly Block[] {
  const { snapshot } = project;
  const { health } = snapshot;
  return [
    { kind: 'verdict', health, sentences: [...standing(snapshot), ...sinceThen(project)] },
    ...changes(project),
    { kind: 'picture', project: snapshot },
    {
      kind: 'tiles',
      label: say('The wheels of the lifecycle'),
      tiles: snapshot.wheels.map(tileOf(snapshot)),
    },
    ...attention(snapshot),
    ...numbers(project),
    ...risks(snapshot),
    ...decisions(snapshot),
  ];
}

function sinceThen({ since }: ReportedProject): readonly Message[] {
  const health = since?.changes.health;
  if (health === undefined) return [];
  const better = HEALTHS.indexOf(health.is) > HEALTHS.indexOf(health.was);
  return [better ? say('It stands better than before.') : say('It stands worse than before.')];
}

function tileOf(snapshot: ProjectSnapshot) {
  return (wheel: ProjectSnapshot['wheels'][number], ink: number): Tile => ({
    title: { text: wheel.title },
    health: wheel.health,
    lines: [...wheelLines(wheel), say('now at: {0}', titleOf(snapshot, wheel.focus))],
    ink,
  });
}

/** The stages that are not green, in a sentence each. */
function attention({ stages }: ProjectSnapshot): readonly Block[] {
  const amiss = stages
    .filter(({ health, cutOff }) => !cutOff && AMISS.has(health))
    .toSorted((a, b) => HEALTHS.indexOf(a.health) - HEALTHS.indexOf(b.health));
  const items = bounded(amiss, MOST_NAMED, (stage) => ({
    line: [
      { kind: 'health' as const, health: stage.health },
      words({ text: stage.title }, 'strong'),
      words(worstOf(stage)),
      ...(stage.owner === undefined ? [] : [words(verbatim(stage.owner), 'quiet')]),
    ],
    below: [],
  }));
  return section(say('What needs attention'), list(items));
}

function worstOf({ checks, health }: StageSnapshot): Message {
  const found = checks.find((check) => check.health === health);
  return found === undefined ? verbatim('') : inPlainWords(found);
}

function inPlainWords(check: CheckSnapshot): Message {
  if (check.health === 'stale') return say('was judged before something changed');
  if (check.health === 'not-run') return say('was not judged yet');
  return mainWords(check);
}

function numbers(project: ReportedProject): readonly Block[] {
  const metrics = keyMetrics(project.snapshot);
  const columns = [
    { title: say('What') },
    { title: say('Now'), kind: 'number' as const },
    { title: say('Asked for'), kind: 'short' as const },
    { title: say('Over time') },
    { title: say('Health') },
  ];
  const title = say('Key figures');
  return section(
    title,
    table(title, columns, metrics, MOST.metrics, (metric) => metricRow(project, metric)),
  );
}

function metricRow(project: ReportedProject, metric: KeyMetric): readonly Cell[] {
  const { check, value } = metric;
  const values = valuesOf(metric, project);
  return [
    cell(words(verbatim(nameOf(check.id)), 'strong'), words(conclusion(check), 'quiet')),
    cell(words(verbatim(shownNumber(value)), 'strong')),
    cell(words(limitText(metric))),
    cell(values.length < 2 ? words(verbatim('–')) : { kind: 'trend', values, meaning: from(values) }),
    cell({ kind: 'health', health: check.health }),
  ];
}

/** A check's id as words. */
function nameOf(id: string): string {
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a line begins; where it ends is told beside it. */
function from([first = 0]: readonly number[]): Message {
  return say('from {0}', shownNumber(first));
}

function risks({ stages }: ProjectSnapshot): readonly Block[] {
  const waived = stages.flatMap(({ checks, title }) =>
    checks.flatMap((check) =>
      check.health === 'waived' && check.waiver ? [{ title, check, waiver: check.waiver }] : [],
    ),
  );
  const columns = [
    ...[say('Risk'), say('Why it is accepted'), say('By')].map((title) => ({ title })),
    { title: say('Until'), kind: 'short' as const },
  ];
  const title = say('Risks accepted for now');
  return section(
    title,
    table(title, columns, waived, MOST.risks, ({ title: stage, check, waiver }) => [
      [[words({ text: stage }, 'strong'), words(mainWords(check))]],
      ...[waiver.reason, waiver.by, waiver.until].map((text) => cell(words(verbatim(text)))),
    ]),
  );
}

/** The last decisions, the last first. */
function decisions({ journal }: ProjectSnapshot): readonly Block[] {
  const items = journal
    .toReversed()
    .slice(0, MOST.decisions)
    .map((entry) => {
      const reason = reasonOfEntry(entry);
      const line = [
        words(verbatim(dayOfEntry(entry)), 'quiet'),
        words(say('{0}: {1}', entry.by, entryText(entry))),
        ...(reason === undefined ? [] : [words(verbatim(reason), 'quiet')]),
      ];
      return { line, below: [] };
    });
  return section(say('Last decisions'), list(items));
}

function changes({ since }: ReportedProject): readonly Block[] {
  if (since === undefined) return [];
  const turns = turnsText(since.changes.checks);
  const told = turns.length === 0 ? say('No check stands otherwise.') : say('Checks: {0}', joined(turns));
  return [paragraph(words(told, 'strong'), words(say('since'), 'quiet'), ...revisionLine(since.revision))];
}
