import assert from 'node:assert/strict';
import { isCutOff, nextStages, returnTargets, stageOf } from '../../../src/core/lifecycle/lifecycleQueries';
import { presetOf, PRESETS } from '../../../src/core/lifecycle/presets';

const mlops = presetOf('mlops')!;
const heuristicFirst = presetOf('heuristic-first')!;

describe('stageOf', () => {
  it('finds a stage by name', () => {
    assert.equal(stageOf(mlops, 'train')?.title, 'Train');
    assert.equal(stageOf(mlops, 'toString'), undefined);
  });
});

describe('nextStages', () => {
  it('follows the loop first, then the crossings', () => {
    assert.deepEqual(nextStages(mlops, 'plan'), ['code', 'formulate']);
    assert.deepEqual(nextStages(mlops, 'evaluate'), ['formulate', 'code', 'build']);
    assert.deepEqual(nextStages(mlops, 'monitor'), ['plan', 'collect', 'train']);
    assert.deepEqual(nextStages(mlops, 'curate'), ['transform']);
    assert.deepEqual(nextStages(mlops, 'nowhere'), []);
  });
});

describe('returnTargets', () => {
  it('are all earlier stages of the loop', () => {
    assert.deepEqual(returnTargets(mlops, 'test'), ['plan', 'code', 'build']);
    assert.deepEqual(returnTargets(mlops, 'transform'), ['formulate', 'collect', 'curate']);
  });

  it('are none for the first stage of a loop and for an unknown one', () => {
    assert.deepEqual(returnTargets(mlops, 'plan'), []);
    assert.deepEqual(returnTargets(mlops, 'formulate'), []);
    assert.deepEqual(returnTargets(mlops, 'nowhere'), []);
  });

  it('never leave the loop and never name the stage itself', () => {
    for (const preset of PRESETS) {
      for (const { id, loop } of preset.stages) {
        for (const target of returnTargets(preset, id)) {
          assert.notEqual(target, id);
          assert.equal(stageOf(preset, target)?.loop, loop);
        }
      }
    }
  });
});

describe('isCutOff', () => {
  it('holds for the stages of a loop that is not opened yet', () => {
    assert.equal(isCutOff(heuristicFirst, 'train'), true);
    assert.equal(isCutOff(heuristicFirst, 'plan'), false);
    assert.equal(isCutOff(mlops, 'train'), false);
    assert.equal(isCutOff(heuristicFirst, 'nowhere'), false);
  });
});
