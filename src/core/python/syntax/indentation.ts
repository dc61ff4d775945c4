import { say, type Message } from '../../text/message';

/** CPython's own limit. */
const MOST_LEVELS = 100;
/** A tab leads to the next multiple of eight columns. */
const TAB = 8;

/** The indentation of a line: its width with tabs of eight columns and of one, and where it ends. */
export interface Indent {
  readonly column: number;
  /** Width if a tab were one column: tells tabs and blanks that are mixed so that the width of a tab matters. */
  readonly narrow: number;
  readonly end: number;
}

interface IndentationFault {
  readonly message: Message;
  readonly next?: Message;
}

/** The levels of indentation that are open, judged as CPython's tokenizer does. */
export class Indentation {
  readonly #levels: Pick<Indent, 'column' | 'narrow'>[] = [{ column: 0, narrow: 0 }];

  /** Measures the blanks from an offset on; a form feed begins anew, a backslash takes the next line along. */
  measure(text: string, start: number): Indent {
    let [column, narrow, end] = [0, 0, start];
    let joined: number | undefined;
    for (; ; end++) {
      const character = text.charAt(end);
      if (character === ' ') [column, narrow] = [column + 1, narrow + 1];
      else if (character === '\t') [column, narrow] = [(Math.floor(column / TAB) + 1) * TAB, narrow + 1];
      else if (character === '\f') [column, narrow] = [0, 0];
      else if (character === '\\' && /^\r?\n./s.test(text.slice(end + 1, end + 4))) {
        joined ??= column;
        end += text.charAt(end + 1) === '\r' ? 2 : 1;
      } else break;
    }
    return { column: joined ?? column, narrow: joined ?? narrow, end };
  }

  /** Enters a line: how many levels it opens (1) or closes (negative), or what is wrong with its indentation. */
  enter({ column, narrow }: Indent): number | IndentationFault {
    const top = this.#levels.at(-1) ?? { column: 0, narrow: 0 };
    if (column === top.column) return narrow === top.narrow ? 0 : mixed();
    if (column > top.column) {
      if (narrow <= top.narrow) return mixed();
      if (this.#levels.length >= MOST_LEVELS) return { message: say('Lines are indented too deeply.') };
      this.#levels.push({ column, narrow });
      return 1;
    }
    let closed = 0;
    while ((this.#levels.at(-1)?.column ?? 0) > column) {
      this.#levels.pop();
      closed--;
    }
    const level = this.#levels.at(-1);
    if (level?.column !== column) {
      return {
        message: say('This line is indented less than the one above, but like no line before it.'),
        next: say('Indent it like the block that it belongs to.'),
      };
    }
    return level.narrow === narrow ? closed : mixed();
  }

  /** Ends the text: how many levels are closed. */
  close(): number {
    return this.#levels.splice(1).length;
  }
}

function mixed(): IndentationFault {
  return {
    message: say('Tabs and blanks are mixed in the indentation so that Python cannot compare the lines.'),
    next: say('Indent with blanks only.'),
  };
}
