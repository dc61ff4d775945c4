import { missingText } from './content/overrides';
import { checkHealth } from '../health/health';
import { verdictWord } from '../health/healthText';
import { entryText } from '../journal/entryText';
import type { AdvanceEntry } from '../journal/entry';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot, WheelSnapshot } from '../snapshot/snapshot';
import { say, verbatim, type Message } from '../text/message';
import { MOST } from './content/bounds';
import { changesSince } from './content/changesSince';
import { checkName, detailList, mainWords } from './content/checkContent';
import { dayOfEntry, journalTable } from './content/journalTable';
import { problemBlocks } from './content/problems';
import { stageIntroduction, titleOf } from './content/stageWords';
import {
  cell,
  code,
  list,
  paragraph,
  section,
  table,
  words,
  type Block,
  type Cell,
  type Column,
  type Line,
} from './document';
import type { ReportedProject } from './reportInput';

/** For those who judge it: where each wheel stands, the evidence of every check, and who decided what and why. */
export function reviewerBlocks(project: ReportedProject): readonly Block[] {
  const { snapshot, way } = project;
  return [
    ...wheels(snapshot),
    ...accepted(snapshot),
    ...section(say('Open problems of the project’s files'), problemBlocks(snapshot, way)),
    ...changesSince(project),
    ...evidence(project),
    ...section(say('Journal'), journal(snapshot), { isPage: true }),
  ];
}

function wheels(snapshot: ProjectSnapshot): readonly Block[] {
  const columns = [say('Wheel'), say('Health'), say('Focus'), say('Since')].map((title) => ({ title }));
  const rows = table(say('Where each wheel stands'), columns, snapshot.wheels, MOST.checks, (wheel) => [
    cell(words({ text: wheel.title })),
    cell({ kind: 'health', health: wheel.health }),
    cell(words(titleOf(snapshot, wheel.focus))),
    sinceCell(wheel),
  ]);
  return section(say('Where each wheel stands'), rows);
}

function sinceCell({ since }: WheelSnapshot): Cell {
  if (since === undefined) return cell(words(say('its beginning'), 'quiet'));
  const who = say('{0}, {1}', dayOfEntry(since), since.by);
  const reason = since.kind === 'return' ? since.reason : since.override?.reason;
  return [
    [words(who), words(entryText(since), 'quiet')],
    ...(reason === undefined ? [] : [[words(verbatim(reason))]]),
  ];
}

/** What was let pass: waivers, verifications, gates that were shut. */
function accepted(snapshot: ProjectSnapshot): readonly Block[] {
  const checks = snapshot.stages.flatMap((stage) => stage.checks);
  return section(say('What was accepted, by whom and why'), [
    ...titled(
      say('Waivers'),
      [...whoColumns(), { title: say('Until'), kind: 'short' }],
      checks.filter(({ waiver }) => waiver !== undefined),
      waiverRow,
    ),
    ...titled(
      say('Checks that somebody answers for'),
      whoColumns(),
      checks.filter(({ verified }) => verified !== undefined),
      verifiedRow,
    ),
    ...titled(
      say('Gates that were passed although they were shut'),
      [
        ...[say('Gate'), say('Missing'), say('Why'), say('Who')].map((title) => ({ title })),
        { title: say('Day'), kind: 'short' },
      ],
      overrides(snapshot).toReversed(),
      (entry) => overrideRow(snapshot, entry),
    ),
  ]);
}

/** A table under a heading of its own. */
function titled<T>(
  title: Message,
  columns: readonly Column[],
  items: readonly T[],
  row: (item: T) => readonly Cell[],
): readonly Block[] {
  return section(title, table(title, columns, items, MOST.decisionsInForce, row));
}

function whoColumns(): readonly Column[] {
  const why = [say('Check'), say('Why'), say('Who')].map((title) => ({ title }));
  return [...why, { title: say('Day'), kind: 'short' }];
}

