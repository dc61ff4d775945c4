import assert from 'node:assert/strict';
import { ageWords } from '../../../src/core/boardView/ageWords';
import { cardAfterKey, stackedCardAfterKey, stageColumns } from '../../../src/core/boardView/stageColumns';
import { filterStages, healthChoices, searchTexts } from '../../../src/core/boardView/stageFilter';
import { staleReason } from '../../../src/core/boardView/staleReason';
import { topIssue } from '../../../src/core/boardView/topIssue';
import type { Cause, Finding } from '../../../src/core/evidence/evidence';
import { render, say } from '../../../src/core/text/message';
import { checkOf, MLOPS_LIKE, projectOf, TUMOUR_SCREENING } from '../../webview/fixtures';

const ALL = TUMOUR_SCREENING.stages;
const idsOf = (stages: readonly { readonly id: string }[]) => stages.map(({ id }) => id);
const stageOf = (...checks: Parameters<typeof checkOf>[]) => ({
  checks: checks.map((check) => checkOf(...check)),
  upstream: [],
});

describe('Stages in columns', () => {
  it('have a column for each wheel, also where a filter left it none', () => {
    const columns = stageColumns(TUMOUR_SCREENING, ALL.slice(0, 1), 'wheel');
    assert.deepEqual(
      columns.map((column) => [column.by === 'wheel' && column.wheel.id, idsOf(column.stages)]),
      [
        ['data', []],
        ['dev', []],
        ['ml', ['formulate']],
        ['ops', []],
      ],
    );
  });

  it('have a column for each health that occurs, worst first, and none is lost', () => {
    const columns = stageColumns(TUMOUR_SCREENING, ALL, 'health');
    const healths = columns.map((column) => column.by === 'health' && column.health);
    assert.deepEqual(healths, ['error', 'fail', 'stale', 'warn', 'not-run', 'waived', 'pass', 'empty']);
    assert.deepEqual(new Set(columns.flatMap((column) => idsOf(column.stages))), new Set(idsOf(ALL)));
  });

  it('are walked by arrow keys past empty columns, and not beyond the ends', () => {
    const stages = ALL.filter(({ wheel, id }) => wheel !== 'dev' && id !== 'curate');
    const columns = stageColumns(TUMOUR_SCREENING, stages, 'wheel');
    const steps = (current: string) =>
      ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'x'].map((key) =>
        cardAfterKey(key, columns, current),
      );
    assert.deepEqual(steps('collect'), [undefined, 'transform', undefined, 'formulate', undefined]);
    assert.deepEqual(steps('evaluate'), ['train', undefined, 'validate', 'monitor', undefined]);
    assert.equal(cardAfterKey('End', columns, 'collect'), 'monitor');
    assert.equal(cardAfterKey('ArrowUp', columns, 'gone'), undefined);
  });
});

describe('Stages in columns that stand one above the other', () => {
  it('are walked in their order by all arrow keys', () => {
    const columns = stageColumns(TUMOUR_SCREENING, ALL, 'wheel');
    const steps = (current: string) =>
      ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'Home', 'End', 'x'].map((key) =>
        stackedCardAfterKey(key, columns, current),
      );
    const ends = ['collect', 'monitor', undefined];
    assert.deepEqual(steps('plan'), ['validate', 'validate', 'code', 'code', ...ends]);
    assert.deepEqual(steps('collect'), [undefined, undefined, 'curate', 'curate', ...ends]);
    assert.deepEqual(steps('monitor').slice(2, 4), [undefined, undefined]);
  });
});

