import type { JsonKind, JsonTarget } from './jsonTarget';
import { ownCopy } from './ownCopy';

/** A string, or a list of strings that are the parts of one: multi-line texts are written either way. */
export class JoinedText implements JsonTarget {
  readonly #limit: number;
  readonly #separator: string;
  #parts: string[] = [];
  #length = 0;
  #isFirst = true;

  /** Beyond `limit` characters nothing is kept. */
  constructor(limit: number, separator = '') {
    this.#limit = limit;
    this.#separator = separator;
  }

  /** What was read so far, with no hold on the text it was read from. */
  get text(): string {
    // Several parts are copied by being joined.
    return this.#parts.length > 1 ? this.#parts.join('') : ownCopy(this.#parts[0] ?? '');
  }

  /** Characters that were read, those beyond the limit included. */
  get length(): number {
    return this.#length;
  }

  begin(kind: JsonKind): void {
    if (kind !== 'string') return;
    if (!this.#isFirst && this.#separator !== '') this.string(this.#separator);
    this.#isFirst = false;
  }

  item(): JsonTarget {
    return this;
  }

  string(part: string): void {
    const left = this.#limit - this.#length;
    this.#length += part.length;
    if (left > 0) this.#parts.push(part.length > left ? part.slice(0, left) : part);
  }
}

/** Strings of a list; a string alone is a list of one. */
export class StringList implements JsonTarget {
  readonly values: string[] = [];
  readonly #most: number;
  #current: JoinedText | undefined;

  constructor(most = 1000) {
    this.#most = most;
  }

  begin(kind: JsonKind): void {
    if (kind === 'string' && this.values.length < this.#most) this.#current = new JoinedText(1000);
  }

  item(): JsonTarget {
    return this;
  }

  string(part: string): void {
    this.#current?.string(part);
  }

  end(kind: JsonKind): void {
    if (kind !== 'string' || this.#current === undefined) return;
    this.values.push(this.#current.text);
    this.#current = undefined;
  }
}

/** An object of which some members matter. */
export function members(targets: Readonly<Record<string, JsonTarget>>): JsonTarget {
  return { member: (key) => (Object.hasOwn(targets, key) ? targets[key] : undefined) };
}

/** A whole number; anything else is none. */
export class WholeNumber implements JsonTarget {
  value: number | undefined;

  primitive(written: string): void {
    const value = Number(written);
    this.value = written !== 'null' && Number.isSafeInteger(value) ? value : undefined;
  }
}
