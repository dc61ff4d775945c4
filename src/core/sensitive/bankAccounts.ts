import type { PersonalDatum } from './personalDatum';

/** Lengths by country, from the registry of IBANs (SWIFT, release 99). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    15: 'NO',
    16: 'BE',
    18: 'DK FO FI GL NL SD FK',
    19: 'MK SI',
    20: 'AT BA EE XK LT LU KZ MN',
    21: 'CH HR LI LV',
    22: 'BH BG CR GE DE IE ME RS GB VA',
    23: 'GI IL AE IQ TL OM SO',
    24: 'AD CZ MD PK RO SA SK ES SE TN VG',
    25: 'PT ST LY',
    26: 'IS TR',
    27: 'FR GR IT MC MR SM BI DJ',
    28: 'AL AZ CY DO GT HU LB PL SV BY NI',
    29: 'BR EG PS QA UA',
    30: 'JO KW MU YE',
    31: 'MT SC',
    33: 'RU LC',
  }).flatMap(([length, countries]) => countries.split(' ').map((country) => [country, Number(length)])),
);
const START = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/g;

/** International bank account numbers, by country, length and check digits (ISO 13616: modulus 97). */
export function* findBankAccounts(text: string): Generator<PersonalDatum> {
  for (const { index, 0: start } of text.matchAll(START)) {
    const length = LENGTHS[start.slice(0, 2)];
    const end = length === undefined ? undefined : endOf(text, index, length);
    if (end === undefined) continue;
    const account = text.slice(index, end).replace(/[ -]/g, '');
    if (remainder97(account) === 1) yield { kind: 'iban', start: index, end };
  }
}

/** Where as many letters and digits as the country has are read, alone or in groups of four. */
function endOf(text: string, start: number, length: number): number | undefined {
  const separator = /[ -]/.exec(text.charAt(start + 4))?.[0] ?? '';
  let at = start;
  for (let read = 0; read < length; at++) {
    const character = text.charAt(at);
    if (separator !== '' && character === separator && read % 4 === 0 && text.charAt(at - 1) !== separator)
      continue;
    if (!/[A-Z0-9]/.test(character)) return undefined;
    read++;
  }
  return /[A-Za-z0-9]/.test(text.charAt(at)) ? undefined : at;
}

/** The number, its first four characters behind the others and letters as 10 to 35, modulo 97. */
function remainder97(account: string): number {
  let remainder = 0;
  for (const character of account.slice(4) + account.slice(0, 4)) {
    const value = parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
