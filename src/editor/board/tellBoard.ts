import type { BoardAction, BoardAnswer } from '../../protocol/board';
import type { EngineClient } from '../engine/engineClient';

/** What the board asks of a project, and the engine knows. */
export type Question = Extract<
  BoardAction,
  {
    readonly kind:
      | 'moments'
      | 'past'
      | 'evidenceAges'
      | 'metricHistory'
      | 'cadence'
      | 'driftHistory'
      | 'driftAt'
      | 'referenceProfiles';
  }
>;

/** Asks the engine; the root in the question is one of a known project. */
export async function tellBoard(
  engine: Pick<EngineClient, 'request'>,
  question: Question,
): Promise<BoardAnswer> {
  const { root } = question;
  switch (question.kind) {
    case 'moments':
      return { kind: 'moments', root, ...(await engine.request('moments', { root })) };
    case 'past': {
      const { commit } = question;
      const { project } = await engine.request('past', { root, commit });
      return { kind: 'past', root, commit, project };
    }
    case 'evidenceAges':
      return { kind: 'ages', root, ...(await engine.request('evidenceAges', { root })) };
    case 'metricHistory':
      return { kind: 'metricHistory', root, ...(await engine.request('metricHistory', { root })) };
    case 'cadence':
      return { kind: 'cadence', root, ...(await engine.request('cadence', { root })) };
    case 'driftHistory': {
      const asked = { root, stage: question.stage, check: question.check };
      return { kind: 'driftHistory', ...asked, ...(await engine.request('driftHistory', asked)) };
    }
    case 'driftAt': {
      const { stage, check, commit } = question;
      const asked = { root, stage, check, commit };
      return { kind: 'driftAt', ...asked, ...(await engine.request('driftAt', asked)) };
    }
    case 'referenceProfiles':
      return { kind: 'referenceProfiles', root, ...(await engine.request('referenceProfiles', { root })) };
  }
}
