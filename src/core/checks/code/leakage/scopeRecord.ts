import type { Place } from '../../../place/place';
import { shareRows, type DataValue, type Fit } from './dataValue';

/** Something learned from what it must not see. */
export interface Leak {
  readonly kind: 'test' | 'validation' | 'before-split';
  readonly place: Place;
  readonly order: number;
  readonly call: string;
  readonly data: string;
}

/** Data that is divided: for good, or into folds, each of which is trained and tested by itself. */
interface Split {
  readonly kind: 'parts' | 'folds';
  readonly value: DataValue;
  readonly order: number;
}

/** An estimator that is applied: `scaler.transform(…)`, `model.score(…)`. */
interface Application {
  readonly key: string;
  readonly order: number;
}

/** What happens in a function, or at the top of a program, in its order. */
export class ScopeRecord {
  readonly fits: Fit[] = [];
  readonly #splits: Split[] = [];
  readonly #applications: Application[] = [];
  readonly #leaks = new Map<Fit, Leak>();

  fit(fit: Fit): void {
    this.fits.push(fit);
    const { side } = fit.value;
    if (side !== 'test' && side !== 'validation') return;
    // Calibration is what validation data is for.
    if (side === 'validation' && fit.role === 'calibration') return;
    this.#leak(fit, side);
  }

  split(kind: Split['kind'], value: DataValue, order: number): void {
    this.#splits.push({ kind, value, order });
  }

  apply(key: string, order: number): void {
    this.#applications.push({ key, order });
  }

  /** What learned from data that is split only later, and what learned from a test part. */
  leaks(): readonly Leak[] {
    for (const split of this.#splits) {
      for (const fit of this.fits) {
        if (fit.order < split.order && shareRows(fit.value, split.value) && this.#leaksInto(fit, split)) {
          this.#leak(fit, 'before-split');
        }
      }
      // What was fitted in a function, or to data that got other roots since.
      for (const fit of split.value.fits) {
        if (fit.value.side === undefined && this.#leaksInto(fit, split)) this.#leak(fit, 'before-split');
      }
    }
    return [...this.#leaks.values()];
  }

  #leak(fit: Fit, kind: Leak['kind']): void {
    const { place, order, call, data } = fit;
    if (!this.#leaks.has(fit)) this.#leaks.set(fit, { kind, place, order, call, data });
  }

  #leaksInto(fit: Fit, { kind, value, order }: Split): boolean {
    const reaches = value.fits.has(fit);
    // Folds are fitted anew: only what the data already carries leaks, and none of a training part is judged.
    if (kind === 'folds') return reaches && value.side === undefined && isPreprocessing(fit);
    switch (fit.role) {
      case 'transformer':
        return true;
      case 'labels':
        return !fit.isTarget;
      case 'exploration':
        return reaches || this.#isAppliedAfter(fit, order);
      case 'model':
      case 'calibration':
        return this.#isAppliedAfter(fit, order);
    }
  }

  /** Whether what was fitted before the split is used behind it, and was not fitted anew in between. */
  #isAppliedAfter({ key }: Fit, order: number): boolean {
    if (key === undefined) return false;
    const again = this.fits.filter((fit) => fit.key === key && fit.order > order).map((fit) => fit.order);
    const first = Math.min(...again, Infinity);
    return this.#applications.some((use) => use.key === key && use.order > order && use.order < first);
  }
}

function isPreprocessing({ role, isTarget }: Fit): boolean {
  return role === 'transformer' || role === 'exploration' || (role === 'labels' && !isTarget);
}
