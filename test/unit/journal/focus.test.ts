import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JournalEntry } from '../../../src/core/journal/entry';
import { advanceTargets, focusOf, senderBack } from '../../../src/core/journal/focus';
import { MLOPS } from '../../../src/core/lifecycle/presets/mlops';
import { HEURISTIC_FIRST } from '../../../src/core/lifecycle/presets/heuristicFirst';
import { CRISP_ML_Q } from '../../../src/core/lifecycle/presets/crispMlQ';

const at = (day: number) => ({ id: String(day), time: `2026-01-0${String(day)}T00:00:00.000Z`, by: 'Ada' });
const advance = (day: number, wheel: string, from: string, to: string): JournalEntry => ({
  ...at(day),
  kind: 'advance',
  wheel,
  from,
  to,
});
const back = (day: number, wheel: string, from: string, to: string): JournalEntry => ({
  ...at(day),
  kind: 'return',
  wheel,
  from,
  to,
  reason: 'Wrong labels.',
});
const stages = (...entries: JournalEntry[]) =>
  Object.fromEntries([...focusOf(MLOPS, entries)].map(([wheel, { stage }]) => [wheel, stage]));

describe('the focus of wheels', () => {
  const beginning = { data: 'collect', ml: 'formulate', dev: 'plan', ops: 'release' };

  it('is the first stage of each at the beginning', () => {
    assert.deepEqual(stages(), beginning);
  });

  it('is where the last transition of each led, independently of the others', () => {
    assert.deepEqual(
      stages(
        advance(1, 'data', 'collect', 'curate'),
        advance(2, 'ml', 'formulate', 'explore'),
        advance(3, 'data', 'curate', 'transform'),
        back(4, 'data', 'transform', 'curate'),
      ),
      { ...beginning, data: 'curate', ml: 'explore' },
    );
  });

  it('ignores transitions to stages that the lifecycle has no more, or has in another wheel', () => {
    assert.deepEqual(
      stages(advance(1, 'data', 'collect', 'label'), advance(2, 'data', 'collect', 'train')),
      beginning,
    );
  });

  it('remembers who moved it', () => {
    assert.equal(focusOf(MLOPS, [advance(1, 'ml', 'formulate', 'explore')]).get('ml')?.since?.by, 'Ada');
  });
});

describe('where a wheel may go on', () => {
  it('is to the stage that follows in it, also where the loop runs through another wheel between them', () => {
    assert.deepEqual(advanceTargets(MLOPS, 'collect'), ['curate']);
    assert.deepEqual(advanceTargets(MLOPS, 'formulate'), ['explore']);
  });

  it('is from its last stage to its first', () => {
    assert.deepEqual(advanceTargets(MLOPS, 'monitor'), ['release']);
  });

  it('stays within the wheel, and leads somewhere unless the wheel has one stage', () => {
    for (const lifecycle of [MLOPS, HEURISTIC_FIRST, CRISP_ML_Q]) {
      for (const wheel of lifecycle.wheels) {
        for (const stage of wheel.stages) {
          const targets = advanceTargets(lifecycle, stage);
          assert.ok(targets.every((target) => wheel.stages.includes(target) && target !== stage));
          assert.equal(targets.length > 0, wheel.stages.length > 1, stage);
        }
      }
    }
  });

  it('leads every wheel through all its stages and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MLOPS.wheels), (wheel) => {
        const seen = new Set<string>();
        let stage = wheel.stages[0] ?? '';
        while (!seen.has(stage)) {
          seen.add(stage);
          stage = advanceTargets(MLOPS, stage)[0] ?? '';
        }
        assert.deepEqual([...seen], wheel.stages);
      }),
    );
  });

  it('is nowhere from a stage that there is not', () => {
    assert.deepEqual(advanceTargets(MLOPS, 'label'), []);
  });
});

describe('the stage that sends work back', () => {
  const sender = (to: string, ...entries: JournalEntry[]) => senderBack(MLOPS, focusOf(MLOPS, entries), to);

  it('is the focus of the same wheel where that has come further', () => {
    assert.equal(sender('collect', advance(1, 'data', 'collect', 'curate')), 'curate');
  });

  it('is the nearest later focus of the loop otherwise', () => {
    assert.equal(sender('collect', advance(1, 'ml', 'explore', 'train')), 'train');
  });

  it('is none where no wheel has come further', () => {
    assert.equal(sender('collect'), undefined);
    assert.equal(sender('label'), undefined);
  });
});
