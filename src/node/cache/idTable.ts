/** So much of an id tells it from all others: words of four bytes, and digits. */
const WORDS = 3;
const DIGITS_A_WORD = 8;
const FEWEST_PLACES = 16;

const ZERO = '0'.charCodeAt(0);
const NINE = '9'.charCodeAt(0);
const TEN = 'a'.charCodeAt(0) - 10;

/**
 * Git ids by tens of thousands, in little room and without reading in: a table of places, each for one id. Ids are
 * given as digits at a position of a longer text.
 */
export class IdTable {
  /** Of a free place all words are zero. A power of two places, at most half of them taken. */
  #places: Int32Array;
  #size = 0;

  /** `bytes` are those of another table; throws if they cannot be. */
  constructor(bytes?: Buffer) {
    const places = new Int32Array(new Uint8Array(bytes ?? Buffer.alloc(FEWEST_PLACES * WORDS * 4)).buffer);
    const count = places.length / WORDS;
    if (!Number.isInteger(Math.log2(count))) throw new Error('not a table of ids');
    this.#places = places;
    for (let at = 0; at < places.length; at += WORDS) if (places[at] !== 0) this.#size += 1;
    if (this.#size * 2 > count) throw new Error('not a table of ids');
  }

  get size(): number {
    return this.#size;
  }

  get bytes(): Buffer {
    return Buffer.from(this.#places.buffer);
  }

  has(text: string, at: number): boolean {
    return this.#isTaken(this.#placeOf(wordAt(text, at, 0), wordAt(text, at, 1), wordAt(text, at, 2)));
  }

  /** Adds an id; one that looks like a free place, of which hardly any content has the like, is left out. */
  add(text: string, at: number): void {
    this.#add(wordAt(text, at, 0), wordAt(text, at, 1), wordAt(text, at, 2));
  }

  #add(first: number, second: number, third: number): void {
    const place = this.#placeOf(first, second, third);
    if (this.#isTaken(place) || first === 0) return;
    this.#places[place] = first;
    this.#places[place + 1] = second;
    this.#places[place + 2] = third;
    this.#size += 1;
    if (this.#size * 2 * WORDS > this.#places.length) this.#grow();
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Int32Array(before.length * 2);
    this.#size = 0;
    for (let at = 0; at < before.length; at += WORDS) {
      if (before[at] !== 0) this.#add(before[at] ?? 0, before[at + 1] ?? 0, before[at + 2] ?? 0);
    }
  }

  #isTaken(place: number): boolean {
    return this.#places[place] !== 0;
  }

  /** The place of an id, or the free one in which it belongs. */
  #placeOf(first: number, second: number, third: number): number {
    const places = this.#places;
    const last = places.length / WORDS - 1;
    for (let number = first & last; ; number = (number + 1) & last) {
      const at = number * WORDS;
      if (places[at] === 0) return at;
      if (places[at] === first && places[at + 1] === second && places[at + 2] === third) return at;
    }
  }
}

function wordAt(text: string, at: number, word: number): number {
  const begin = at + word * DIGITS_A_WORD;
  let value = 0;
  for (let digit = begin; digit < begin + DIGITS_A_WORD; digit += 1) {
    const code = text.charCodeAt(digit);
    value = (value << 4) | (code <= NINE ? code - ZERO : code - TEN);
  }
  return value;
}
