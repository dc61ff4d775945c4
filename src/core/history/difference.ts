/** Digits that are left of a difference: more is noise of the subtraction. */
const DIGITS = 12;

/** `is − was`, without the noise that the subtraction of decimal fractions leaves. Never zero for different numbers. */
export function differenceOf(was: number, is: number): number {
  const exact = is - was;
  const scale = Math.max(Math.abs(was), Math.abs(is));
  if (exact === 0 || scale === 0) return exact;
  const decimals = DIGITS - 1 - Math.floor(Math.log10(scale));
  if (decimals < 0 || decimals > 100) return exact;
  const rounded = Number(exact.toFixed(decimals));
  return rounded === 0 ? exact : rounded;
}

/** A difference with its sign: `+0.013`, `-2`. */
export function signed(difference: number): string {
  return difference > 0 ? `+${String(difference)}` : String(difference);
}
