import type { JsonKind, JsonTarget } from './jsonTarget';

/** How a form of an output is read. */
export interface FormStyle {
  /** Whether lists are values of their own rather than the lines of a text. */
  readonly isJson: boolean;
  /** What stands between the strings of a list of lines. */
  readonly separator: string;
}

/** The words of one form of an output: a text, the lines of one, or JSON, which is written out again. */
export class FormText implements JsonTarget {
  readonly #write: (part: string) => void;
  readonly #done: () => void;
  #isJson: boolean;
  readonly #separator: string;
  #depth = 0;

  constructor({ isJson, separator }: FormStyle, write: (part: string) => void, done: () => void) {
    this.#isJson = isJson;
    this.#separator = separator;
    this.#write = write;
    this.#done = done;
  }

  begin(kind: JsonKind): void {
    switch (kind) {
      case 'object':
        this.#isJson = true;
        this.#write('{');
        this.#depth++;
        return;
      case 'list':
        if (this.#isQuoting(0)) this.#write('[');
        this.#depth++;
        return;
      case 'string':
        if (this.#isQuoting(1)) this.#write('"');
        return;
      case 'primitive':
        return;
    }
  }

  member(key: string): JsonTarget {
    this.#write(`"${key}":`);
    return this;
  }

  item(): JsonTarget {
    return this;
  }

  string(part: string): void {
    this.#write(part);
  }

  primitive(written: string): void {
    if (this.#isQuoting(1)) this.#write(`${written},`);
  }

  end(kind: JsonKind): void {
    if (kind === 'object' || kind === 'list') {
      this.#depth--;
      if (kind === 'object' || this.#isQuoting(0)) this.#write(kind === 'object' ? '}' : ']');
    } else if (kind === 'string') {
      if (this.#isQuoting(1)) this.#write('",');
      else if (this.#depth > 0) this.#write(this.#separator);
    }
    if (this.#depth === 0) this.#done();
  }

  /** Whether a value is written as JSON: all inside of JSON, and what is nested deeper than lines. */
  #isQuoting(inside: 0 | 1): boolean {
    return this.#isJson ? this.#depth >= inside : this.#depth > inside;
  }
}
