/** How long events are gathered after the first, and after each further one up to the limit: ms. */
const PAUSE_MS = 30;
const LIMIT_MS = 300;

/** Gathers what comes in quick succession (a save, a checkout) and hands it on at once, without repetition. */
export class Batch<T> {
  readonly #hand: (items: readonly T[]) => void;
  #items = new Set<T>();
  #since = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(hand: (items: readonly T[]) => void) {
    this.#hand = hand;
  }

  add(items: Iterable<T>): void {
    if (this.#items.size === 0) this.#since = Date.now();
    for (const item of items) this.#items.add(item);
    if (this.#items.size === 0) return;
    clearTimeout(this.#timer);
    const left = Math.max(0, this.#since + LIMIT_MS - Date.now());
    this.#timer = setTimeout(() => this.flush(), Math.min(PAUSE_MS, left));
  }

  /** Hands on what has gathered, now. */
  flush(): void {
    clearTimeout(this.#timer);
    if (this.#items.size === 0) return;
    const items = [...this.#items];
    this.#items = new Set();
    this.#hand(items);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#items.clear();
  }
}
