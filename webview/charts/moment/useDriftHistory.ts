import { useEffect, useState } from 'preact/hooks';
import type { DriftChart } from '../../../src/core/charts/driftChart';
import type { DriftHistory } from '../../../src/core/charts/driftHistory';
import type { CheckSnapshot } from '../../../src/core/snapshot/snapshot';
import type { Message } from '../../../src/core/text/message';
import { useBoard } from '../../view/boardContext';

/** What is known of the past of a check of drift. */
export type HistoryState =
  /** Of the past, and without trust: nobody asks git. */
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly history: DriftHistory }
  | { readonly kind: 'untold'; readonly why: Message };

/** Asks how a check of drift went through the commits, and again whenever the check is another. */
export function useDriftHistory(root: string, check: CheckSnapshot): HistoryState {
  const { model, controller, isPast } = useBoard();
  const [state, setState] = useState<HistoryState>({ kind: 'asking' });
  const mayAsk = model.state?.trusted === true && !isPast;
  useEffect(() => {
    if (!mayAsk) return undefined;
    let isWanted = true;
    void controller
      .ask({ kind: 'driftHistory', root, stage: check.stage, check: check.id })
      .then((outcome) => {
        if (!isWanted) return;
        if (outcome.kind === 'failed') setState({ kind: 'untold', why: outcome.message });
        else if (outcome.answer?.kind === 'driftHistory') setState({ kind: 'told', history: outcome.answer });
      });
    return () => {
      isWanted = false;
    };
  }, [controller, root, check, mayAsk]);
  return mayAsk ? state : { kind: 'unasked' };
}

/** The histograms of a moment. */
export type MomentState =
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly commit: string; readonly chart: DriftChart }
  | { readonly kind: 'untold'; readonly commit: string; readonly why: Message };

/** Asks for what a commit left of a check of drift; without a commit nothing is asked. */
export function useDriftAt(root: string, check: CheckSnapshot, commit: string | undefined): MomentState {
  const { controller } = useBoard();
  const [state, setState] = useState<MomentState>({ kind: 'asking' });
  const { stage, id } = check;
  useEffect(() => {
    if (commit === undefined) return undefined;
    let isWanted = true;
    void controller.ask({ kind: 'driftAt', root, stage, check: id, commit }).then((outcome) => {
      if (!isWanted) return;
      if (outcome.kind === 'failed') setState({ kind: 'untold', commit, why: outcome.message });
      else if (outcome.answer?.kind === 'driftAt') {
        setState({ kind: 'told', commit, chart: outcome.answer.chart });
      }
    });
    return () => {
      isWanted = false;
    };
  }, [controller, root, stage, id, commit]);
  return state.kind !== 'asking' && state.commit === commit ? state : { kind: 'asking' };
}
