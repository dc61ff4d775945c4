import type { PersonalDatum } from './personalDatum';
import { isReservedNumber } from './reservedPhoneNumbers';

/** E.164 in the ways that people write it: country code, then groups of digits with single separators. */
const INTERNATIONAL =
  /(?<![\w.+\-*^)\]])\+\d{1,15}(?:[ ./-]?\(\d{1,5}\)[ ./-]?\d{1,14})?(?:[ ./-]\d{1,14}){0,7}(?![\w]|[.,]\d|[+*^])/g;
/** North America: (212) 664-7665, 212-664-7665, 1-212-664-7665; never 0 or 1 before the area or the exchange. */
const NORTH_AMERICAN =
  /(?<![\w.+\-/*:$])(?:1[ .-])?(?:\([2-9]\d{2}\) ?|[2-9]\d{2}([.-]))[2-9]\d{2}(?:\1|[-.])\d{4}(?![\w]|[.,:/-]\d)/g;
/** Any national number behind a word that announces it. */
const ANNOUNCED =
  /\b(?:tel(?:efon|ephone|éfono|efono)?|phone|mobile|mobil|cell|handy|fon|fax|call|whatsapp|sms|telefono|portable)(?:[ _-]?(?:number|nummer|no|nr|num))?["']?\.?\s{0,3}[:=#]?\s{0,3}["']?(\(?0\d{1,5}\)?[ ./-]{0,3}\d{2,8}(?:[ ./-]\d{2,6}){0,5})(?![\w]|[.,]\d)/gi;
const DATE = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/;
/** Country codes of the ITU (E.164), without those of services and satellites. */
const COUNTRY =
  /^(?:1|7|2(?:0|7|1[123689]|[2345]\d|6[0-9]|9[01789])|3(?:[0123469]|5\d|7\d|8[0125679])|4(?:[013456789]|2[013])|5(?:[12345678]|0\d|9\d)|6(?:[0123456]|7[023456789]|8[0123456789]|9[012])|8(?:[1246]|5[02356]|8[06])|9(?:[0123458]|6\d|7[0-7]|9[234568]))/;

/** Telephone numbers in a plausible format; digits alone are none, and numbers reserved for fiction neither. */
export function* findPhoneNumbers(text: string): Generator<PersonalDatum> {
  for (const { index, 0: written } of text.matchAll(INTERNATIONAL)) {
    // `5 +12345678` adds; what is written in groups does not.
    const isSum = /^\+\d+$/.test(written) && /\d ?$/.test(text.slice(Math.max(0, index - 2), index));
    if (!isSum && isInternational(written)) yield* unlessReserved(index, written);
  }
  for (const { index, 0: written } of text.matchAll(NORTH_AMERICAN)) yield* unlessReserved(index, written);
  for (const { index, 0: whole, 1: written = '' } of text.matchAll(ANNOUNCED)) {
    const digits = written.replace(/\D/g, '').length;
    if (digits < 7 || digits > 13 || DATE.test(written)) continue;
    yield* unlessReserved(index + whole.length - written.length, written);
  }
}

function isInternational(written: string): boolean {
  const digits = written.replace(/\(0\)/, '').replace(/\D/g, '');
  if (digits.length < 8 || digits.length > 15) return false;
  const country = COUNTRY.exec(digits)?.[0];
  if (country === undefined) return false;
  // North American numbers have ten digits behind the code, the first and the fourth from 2 on.
  if (country === '1' && !/^1[2-9]\d{2}[2-9]\d{6}$/.test(digits)) return false;
  // A decimal number has one point and no group.
  return !/^\+\d+[.]\d+$/.test(written);
}

function* unlessReserved(start: number, written: string): Generator<PersonalDatum> {
  const digits = written.replace(/\(0\)/, '').replace(/\D/g, '');
  const isPattern = /^\d{0,4}?(\d)\1{5,}$/.test(digits) || /^0?123456789?0?$/.test(digits);
  if (!isPattern && !isReservedNumber(digits)) yield { kind: 'phone', start, end: start + written.length };
}
