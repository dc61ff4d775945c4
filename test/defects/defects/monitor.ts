import { defectsOf, type Defect } from '../edit';
import { changes, changesLines, renames, writes } from '../fileEdits';

const LOG = 'logs/serving.jsonl';

/** Keeps the lines of the log for which a condition holds; `day` is the one that a line is of. */
function keep(condition: (day: string, at: number) => boolean) {
  return changesLines(LOG, (lines) => lines.filter((line, at) => condition(dayOf(line), at)));
}

function dayOf(line: string): string {
  return /\d{4}-\d\d-\d\d/.exec(line)?.[0] ?? '';
}

export const RECENCY: readonly Defect[] = defectsOf('monitor', 'monitor/recency', [
  {
    name: 'the log stopped three days ago',
    verdict: 'fail',
    mentions: '2026-11-20',
    apply: keep((day) => day <= '2026-11-20'),
  },
  {
    name: 'the log of last month was put back',
    verdict: 'fail',
    mentions: '2026-10-23',
    apply: changes(LOG, (text) => text.replaceAll('"2026-11-', '"2026-10-')),
  },
  {
    name: 'the log is empty',
    verdict: 'error',
    mentions: LOG,
    apply: writes(LOG, ''),
  },
  {
    name: 'the time was renamed',
    verdict: 'error',
    mentions: 'time',
    apply: changes(LOG, (text) => text.replaceAll('"time"', '"timestamp"')),
  },
  {
    name: 'the time became a counter',
    verdict: 'error',
    mentions: 'time',
    apply: changesLines(LOG, (lines) =>
      lines.map((line, at) => line.replace(/"time": "[^"]+"/, `"time": ${String(at)}`)),
    ),
  },
  {
    name: 'a clock runs a year ahead',
    mentions: 'future',
    apply: changesLines(LOG, (lines) =>
      lines.map((line, at) => (at % 50 === 0 ? line.replace('2026', '2027') : line)),
    ),
  },
  {
    name: 'the log was rotated away',
    verdict: 'error',
    mentions: LOG,
    apply: renames(LOG, 'logs/old/serving.jsonl'),
  },
]);

export const VOLUME: readonly Defect[] = defectsOf('monitor', 'monitor/volume', [
  {
    name: 'a third of the requests is logged',
    mentions: 'too few',
    apply: keep((_day, at) => at % 3 === 0),
  },
  {
    name: 'half of the requests of three days is lost',
    mentions: '2026-11-19',
    apply: keep((day, at) => !['2026-11-17', '2026-11-18', '2026-11-19'].includes(day) || at % 5 < 2),
  },
  {
    name: 'each request is logged twice',
    mentions: 'too many',
    apply: changesLines(LOG, (lines) => lines.flatMap((line) => [line, line])),
  },
  {
    name: 'a caller repeats its requests on the last day',
    mentions: '2026-11-23',
    apply: changesLines(LOG, (lines) =>
      lines.flatMap((line) => (dayOf(line) === '2026-11-23' ? [line, line] : [line])),
    ),
  },
  {
    name: 'two days are missing',
    mentions: '2026-11-15',
    apply: keep((day) => day !== '2026-11-14' && day !== '2026-11-15'),
  },
  {
    name: 'the log has only its last hours',
    verdict: 'error',
    mentions: 'whole day',
    apply: keep((day) => day === '2026-11-23'),
  },
]);
