/** Does steps one after the other: one that takes its time holds those behind it. */
export class Turns {
  readonly #waiting: (() => Promise<void> | undefined)[] = [];
  #isHeld = false;

  /** Does a step at once, or when the steps before it are done. Steps, and their promises, do not fail. */
  take(step: () => Promise<void> | undefined): void {
    this.#waiting.push(step);
    this.#goOn();
  }

  #goOn(): void {
    while (!this.#isHeld) {
      const step = this.#waiting.shift();
      if (step === undefined) return;
      this.#isHeld = true;
      const end = step();
      if (end !== undefined) {
        void end.then(() => this.#release());
        return;
      }
      this.#isHeld = false;
    }
  }

  #release(): void {
    this.#isHeld = false;
    this.#goOn();
  }
}
