import assert from 'node:assert/strict';
import { focusMove, movesFrom, moveTo } from '../../../src/core/boardView/focusMoves';
import { nextStep } from '../../../src/core/boardView/nextStep';
import { decide } from '../../../src/core/journal/wish';
import { render } from '../../../src/core/text/message';
import {
  checkOf,
  HEURISTIC_FIRST_LIKE,
  MLOPS_LIKE,
  projectOf,
  TUMOUR_SCREENING,
} from '../../webview/fixtures';

const CONTEXT = { today: '2026-01-01', holds: () => undefined };

/** The project with another focus of one wheel. */
function standingAt(wheel: string, focus: string) {
  return {
    ...TUMOUR_SCREENING,
    wheels: TUMOUR_SCREENING.wheels.map((own) => (own.id === wheel ? { ...own, focus } : own)),
  };
}

describe('Moves of a focus', () => {
  it('lead on to the stage that follows, and back to every earlier one of the wheel', () => {
    const moves = movesFrom(TUMOUR_SCREENING, 'train').map(({ to, advances, returns }) => [
      to,
      advances,
      returns,
    ]);
    assert.deepEqual(moves, [
      ['evaluate', true, false],
      ['formulate', false, true],
      ['explore', false, true],
    ]);
  });

  it('lead from the last stage of a wheel to its first in both ways', () => {
    const { advances, returns } = focusMove(standingAt('ml', 'evaluate'), 'evaluate', 'formulate');
    assert.deepEqual([advances, returns], [true, true]);
  });

  it('say why they cannot lead elsewhere', () => {
    const why = (from: string, to: string, project = TUMOUR_SCREENING) => {
      const { obstacle } = focusMove(project, from, to);
      return obstacle && render(obstacle);
    };
    assert.equal(why('plan', 'test'), 'Code comes before it.');
    assert.equal(why('plan', 'plan'), 'The wheel stands here.');
    assert.equal(why('code', 'build'), 'No wheel stands at Code any more.');
    assert.equal(why('train', 'evaluate', HEURISTIC_FIRST_LIKE), 'Its loop is not opened yet.');
    assert.match(why('plan', 'train') ?? '', /^It belongs to another wheel/);
  });

  it('come to a stage from the focus of its own wheel, else from a later one of its loop', () => {
    assert.equal(moveTo(TUMOUR_SCREENING, 'code')?.from, 'plan');
    const late = standingAt('ops', 'monitor');
    assert.equal(moveTo(late, 'code')?.from, 'plan', 'its own wheel comes first');
    assert.deepEqual(moveTo(late, 'plan'), { from: 'monitor', to: 'plan', advances: false, returns: true });
    assert.equal(moveTo(TUMOUR_SCREENING, 'operate'), undefined);
  });

  it('are just those that are decided on, whatever the stages', () => {
    for (const project of [TUMOUR_SCREENING, standingAt('ml', 'evaluate'), standingAt('ops', 'monitor')]) {
      for (const { focus: from, stages } of project.wheels) {
        for (const to of stages) {
          const { advances, returns } = focusMove(project, from, to);
          const on = decide(project, { kind: 'advance', stage: to }, CONTEXT);
          assert.equal(advances, on.kind !== 'refused', `${from} on to ${to}`);
          const back = decide(project, { kind: 'return', stage: to, reason: 'Wrong.' }, CONTEXT);
          const sender = back.kind === 'decided' && back.decision.kind === 'return' && back.decision.from;
          assert.equal(returns, sender === from, `${from} back to ${to}`);
        }
      }
    }
  });
});

describe('What is next in a project', () => {
  const told = (project: Parameters<typeof nextStep>[0]) => {
    const step = nextStep(project);
    return step && [render(step.message), step.stage];
  };

  it('is its worst stage, and what is wrong there', () => {
    assert.deepEqual(told(TUMOUR_SCREENING), ['Monitor: Line 212 has 31 columns, 32 expected.', 'monitor']);
    const stale = projectOf(MLOPS_LIKE, {
      plan: [checkOf('plan', 'a', 'not-run')],
      code: [checkOf('code', 'b', 'stale', { causes: [{ kind: 'expired', until: '2026-01-01' }] })],
    });
    assert.deepEqual(told(stale), ['Run Code again: it held until 2026-01-01 only.', 'code']);
    const fresh = projectOf(MLOPS_LIKE, { plan: [checkOf('plan', 'a', 'not-run')] });
    assert.deepEqual(told(fresh), ['Run the checks of Plan.', 'plan']);
  });

  it('is to go on where a gate is open, to add checks where there are none, and then nothing', () => {
    const green = projectOf(MLOPS_LIKE, { plan: [checkOf('plan', 'a', 'pass')] });
    assert.deepEqual(told(green), ['Dev can go on to Code.', 'code']);
    assert.deepEqual(told(projectOf(MLOPS_LIKE, {})), [
      'Add checks to its stages: nothing judges them yet.',
      undefined,
    ]);
    const elsewhere = projectOf(MLOPS_LIKE, { code: [checkOf('code', 'a', 'pass')] });
    assert.equal(told(elsewhere), undefined);
  });
});