function waiverRow(check: CheckSnapshot): readonly Cell[] {
  const { waiver } = check;
  if (waiver === undefined) return [];
  const { reason, by, until, expired } = waiver;
  const ended: readonly Line[] = expired ? [[words(say('it has ended'), 'strong')]] : [];
  return [
    [[checkName(check)], [words(mainWords(check), 'quiet')]],
    ...[reason, by, dayOfEntry(waiver)].map((text) => cell(words(verbatim(text)))),
    [[words(verbatim(until))], ...ended],
  ];
}

function verifiedRow(check: CheckSnapshot): readonly Cell[] {
  const { verified } = check;
  if (verified === undefined) return [];
  const told = [verified.reason, verified.by, dayOfEntry(verified)];
  return [cell(checkName(check)), ...told.map((text) => cell(words(verbatim(text))))];
}

function overrides({ journal: entries }: ProjectSnapshot): readonly AdvanceEntry[] {
  return entries.filter(
    (entry): entry is AdvanceEntry => entry.kind === 'advance' && entry.override !== undefined,
  );
}

function overrideRow(snapshot: ProjectSnapshot, entry: AdvanceEntry): readonly Cell[] {
  const { override, by } = entry;
  return [
    cell(words(titleOf(snapshot, entry.to))),
    cell(words(missingText(snapshot, override?.missing ?? []))),
    ...[override?.reason ?? '', by, dayOfEntry(entry)].map((text) => cell(words(verbatim(text)))),
  ];
}

function evidence(project: ReportedProject): readonly Block[] {
  const { snapshot } = project;
  const stages = snapshot.stages
    .filter(({ checks }) => checks.length > 0)
    .flatMap((stage) => section({ text: stage.title }, evidenceOf(project, stage), { health: stage.health }));
  const without = snapshot.stages.filter(({ checks, cutOff }) => checks.length === 0 && !cutOff);
  const untold = without.map(({ title }) => ({ line: [words({ text: title })], below: [] }));
  return section(
    say('Evidence of every check'),
    [...stages, ...section(say('Stages without checks'), list(untold))],
    {
      isPage: true,
    },
  );
}

function evidenceOf({ snapshot, way }: ReportedProject, stage: StageSnapshot): readonly Block[] {
  const columns: readonly Column[] = [
    { title: say('Check'), kind: 'name' },
    { title: say('Verdict'), kind: 'state' },
    { title: say('Holds'), kind: 'state' },
    { title: say('Result') },
  ];
  return [
    ...stageIntroduction(snapshot, stage),
    ...table(say('Evidence of {0}', { text: stage.title }), columns, stage.checks, MOST.checks, evidenceRow),
    ...detailList(stage.checks, way),
  ];
}

function evidenceRow(check: CheckSnapshot): readonly Cell[] {
  const { id, uses, run, summary } = check;
  return [
    [[code(id)], [code(run ?? uses)]],
    verdictCell(check),
    cell(words(holdsText(check))),
    summary === undefined ? [] : cell(words(summary)),
  ];
}

/** The health, and what was concluded where that is not the same. */
function verdictCell({ health, verdict }: CheckSnapshot): Cell {
  const mark: Line = [{ kind: 'health', health }];
  return checkHealth(verdict, false) === health ? [mark] : [mark, [words(verdictWord(verdict), 'quiet')]];
}

/** Whether evidence still holds, and until when. */
function holdsText({ freshness, until, verified }: CheckSnapshot): Message {
  if (freshness === undefined) return say('no evidence');
  if (freshness === 'stale') return say('stale');
  if (verified !== undefined) return say('verified by hand');
  return until === undefined ? say('fresh') : say('fresh until {0}', until);
}

function journal({ journal: entries }: ProjectSnapshot): readonly Block[] {
  const rows = journalTable(entries, MOST.journal);
  return rows.length > 0 ? rows : [paragraph(words(say('Nothing was decided yet.'), 'quiet'))];
}
