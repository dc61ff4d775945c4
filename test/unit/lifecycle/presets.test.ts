import assert from 'node:assert/strict';
import type { Lifecycle } from '../../../src/core/lifecycle/lifecycle';
import { DEFAULT_PRESET, presetOf, PRESETS } from '../../../src/core/lifecycle/presets';
import { assertWellFormed } from './wellFormed';

describe('presets', () => {
  it('are found by name', () => {
    assert.deepEqual(
      PRESETS.map((preset) => preset.preset),
      ['mlops', 'heuristic-first', 'crisp-ml-q'],
    );
    for (const preset of PRESETS) assert.equal(presetOf(preset.preset), preset);
    assert.equal(presetOf('waterfall'), undefined);
    assert.equal(presetOf('constructor'), undefined);
    assert.equal(DEFAULT_PRESET, presetOf('mlops'));
  });

  for (const preset of PRESETS) {
    describe(preset.preset, () => {
      it('is well-formed', () => assertWellFormed(preset));

      it('joins loops by every crossing', () => {
        const loopOf = (id: string) => preset.stages.find((stage) => stage.id === id)?.loop;
        for (const { from, to } of preset.edges.filter((edge) => edge.kind === 'crossing')) {
          assert.notEqual(loopOf(from), loopOf(to), `${from} → ${to}`);
        }
      });

      it('reaches every stage from the start along explicit edges', () => {
        const reached = new Set([preset.start]);
        for (const id of reached) {
          for (const edge of preset.edges) if (edge.from === id) reached.add(edge.to);
        }
        assert.equal(reached.size, preset.stages.length);
      });

      it('guides through every stage', () => assertGuidance(preset));
    });
  }
});

describe('mlops', () => {
  const mlops = presetOf('mlops')!;

  it('strings sixteen stages on two loops', () => {
    assert.deepEqual(
      mlops.loops.map((loop) => [loop.id, loop.stages.join(' ')]),
      [
        ['data-ml', 'formulate collect curate transform validate explore train evaluate'],
        ['dev-ops', 'plan code build test release deploy operate monitor'],
      ],
    );
    assert.equal(mlops.start, 'plan');
    assert.deepEqual(mlops.cutOff, []);
  });

  it('turns in four wheels of four', () => {
    assert.deepEqual(
      mlops.wheels.map((wheel) => [wheel.title, wheel.stages.join(' ')]),
      [
        ['Data', 'collect curate transform validate'],
        ['ML', 'formulate explore train evaluate'],
        ['Dev', 'plan code build test'],
        ['Ops', 'release deploy operate monitor'],
      ],
    );
  });

  it('crosses where the crafts meet', () => {
    assert.deepEqual(
      mlops.edges.filter((edge) => edge.kind === 'crossing').map(({ from, to }) => `${from} → ${to}`),
      [
        'plan → formulate',
        'evaluate → code',
        'evaluate → build',
        'code → collect',
        'monitor → collect',
        'monitor → train',
      ],
    );
  });
});

describe('heuristic-first', () => {
  it('is mlops with the Data-ML loop cut off', () => {
    const heuristicFirst = presetOf('heuristic-first')!;
    const { preset, title, cutOff } = heuristicFirst;
    assert.deepEqual(cutOff, ['data-ml']);
    assert.deepEqual({ ...presetOf('mlops'), preset, title, cutOff }, heuristicFirst);
  });
});

describe('crisp-ml-q', () => {
  it('has the six phases of the process model as wheels, in order', () => {
    assert.deepEqual(
      presetOf('crisp-ml-q')?.wheels.map((wheel) => wheel.title),
      [
        'Business and Data Understanding',
        'Data Preparation',
        'Modelling',
        'Evaluation',
        'Deployment',
        'Monitoring and Maintenance',
      ],
    );
  });
});

function assertGuidance(lifecycle: Lifecycle): void {
  for (const { id, title, guidance } of lifecycle.stages) {
    const { purpose, questions, done, artifacts, pitfalls } = guidance;
    const between = (list: readonly string[], least: number, most: number, what: string) => {
      assert.ok(list.length >= least && list.length <= most, `${id}: ${list.length} ${what}`);
      assert.equal(new Set(list).size, list.length, `${id}: repeats itself in ${what}`);
    };
    between(questions, 3, 6, 'questions');
    between(done, 3, 5, 'done criteria');
    between(artifacts, 3, 6, 'artifacts');
    between(pitfalls, 3, 6, 'pitfalls');
    for (const question of questions) assert.match(question, /\?$/);
    for (const sentence of [purpose, ...done, ...pitfalls]) assert.match(sentence, /\.$/);
    for (const text of [title, purpose, ...questions, ...done, ...artifacts, ...pitfalls]) {
      assert.doesNotMatch(text, /[{}]/, 'braces would be placeholders of a message');
      assert.equal(text, text.trim());
    }
  }
}
