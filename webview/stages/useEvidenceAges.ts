import { useEffect, useRef, useState } from 'preact/hooks';
import type { EvidenceAge } from '../../src/core/boardView/evidenceAge';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import type { Message } from '../../src/core/text/message';
import { mayDecide, useBoard } from '../view/boardContext';

/** What is known of the age of evidence. */
export type EvidenceAges =
  /** Of the past, and without trust: nobody asks git. */
  | { readonly kind: 'unasked' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'told'; readonly byStage: ReadonlyMap<string, EvidenceAge> }
  | { readonly kind: 'untold'; readonly why: Message };

/** Checks that run one after the other change the project often: git is asked when there was peace for so long, in ms. */
const PEACE_MS = 1000;

/** Asks git how old the evidence of a project is, and again when its stages have changed. */
export function useEvidenceAges({ root, stages }: ProjectSnapshot): EvidenceAges {
  const board = useBoard();
  const { controller } = board;
  const mayAsk = mayDecide(board);
  const [ages, setAges] = useState<EvidenceAges>({ kind: 'asking' });
  const asked = useRef<string>();
  useEffect(() => {
    if (!mayAsk) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      asked.current = root;
      const outcome = await controller.ask({ kind: 'evidenceAges', root });
      if (!isWanted) return;
      if (outcome.kind === 'failed') setAges({ kind: 'untold', why: outcome.message });
      else if (outcome.answer?.kind === 'ages') {
        setAges({ kind: 'told', byStage: new Map(outcome.answer.ages.map((age) => [age.stage, age])) });
      }
    };
    const timer = setTimeout(() => void ask(), asked.current === root ? PEACE_MS : 0);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [controller, root, stages, mayAsk]);
  return mayAsk ? ages : { kind: 'unasked' };
}
