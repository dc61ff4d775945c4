import type { Position, Range } from '../place/place';

/** The lines of a text: turns offsets into positions. */
export class TextLines {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** Number of the line, from zero, that holds the offset. */
  lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Offset of the first character of a line; of the end of the text beyond the last one. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** A line without its end; beyond the last one, nothing. */
  line(index: number): string {
    const start = this.#starts[index];
    if (start === undefined) return '';
    const end = this.#starts[index + 1] ?? this.#text.length + 1;
    return this.#text.slice(start, end - 1).replace(/\r$/, '');
  }

  position(offset: number): Position {
    const line = this.lineOf(offset);
    return { line, column: offset - (this.#starts[line] ?? 0) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }
}
