import type { BoardAction, BoardAnswer } from '../../protocol/board';
import type { EngineClient } from '../engine/engineClient';

/** What the board asks for its charts. */
export type ChartAction = Extract<
  BoardAction,
  { readonly kind: 'driftHistory' | 'driftAt' | 'referenceProfiles' }
>;

/** Asks the engine for what the charts of a project are drawn from; `root` is one of a known project. */
export async function tellCharts(
  engine: Pick<EngineClient, 'request'>,
  root: string,
  action: ChartAction,
): Promise<BoardAnswer> {
  switch (action.kind) {
    case 'driftHistory': {
      const { kind, stage, check } = action;
      return { kind, root, stage, check, ...(await engine.request(kind, { root, stage, check })) };
    }
    case 'driftAt': {
      const { kind, stage, check, commit } = action;
      return {
        kind,
        root,
        stage,
        check,
        commit,
        ...(await engine.request(kind, { root, stage, check, commit })),
      };
    }
    case 'referenceProfiles':
      return { kind: action.kind, root, ...(await engine.request(action.kind, { root })) };
  }
}
