import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BoardController } from '../state/boardController';
import type { BoardModel } from '../state/boardModel';
import type { Texts } from '../text/texts';

/** What every part of the page may use. */
export interface Board extends Texts {
  readonly model: BoardModel;
  readonly controller: BoardController;
  /** The project is shown as it was: nothing can be run, and files may be others by now. */
  readonly isPast: boolean;
}

/** Whether decisions can be taken: now, and in a trusted workspace only. */
export function mayDecide({ model, isPast }: Pick<Board, 'model' | 'isPast'>): boolean {
  return !isPast && model.state?.trusted === true;
}

/** Hands the board down the page. */
export const BoardContext = createContext<Board | undefined>(undefined);

/** The board that this part of the page belongs to. */
export function useBoard(): Board {
  const board = useContext(BoardContext);
  if (board === undefined) throw new Error('useBoard is called outside the board.');
  return board;
}
