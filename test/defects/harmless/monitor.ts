import type { HarmlessEdit } from '../edit';

const LOG = 'logs/serving.jsonl';
const CURRENT = 'data/live/current.csv';
const TEST = 'data/processed/test.csv';
const TRAIN = 'data/processed/train.csv';
const PINNED = 'data/raw/SHA256SUMS';

function edits(family: string, cases: readonly Omit<HarmlessEdit, 'family'>[]): readonly HarmlessEdit[] {
  return cases.map((one) => ({ family, ...one }));
}

function entry(time: string, at: number): string {
  return `{"time": "${time}", "latency_ms": ${String(40 + at)}.5, "score": 0.5}`;
}

export const MONITORING: readonly HarmlessEdit[] = edits('monitor', [
  {
    name: 'half a day more of the log',
    apply: (project) =>
      project.changeLines(LOG, (lines) => [
        ...lines,
        ...Array.from({ length: 8 }, (_, at) => entry(`2026-11-24T0${String(at + 1)}:10:00Z`, at)),
      ]),
  },
  {
    name: 'a Sunday with a fifth less',
    apply: (project) =>
      project.changeLines(LOG, (lines) =>
        lines.filter((line, at) => !line.includes('2026-11-22') || at % 5 !== 0),
      ),
  },
  {
    name: 'the first day of the log was rotated away but for an hour',
    apply: (project) =>
      project.changeLines(LOG, (lines) => lines.filter((line) => line >= '{"time": "2026-11-10T14')),
  },
  {
    name: 'another order of the keys of an entry',
    apply: (project) =>
      project.changeLines(LOG, (lines) =>
        lines.map((line) => {
          const { time, ...rest } = JSON.parse(line) as Record<string, unknown>;
          return JSON.stringify({ ...rest, time });
        }),
      ),
  },
  {
    name: 'entries out of order, as several workers write them',
    apply: (project) =>
      project.changeLines(LOG, (lines) =>
        lines.map((_line, at) => lines[at % 2 === 0 ? Math.min(at + 1, lines.length - 1) : at - 1] ?? ''),
      ),
  },
  {
    name: 'times with the zone of Berlin',
    apply: (project) =>
      project.change(LOG, (text) =>
        text.replace(/T(\d\d):(\d\d):(\d\d)Z/g, (_all, hour: string, minute: string, second: string) => {
          return `T${String(Number(hour) + 1).padStart(2, '0')}:${minute}:${second}+01:00`;
        }),
      ),
  },
  {
    name: 'times as seconds since 1970',
    apply: (project) =>
      project.change(LOG, (text) =>
        text.replace(
          /"time": "([^"]+)"/g,
          (_all, time: string) => `"time": ${String(Date.parse(time) / 1000)}`,
        ),
      ),
  },
  {
    name: 'a new field in each entry',
    apply: (project) =>
      project.change(LOG, (text) => text.replaceAll('"score"', '"release": "7f3a", "score"')),
  },
  {
    name: 'a few entries without a time',
    apply: (project) =>
      project.changeLines(LOG, (lines) => [...lines, '{"time": null, "latency_ms": 50.1, "score": 0.4}']),
  },
]);

export const SPLIT_DATA: readonly HarmlessEdit[] = edits('data', [
  {
    name: 'the manifest in binary mode',
    apply: (project) => project.change(PINNED, (text) => text.replace('  ', ' *')),
  },
  {
    name: 'the manifest names paths from the project folder',
    apply: (project) => project.change(PINNED, (text) => text.replace('  ', '  data/raw/')),
  },
  {
    name: 'the manifest names paths with a leading dot, in capitals and after a comment',
    apply: (project) =>
      project.change(
        PINNED,
        (text) =>
          `# raw data\n${text.replace(/^[0-9a-f]+/, (sum) => sum.toUpperCase()).replace('  ', '  ./')}`,
      ),
  },
  {
    name: 'a placeholder that keeps the folder of raw data',
    apply: (project) => project.write('data/raw/.gitkeep', ''),
  },
  {
    name: 'serving logs one more column',
    apply: (project) =>
      project.changeLines(CURRENT, (lines) =>
        lines.map((line, at) => `${line},${at === 0 ? 'release' : '7f3a'}`),
      ),
  },
  {
    name: 'serving writes its columns in another order',
    apply: (project) =>
      project.changeLines(CURRENT, (lines) =>
        lines.map((line) => {
          const [first = '', ...rest] = line.split(',');
          return [...rest, first].join(',');
        }),
      ),
  },
  {
    name: 'two customers a little longer with us than any in training',
    apply: (project) =>
      project.changeCells(CURRENT, (rows, columns) => {
        const at = columns.indexOf('tenure_months');
        const most = Math.max(...rows.map((row) => Number(row[at])));
        for (const row of [rows[10], rows[400]]) if (row !== undefined) row[at] = String(most + 2);
      }),
  },
  {
    name: 'a test row without a region',
    apply: (project) =>
      project.changeCells(TEST, (rows, columns) => {
        for (const row of rows.slice(7, 8)) row[columns.indexOf('region')] = '';
      }),
  },
  {
    name: 'half of the test rows',
    apply: (project) =>
      project.changeLines(TEST, (lines) => lines.filter((_line, at) => at === 0 || at % 2 === 1)),
  },
  {
    name: 'labels as fractions in the test file',
    apply: (project) =>
      project.changeCells(TEST, (rows, columns) => {
        const at = columns.indexOf('churned');
        for (const row of rows) row[at] = `${row[at] ?? ''}.0`;
      }),
  },
  {
    name: 'training rows in another order',
    apply: (project) =>
      project.changeLines(TRAIN, ([header = '', ...rows]) => [
        header,
        ...rows.slice(500),
        ...rows.slice(0, 500),
      ]),
  },
]);
