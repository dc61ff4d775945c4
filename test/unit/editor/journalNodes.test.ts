import assert from 'node:assert/strict';
import type { JournalEntry } from '../../../src/core/journal/entry';
import { render } from '../../../src/core/text/message';
import { journalNodes, MOST_ENTRIES, peopleOf } from '../../../src/editor/journal/journalNodes';
import { sampleProject, sampleStage } from './sampleProject';

const at = (day: number, by = 'Ada') => ({
  id: `${by}-${String(day)}`,
  time: `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`,
  by,
});
const waive = (day: number, by?: string, reason = 'Known.'): JournalEntry => ({
  ...at(day, by),
  kind: 'waive',
  stage: 'train',
  check: 'auc',
  reason,
  until: '2026-12-01',
});
const advance = (day: number): JournalEntry => ({
  ...at(day),
  kind: 'advance',
  wheel: 'data',
  from: 'collect',
  to: 'curate',
});
const stages = [sampleStage('curate', 'data'), sampleStage('train', 'ml')];
const project = (...journal: JournalEntry[]) => sampleProject(stages, { journal });
const lines = (...nodes: Parameters<typeof journalNodes>) =>
  journalNodes(...nodes).map(
    ({ label, description, subject }) =>
      `${label} — ${description} {${subject.kind === 'entry' ? subject.stage : ''}}`,
  );

describe('The journal as a view', () => {
  it('shows the last decision first, with who took it and when', () => {
    assert.deepEqual(lines([project(advance(1), waive(2, 'Grace'))], {}, render), [
      'train/auc waived until 2026-12-01 — Grace · 2026-01-02 {train}',
      'data advanced from collect to curate — Ada · 2026-01-01 {curate}',
    ]);
  });

  it('shows what a filter lets through: of a stage, a wheel or a person', () => {
    const all = [project(advance(1), waive(2), waive(3, 'Grace'))];
    assert.equal(journalNodes(all, { stage: 'curate' }, render).length, 1);
    assert.equal(journalNodes(all, { wheel: 'ml' }, render).length, 2);
    assert.equal(journalNodes(all, { person: 'grace' }, render).length, 1);
    assert.deepEqual(peopleOf(all), ['Ada', 'Grace']);
  });

  it('leaves the oldest of very many to the file', () => {
    const many = Array.from({ length: MOST_ENTRIES + 10 }, (_, index) => ({
      ...waive(1),
      id: String(index),
      time: new Date(index * 1000).toISOString(),
    }));
    const nodes = journalNodes([project(...many)], {}, render);
    assert.match(nodes[0]!.id, /509$/);
    assert.match(nodes[MOST_ENTRIES - 1]!.id, /10$/);
    const [last, ...others] = nodes.slice(MOST_ENTRIES);
    assert.deepEqual(last?.subject, { kind: 'older', root: '/projects/churn' });
    assert.equal(last.label, '10 more in the file');
    assert.deepEqual(others, []);
  });

  it('shows that a gate was shut, why it was passed, and what was missing', () => {
    const override = { reason: 'The clinic waits.', missing: ['collect', 'formulate'] };
    const [node] = journalNodes([project({ ...advance(1), override } as JournalEntry)], {}, render);
    assert.match(node!.label, /through a shut gate$/);
    assert.equal(node!.icon.name, 'debug-step-over');
    assert.match(node!.tooltip, /The clinic waits\\\.\n\nNot green then\\: collect, formulate/);
  });

  it('has the entries of several projects by their time, each with its project', () => {
    const other = sampleProject(stages, {
      root: '/projects/fraud',
      name: 'fraud',
      journal: [waive(2, 'Grace')],
    });
    assert.deepEqual(
      journalNodes([project(advance(1), waive(3)), other], {}, render).map(({ description }) => description),
      ['churn · Ada · 2026-01-03', 'fraud · Grace · 2026-01-02', 'churn · Ada · 2026-01-01'],
    );
  });

  it('shows hostile names and reasons as words', () => {
    const hostile = waive(1, 'A\u202e[x](command:y)\n$(bug)', '<img src=x> [run](command:evil)');
    const [node] = journalNodes([project(hostile)], {}, render);
    assert.doesNotMatch(node!.description, /\n/);
    assert.doesNotMatch(node!.tooltip, /(^|[^\\])\[run\]\(command/);
    assert.doesNotMatch(node!.tooltip, /<img/);
  });
});
