/** So much of an output is handed over at once: characters. */
const WINDOW = 512 * 1024;
/** So much of the end of a window is repeated in the next, for what takes several lines, such as a private key. */
const OVERLAP = 8 * 1024;

/**
 * The text of one output, handed over in windows that overlap: whole where it is small, else cut between lines, or
 * between words where lines are endless.
 */
export class OutputWindows {
  readonly #take: (window: string) => void;
  #parts: string[] = [];
  #length = 0;
  /** Characters at the beginning that the window before had too. */
  #repeated = 0;

  constructor(take: (window: string) => void) {
    this.#take = take;
  }

  write(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
    if (this.#length >= WINDOW) this.#cut();
  }

  /** Hands over what is left. */
  end(): void {
    if (this.#length > this.#repeated) this.#take(this.#parts.join(''));
    this.#keep('', 0);
  }

  #cut(): void {
    const text = this.#parts.join('');
    const end = breakBefore(text, text.length, text.length - WINDOW / 2);
    this.#take(text.slice(0, end));
    const begin = breakBefore(text, end - OVERLAP / 2, end - OVERLAP);
    this.#keep(text.slice(begin), end - begin);
  }

  #keep(text: string, repeated: number): void {
    this.#parts = text === '' ? [] : [text];
    this.#length = text.length;
    this.#repeated = repeated;
  }
}

/** The offset behind the last line end, else behind the last blank, of a part of a text; else the part's end. */
function breakBefore(text: string, end: number, least: number): number {
  for (const sign of ['\n', ' ']) {
    const at = text.lastIndexOf(sign, end - 1);
    if (at >= least) return at + 1;
  }
  return end;
}
