import { createHash } from 'node:crypto';
import type { CheckSample } from './sample';

const DAY_MS = 86_400_000;

/** Rows of customers with a label, the same shape for training, test and serving. */
function customers(from: number, to: number): string {
  const lines = Array.from({ length: to - from }, (_, at) => {
    const id = from + at;
    return `${String(id)},${String((id % 7) + 0.5)},${['basic', 'plus', 'pro'][id % 3] ?? ''},${id % 2 === 0 ? 'yes' : 'no'}`;
  });
  return `id,size,plan,label\n${lines.join('\n')}\n`;
}

/** Times of a log: four a day for six days, until the clock of the tests. */
const TIMES = Array.from({ length: 24 }, (_, at) =>
  new Date(Date.UTC(2026, 10, 15) + at * (DAY_MS / 4)).toISOString(),
);
const LOG = `time,score\n${TIMES.map((time) => `${time},0.5`).join('\n')}\n`;
const JSON_LOG = TIMES.map((time) => `${JSON.stringify({ time, score: 0.5 })}\n`).join('');
const RAW = customers(0, 40);
const SPLIT = { 'data/train.csv': customers(0, 60), 'data/test.csv': customers(60, 100) };

/** Data that is fresh, pinned, well split and served as it was trained on, and monitoring that reports. */
export const SPLIT_AND_MONITOR: readonly CheckSample[] = [
  {
    uses: 'data.freshness',
    with: { file: 'data/log.csv', column: 'time', maxAge: '30d' },
    files: { 'data/log.csv': LOG },
    input: 'data/log.csv',
  },
  {
    uses: 'data.pinned',
    with: { files: 'data/raw/a.csv', manifest: 'data/SHA256SUMS' },
    files: {
      'data/raw/a.csv': RAW,
      'data/SHA256SUMS': `${createHash('sha256').update(RAW).digest('hex')}  raw/a.csv\n`,
    },
    input: 'data/raw/a.csv',
    // Whatever is wrong with the bytes of a recorded file, it is not the recorded one; it has to be readable.
    exceptions: {
      missing: 'fail',
      empty: 'fail',
      folder: 'fail',
      binary: 'fail',
      truncated: 'fail',
      enormous: 'fail',
    },
  },
  {
    uses: 'data.pinned',
    with: { files: 'data/raw/a.csv', manifest: 'data/SHA256SUMS' },
    files: {
      'data/raw/a.csv': RAW,
      'data/SHA256SUMS': `${createHash('sha256').update(RAW).digest('hex')}  raw/a.csv\n`,
    },
    input: 'data/SHA256SUMS',
  },
  {
    uses: 'data.balance',
    with: { file: 'data/train.csv', label: 'label' },
    files: SPLIT,
    input: 'data/train.csv',
  },
  {
    uses: 'data.split-size',
    with: { train: 'data/train.csv', test: 'data/test.csv' },
    files: SPLIT,
    input: 'data/test.csv',
  },
  {
    uses: 'data.new-categories',
    with: { train: 'data/train.csv', current: 'data/test.csv' },
    files: SPLIT,
    input: 'data/test.csv',
  },
  {
    uses: 'data.new-labels',
    with: { train: 'data/train.csv', current: 'data/test.csv', label: 'label' },
    files: SPLIT,
    input: 'data/test.csv',
  },
  {
    uses: 'data.skew',
    with: { training: 'data/train.csv', serving: 'data/test.csv', ignore: 'label' },
    files: SPLIT,
    input: 'data/test.csv',
  },
  {
    uses: 'monitor.recency',
    with: { file: 'logs/serving.jsonl', column: 'time', maxAge: '2d' },
    files: { 'logs/serving.jsonl': JSON_LOG },
    input: 'logs/serving.jsonl',
    // The first half of a log ends earlier.
    exceptions: { truncated: 'fail' },
  },
  {
    uses: 'monitor.recency',
    with: { file: 'logs/serving.log', maxAge: '2d' },
    files: { 'logs/serving.log': TIMES.map((time) => `${time} INFO served\n`).join('') },
    input: 'logs/serving.log',
    exceptions: { truncated: 'fail' },
  },
  {
    uses: 'monitor.volume',
    with: { file: 'logs/serving.csv', column: 'time', perDay: 4 },
    files: { 'logs/serving.csv': LOG },
    input: 'logs/serving.csv',
  },
];
