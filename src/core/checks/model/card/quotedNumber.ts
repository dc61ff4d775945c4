/** A number as a text quotes it. */
export interface QuotedNumber {
  readonly value: number;
  /** Digits behind the point. */
  readonly decimals: number;
  readonly isPercent: boolean;
  /** As it is written, and where in the text. */
  readonly text: string;
  readonly index: number;
}

/** A number that is neither part of a range nor of a name nor of a version. */
export const NUMBER = String.raw`(?<![\p{L}\p{N}.,_/-])[-+−]?\d{1,9}(?:[.,]\d{1,12})?(?![\p{L}\p{N}_]|[.,]\d)(?:\s?(?:%|percent\b))?(?!\s?[-–—]\s?\d)`;
const FIRST = new RegExp(NUMBER, 'u');

/** The first number of a text. */
export function firstNumber(text: string): QuotedNumber | undefined {
  const match = FIRST.exec(text);
  return match === null ? undefined : quotedNumber(match[0], match.index);
}

/** A number that the expression above has matched. A comma is a decimal one unless it groups thousands. */
export function quotedNumber(text: string, index: number): QuotedNumber {
  const [, sign = '', whole = '', mark, digits = ''] = /^([-+−]?)(\d+)(?:([.,])(\d+))?/.exec(text) ?? [];
  const groups = mark === ',' && digits.length === 3 && whole !== '0';
  const written = groups ? `${whole}${digits}` : `${whole}.${digits}0`;
  const value = Number(written) * (sign === '-' || sign === '−' ? -1 : 1);
  return {
    value,
    decimals: groups ? 0 : digits.length,
    isPercent: /%|percent/.test(text),
    text: text.trim(),
    index,
  };
}
