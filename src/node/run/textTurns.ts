import type { TextStream } from '../../core/checks/world/textStream';

/**
 * Lets texts be read one after another, whichever checks read them: what a check keeps of a large one is then held
 * once, not as often as checks run at a time. Nothing is lost, since all are read by one thread.
 */
export class TextTurns {
  #free: Promise<void> = Promise.resolve();

  /** The same text; its first piece waits until all texts that were begun before have ended or are closed. */
  inTurn(text: TextStream): TextStream {
    let turn: Turn | undefined;
    let isClosed = false;
    return {
      read: async () => {
        if (!isClosed) await (turn ??= this.#take()).come;
        const piece = await text.read();
        if (piece.kind !== 'piece') turn?.end();
        return piece;
      },
      close: () => {
        isClosed = true;
        text.close();
        turn?.end();
      },
    };
  }

  #take(): Turn {
    const come = this.#free;
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    this.#free = come.then(() => ended);
    return { come, end };
  }
}

interface Turn {
  /** Settles when it is this one's turn. */
  readonly come: Promise<void>;
  readonly end: () => void;
}
