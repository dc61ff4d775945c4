import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CheckSample } from './sample';

const PICKLES = path.join(__dirname, '../../../fixtures/pickles');
const PICKLE = readFileSync(path.join(PICKLES, 'pipeline-4.pkl'));
const SUM = createHash('sha256').update(PICKLE).digest('hex');
const WORDS = 'This section says in more than ten words what everyone has to know.';
const CARD = ['Description', 'Uses', 'Limits', 'Data', 'Results', 'Ethics']
  .map((heading) => `# ${heading}\n\n${WORDS}\n`)
  .join('\n');
const RECORD = JSON.stringify({
  trained: '2026-11-18',
  seed: 1,
  params: { C: 1 },
  environment: 'numpy==2.0',
  data: SUM,
});

/** Models that are what was recorded, small, young, harmless and described. */
export const MODEL: readonly CheckSample[] = [
  {
    uses: 'model.card',
    with: { file: 'docs/card.md', metrics: 'metrics.json' },
    files: { 'docs/card.md': `${CARD}\nAUC: 0.90\n`, 'metrics.json': '{"auc": 0.9023}' },
    input: 'docs/card.md',
    // An empty card, or half of one, is a card without its sections.
    exceptions: { empty: 'fail', truncated: 'fail' },
  },
  {
    uses: 'model.card',
    with: { file: 'docs/card.md', metrics: 'metrics.json' },
    files: { 'docs/card.md': `${CARD}\nAUC: 0.90\n`, 'metrics.json': '{"auc": 0.9023}' },
    input: 'metrics.json',
  },
  {
    uses: 'model.hash',
    with: { files: 'model.pkl', manifest: 'SHA256SUMS' },
    files: { 'model.pkl': PICKLE, SHA256SUMS: `${SUM}  model.pkl\n` },
    input: 'model.pkl',
    // A spoilt model is another one than the recorded.
    exceptions: { empty: 'fail', binary: 'fail', truncated: 'fail', enormous: 'fail' },
  },
  {
    uses: 'model.hash',
    with: { files: 'model.pkl', manifest: 'SHA256SUMS' },
    files: { 'model.pkl': PICKLE, SHA256SUMS: `${SUM}  model.pkl\n` },
    input: 'SHA256SUMS',
  },
  {
    uses: 'model.pickle-safety',
    with: { files: 'model.pkl' },
    files: { 'model.pkl': PICKLE },
    input: 'model.pkl',
    // A whole pickle with something else behind it loads, but nobody would write it.
    exceptions: { enormous: 'warn' },
  },
  {
    uses: 'model.size',
    with: { files: 'model.pkl', maxMegabytes: 1 },
    files: { 'model.pkl': PICKLE },
    input: 'model.pkl',
    // Only its size counts, which half a model keeps to and an enormous one does not.
    exceptions: { binary: 'pass', truncated: 'pass', enormous: 'fail' },
  },
  {
    uses: 'model.age',
    with: { record: 'run.json', maxAge: '30d' },
    files: { 'run.json': RECORD },
    input: 'run.json',
  },
  {
    uses: 'model.provenance',
    with: { record: 'run.json', require: ['seed', 'params', 'environment', 'data'] },
    files: { 'run.json': RECORD },
    input: 'run.json',
  },
];
