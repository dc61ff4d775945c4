import { dayOf } from '../../core/journal/day';

const DAY_MS = 86_400_000;
/** Timers stand still while a computer sleeps, so the clock is looked at this often: ms. */
const LONGEST_PAUSE_MS = 300_000;

/** Tells when another day has begun in UTC. */
export class DayWatch {
  readonly #began: () => void;
  readonly #afterPause: (step: () => void, pause: number) => void;
  readonly #now: () => Date;
  #day: string | undefined;

  /** `afterPause` does a step after some ms; `now` tells the present moment. */
  constructor(began: () => void, afterPause: (step: () => void, pause: number) => void, now: () => Date) {
    this.#began = began;
    this.#afterPause = afterPause;
    this.#now = now;
  }

  /** Watches from now on, if it does not yet. */
  start(): void {
    if (this.#day !== undefined) return;
    this.#day = dayOf(this.#now());
    this.#wait();
  }

  #wait(): void {
    const rest = DAY_MS - (this.#now().getTime() % DAY_MS);
    this.#afterPause(() => this.#look(), Math.min(rest, LONGEST_PAUSE_MS));
  }

  #look(): void {
    const day = dayOf(this.#now());
    this.#wait();
    if (day === this.#day) return;
    this.#day = day;
    this.#began();
  }
}
