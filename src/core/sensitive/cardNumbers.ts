import type { PersonalDatum } from './personalDatum';

/** Digits in the groups that cards print; without any in the usual lengths only, since large numbers are frequent. */
const CARD =
  /(?<![\w.,:$€£#+-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,4}(?:\1\d{1,3})?|\d{4}([ -])\d{6}\2\d{4,5}|\d{14,16})(?![\w]|[.,]\d|-\d)/g;
/** Beginnings and lengths that networks issue: Visa, Mastercard, American Express, Discover, Diners, JCB, UnionPay, Maestro. */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2(?:2(?:2[1-9]|[3-9]\d)|[3-6]\d\d|7(?:[01]\d|20))\d{12}|3[47]\d{13}|6(?:011|5\d\d|4[4-9]\d)\d{12}|3(?:0[0-5]|[689]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14,17}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{12})$/;
/** Numbers that Stripe, PayPal and Adyen print for tests; they belong to nobody. */
const TEST_NUMBERS = new Set([
  ...['4111111111111111', '4242424242424242', '4012888888881881', '4222222222222', '4000056655665556'],
  ...['4000000000000002', '4000000000009995', '4000000000003220', '4917610000000000', '4444333322221111'],
  ...['5555555555554444', '5105105105105100', '5200828282828210', '2223003122003222', '2223000048400011'],
  ...['378282246310005', '371449635398431', '378734493671000', '370000000000002'],
  ...['6011111111111117', '6011000990139424', '6011000000000004', '30569309025904', '38520000023237'],
  ...['3056930009020004', '36227206271667', '3530111333300000', '3566002020360505', '6200000000000005'],
]);

/** Seeds of random numbers are as long. */
const SEED = /(?:seed|rng|random_?state|SeedSequence)\w{0,20}[\s=([:"']*$/i;

/** Numbers of payment cards, by beginning, length and check digit (ISO/IEC 7812-1: Luhn); test numbers are none. */
export function* findCardNumbers(text: string): Generator<PersonalDatum> {
  for (const { index, 0: written } of text.matchAll(CARD)) {
    const digits = written.replace(/\D/g, '');
    if (!isCardNumber(digits)) continue;
    const end = index + written.length;
    // Columns of four-digit numbers, as tables print them, go on before or behind.
    const isTable =
      written.includes(' ') &&
      (/\d {1,8}$/.test(text.slice(Math.max(0, index - 9), index)) ||
        /^ {1,8}\d/.test(text.slice(end, end + 9)));
    const isSeed = SEED.test(text.slice(Math.max(0, index - 40), index));
    if (!isTable && !isSeed) yield { kind: 'card', start: index, end };
  }
}

function isCardNumber(digits: string): boolean {
  if (!ISSUED.test(digits) || TEST_NUMBERS.has(digits)) return false;
  return !/^(\d)\1+$/.test(digits) && new Set(digits).size > 2 && passesLuhn(digits);
}

/** Every second digit from the right doubled, the sum of all digits is a multiple of ten. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits.charAt(digits.length - 1 - at));
    const weighted = at % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
