/** Digits that every computer agrees on: on another machine an engine adds up in another order. */
const DIGITS = 12;

/** A number without the noise of its last digits. */
export function significant(value: number): number {
  return Number(value.toPrecision(DIGITS)) + 0;
}

/** The same for what is computed from shares, where differences of nearly equal numbers leave noise near zero. */
export function fixed(value: number): number {
  return Math.abs(value) < 1 ? Number(value.toFixed(DIGITS)) + 0 : significant(value);
}

/** A number as people read it: four digits, more where fewer would make it look like the limit that it misses. */
export function shownNumber(value: number, limit?: number): string {
  const integerDigits = Math.floor(Math.log10(Math.max(1, Math.abs(value)))) + 1;
  for (let digits = Math.max(4, integerDigits); digits < DIGITS; digits++) {
    const short = Number(value.toPrecision(digits));
    if (value === limit || short !== limit) return String(short);
  }
  return String(value);
}

/** Whether a difference of numbers is above a limit, by more than computing with them may have moved it. */
export function exceeds(difference: number, limit: number, ...operands: readonly number[]): boolean {
  return difference - limit > 1e-12 * Math.max(0, ...operands.map(Math.abs));
}
