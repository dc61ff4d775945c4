import { useEffect, useState } from 'preact/hooks';
import type { Message } from '../../src/core/text/message';
import type { BoardAnswer } from '../../src/protocol/board';
import { presentProject } from '../state/boardModel';
import { useBoard } from './boardContext';

/** What can be asked of a project as a whole. */
type AnswerKind = 'metricHistory' | 'cadence';
type Answer<K extends AnswerKind> = Extract<BoardAnswer, { readonly kind: K }>;

/** How far a question to the host has come. */
export type Asked<A> =
  /** Without trust nobody asks git. */
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly answer: A }
  | { readonly kind: 'failed'; readonly why: Message; readonly retry: () => void };

/** Asks for the history of the shown project, and again whenever its stages are others; an earlier answer stays meanwhile. */
export function useAnswer<K extends AnswerKind>(kind: K): Asked<Answer<K>> {
  const { model, controller } = useBoard();
  const project = presentProject(model);
  const [asked, setAsked] = useState<Asked<Answer<K>>>({ kind: 'asking' });
  const [tries, setTries] = useState(0);
  const [root, stages] = [project?.root, project?.stages];
  const mayAsk = model.state?.trusted === true;
  useEffect(() => setAsked({ kind: 'asking' }), [root, tries]);
  useEffect(() => {
    if (!mayAsk || root === undefined) return undefined;
    let isWanted = true;
    const retry = () => setTries(tries + 1);
    void controller.ask({ kind, root }).then((outcome) => {
      if (!isWanted) return;
      if (outcome.kind === 'failed') setAsked({ kind: 'failed', why: outcome.message, retry });
      else if (isOfKind(outcome.answer, kind)) setAsked({ kind: 'told', answer: outcome.answer });
    });
    return () => {
      isWanted = false;
    };
  }, [controller, kind, root, stages, mayAsk, tries]);
  return mayAsk ? asked : { kind: 'untrusted' };
}

function isOfKind<K extends AnswerKind>(answer: BoardAnswer | undefined, kind: K): answer is Answer<K> {
  return answer?.kind === kind;
}
