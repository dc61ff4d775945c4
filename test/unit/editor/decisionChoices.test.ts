import assert from 'node:assert/strict';
import { render } from '../../../src/core/text/message';
import type { Choice } from '../../../src/editor/picks/choices';
import { canReturnTo, gateChoices, wheelChoices } from '../../../src/editor/picks/decisionChoices';
import { sampleCheck, sampleProject, sampleStage } from './sampleProject';

const drawn = (choices: readonly Choice<unknown>[]): readonly string[] =>
  choices.map((choice) =>
    choice.kind === 'separator'
      ? `-- ${choice.label}`
      : [choice.label, choice.description, choice.detail ?? ''].filter(Boolean).join(' | '),
  );

const project = sampleProject([
  sampleStage('collect', 'data'),
  sampleStage('curate', 'data'),
  sampleStage('train', 'ml'),
]);

describe('The lines before a shut gate', () => {
  const failing = { id: 'rows', health: 'fail' } as const;
  const stale = { id: 'labels', health: 'stale' } as const;

  it('say of each stage which checks are missing, and how each stands', () => {
    const missing = [{ stage: 'curate', health: 'fail', checks: [failing, stale] } as const];
    const choices = gateChoices(project, missing, render);
    assert.deepEqual(drawn(choices), [
      'Run the checks of Curate | failing | rows: failing · labels: stale',
      '-- or',
      'Pass All the Same… | with a reason, which is recorded',
    ]);
    assert.deepEqual(choices[0]?.kind === 'item' && choices[0].value, { kind: 'run', stages: ['curate'] });
  });

  it('offer to run all where several stages are missing, and to write checks where there are none', () => {
    const missing = [
      { stage: 'collect', health: 'empty', checks: [] },
      { stage: 'curate', health: 'stale', checks: [stale] },
      { stage: 'train', health: 'fail', checks: [failing] },
    ] as const;
    const choices = gateChoices(project, missing, render);
    assert.deepEqual(drawn(choices).slice(0, 4), [
      'Run all that is missing',
      'Collect has no checks | open the project file',
      'Run the checks of Curate | stale | labels: stale',
      'Run the checks of Train | failing | rows: failing',
    ]);
    const all = { kind: 'run', stages: ['curate', 'train'] };
    assert.deepEqual(choices[0]?.kind === 'item' && choices[0].value, all);
  });

  it('draw no icons out of names', () => {
    const strange = sampleProject([sampleStage('collect', 'data', { title: '$(trash)' })]);
    const missing = [
      { stage: 'collect', health: 'fail', checks: [{ id: '$(bug)', health: 'fail' }] } as const,
    ];
    assert.doesNotMatch(drawn(gateChoices(strange, missing, render)).join(), /\$\(/);
  });
});

describe('The wheels to advance', () => {
  it('are those of several stages, each with where it stands', () => {
    assert.deepEqual(drawn(wheelChoices(project, render)), ['DATA | stands at Collect']);
  });
});

describe('The stages to return to', () => {
  it('are those that a wheel has gone past', () => {
    const at = (focus: string) => ({
      ...project,
      wheels: project.wheels.map((wheel) => (wheel.id === 'data' ? { ...wheel, focus } : wheel)),
    });
    const stage = (id: string) => sampleStage(id, 'data', { checks: [sampleCheck(id, 'any')] });
    assert.equal(canReturnTo(at('curate'))(stage('collect')), true);
    assert.equal(canReturnTo(at('curate'))(stage('train')), false);
  });
});
