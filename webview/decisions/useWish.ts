import { useState } from 'preact/hooks';
import type { MissingStage } from '../../src/core/journal/gate';
import { LONGEST_REASON } from '../../src/core/journal/journalFile';
import type { Wish } from '../../src/core/journal/wish';
import { say, type Message } from '../../src/core/text/message';
import { useBoard } from '../view/boardContext';

/** How a wish stands. */
export interface WishState {
  readonly isBusy: boolean;
  /** Why the host refused. */
  readonly fault: Message | undefined;
  /** What the host found missing at a gate that looked open. */
  readonly missing: readonly MissingStage[] | undefined;
  readonly settle: (wish: Wish) => void;
}

/** Lets the host decide on a wish; the dialog closes when it is recorded, and stays as it is when it is not. */
export function useWish(root: string): WishState {
  const { controller } = useBoard();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<Message>();
  const [missing, setMissing] = useState<readonly MissingStage[]>();
  const settle = (wish: Wish): void => {
    if (isBusy) return;
    setBusy(true);
    setFault(undefined);
    void controller.ask({ kind: 'decide', root, wish }).then((outcome) => {
      setBusy(false);
      if (outcome.kind === 'failed') setFault(outcome.message);
      else if (outcome.answer?.kind === 'shut') setMissing(outcome.answer.missing);
      else {
        if (outcome.answer?.kind === 'decided') controller.announce(outcome.answer.entry);
        controller.stopDeciding();
      }
    });
  };
  return { isBusy, fault, missing, settle };
}

/** What is wrong with a reason. */
export function reasonFault(reason: string): Message | undefined {
  if (reason === '') return say('Say in a sentence why: others will read it.');
  return reason.length > LONGEST_REASON
    ? say('The reason is longer than {0} characters.', LONGEST_REASON)
    : undefined;
}

/** A reason as it is recorded: one line. */
export function tidyReason(typed: string): string {
  return typed.replaceAll(/\s+/g, ' ').trim();
}
