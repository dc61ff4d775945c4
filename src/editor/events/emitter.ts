/** Something to let go of. VS Code's `Disposable` has the same shape. */
export interface Subscription {
  dispose(): void;
}

/** Subscribes a listener. VS Code's `Event` can be called the same way. */
export type Listen<T> = (listener: (value: T) => void) => Subscription;

/** An event source without the editor, so that what uses it can be tested in plain Node. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event: Listen<T> = (listener) => {
    // Wrapped, so that one function may subscribe twice.
    const own = (value: T): void => listener(value);
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  };

  /** Tells every listener, also when an earlier one throws; the first fault is thrown afterwards. */
  fire(value: T): void {
    const faults: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (fault) {
        faults.push(fault);
      }
    }
    if (faults.length > 0) throw faults[0];
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
