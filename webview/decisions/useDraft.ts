import { useState } from 'preact/hooks';
import { LONGEST_TEXT, type DecisionDraft } from '../../src/protocol/board';
import { useBoard } from '../view/boardContext';

/** What is filled in in the open dialog, and how a part of it is changed: it outlives the page. */
export function useDraft(): readonly [DecisionDraft, (part: Partial<DecisionDraft>) => void] {
  const { controller } = useBoard();
  const [draft, setDraft] = useState(controller.draft);
  const change = (part: Partial<DecisionDraft>): void => {
    const next = { ...draft, ...part };
    setDraft(next);
    controller.keepDraft({ ...next, reason: next.reason.slice(0, LONGEST_TEXT) });
  };
  return [draft, change];
}