describe('The filter of stages', () => {
  const texts = searchTexts(ALL, (message) => render(message, { Train: 'Trainieren' }));
  const found = (words: string, ...healths: ('pass' | 'fail' | 'stale')[]) =>
    idsOf(filterStages(ALL, { words, healths: new Set(healths) }, texts));

  it('looks for all words, in any order and case, in the reader’s language', () => {
    assert.deepEqual(found('TRAINIEREN'), ['train']);
    assert.deepEqual(found('recall slice'), ['train']);
    assert.deepEqual(found('slice nothing'), []);
    assert.equal(found('  ').length, 16);
  });

  it('combines words with any of the healths', () => {
    assert.deepEqual(found('', 'fail', 'stale'), ['transform', 'train']);
    assert.deepEqual(found('transform', 'fail', 'stale'), ['transform']);
  });

  it('counts of each health what fits the words, and keeps healths that none fits', () => {
    const counts = healthChoices(ALL, 'train', texts).map(({ health, count }) => [health, count]);
    assert.deepEqual(
      counts.find(([health]) => health === 'fail'),
      ['fail', 1],
    );
    assert.deepEqual(
      counts.find(([health]) => health === 'pass'),
      ['pass', 0],
    );
    assert.equal(counts.length, 8);
  });

  it('searches the first findings of a check only, however many there are', () => {
    const findings = Array.from({ length: 5000 }, (_, at): Finding => ({
      severity: 'fail',
      message: say('row-{0}', at),
    }));
    const { stages } = projectOf(MLOPS_LIKE, { train: [checkOf('train', 'rows', 'fail', { findings })] });
    const many = searchTexts(stages, render);
    assert.deepEqual(idsOf(filterStages(stages, { words: 'row-7', healths: new Set() }, many)), ['train']);
    assert.deepEqual(filterStages(stages, { words: 'row-4999', healths: new Set() }, many), []);
  });
});

describe('The top issue of a stage', () => {
  const finding = (severity: Finding['severity'], text: string): Finding => ({ severity, message: { text } });
  const told = (stage: Parameters<typeof topIssue>[0]) => {
    const issue = topIssue(stage);
    return issue && [issue.check.id, render(issue.message)];
  };

  it('is the worst finding of the worst check', () => {
    const stage = stageOf(
      ['train', 'a', 'warn', { findings: [finding('warn', 'slow')] }],
      ['train', 'b', 'fail', { findings: [finding('info', 'told'), finding('fail', 'wrong')] }],
      ['train', 'c', 'error', { findings: [finding('fail', 'unreadable')] }],
    );
    assert.deepEqual(told(stage), ['c', 'unreadable']);
  });

  it('is what a failing check concluded where that found nothing', () => {
    const summary = say('exit code {0}', 1);
    const stage = stageOf(
      ['train', 'a', 'warn', { findings: [finding('warn', 'slow')] }],
      ['train', 'b', 'fail', { summary }],
    );
    assert.deepEqual(told(stage), ['b', 'exit code 1']);
  });

  it('is nothing where all is green or accepted for now', () => {
    const findings = [finding('fail', 'wrong')];
    assert.equal(
      told(stageOf(['train', 'a', 'pass', { findings }], ['train', 'b', 'waived', { findings }])),
      undefined,
    );
    assert.equal(told(stageOf()), undefined);
  });
});

describe('Why a stage is stale, in short', () => {
  const cause: Cause = { kind: 'changed', path: 'data/raw/a.csv', was: '1', is: '2' };
  const told = (stage: Parameters<typeof staleReason>[0]) => {
    const reason = staleReason(stage, (text) => ({ text }));
    return reason && render(reason);
  };

  it('is the first cause by the last part of its path, with how many others there are', () => {
    assert.equal(told(stageOf(['train', 'a', 'stale', { causes: [cause] }])), 'a.csv changed');
    assert.equal(
      told(
        stageOf(
          ['train', 'a', 'stale', { causes: [cause, { kind: 'definition' }] }],
          ['train', 'b', 'stale', { causes: [cause] }],
        ),
      ),
      'a.csv changed, 1 more',
    );
  });

  it('is the stage that it builds on where nothing of its own is stale', () => {
    const upstream = [{ stage: 'collect', path: 'data/raw/a.csv' }];
    assert.equal(told({ ...stageOf(), upstream }), 'collect is stale, which it builds on');
    assert.equal(told(stageOf(['train', 'a', 'pass', { causes: [cause] }])), undefined, 'verified');
  });
});

describe('The age of evidence', () => {
  it('is told in the largest unit of which there are two or more', () => {
    const now = Date.UTC(2026, 5, 1);
    const words = [-1, 0, 1, 13, 14, 60, 61, 700, 800].map((days) =>
      render(ageWords(now - days * 86_400_000, now)),
    );
    assert.deepEqual(words, [
      ...['today', 'today', '1 day', '13 days', '2 weeks', '8 weeks', '2 months', '22 months', '2 years'],
    ]);
  });
});
