import type { PersonalDatum } from './personalDatum';
import { passesLuhn } from './cardNumbers';

/** Numbers by which states know people; each with its own check, but for the first and the last. */
export const NATIONAL_IDS = [
  'us-ssn',
  'de-steuer-id',
  'fr-nir',
  'es-dni',
  'it-codice-fiscale',
  'nl-bsn',
  'pl-pesel',
  'se-personnummer',
  'ch-ahv',
  'uk-nino',
] as const;
export type NationalId = (typeof NATIONAL_IDS)[number];

interface Form {
  readonly pattern: RegExp;
  /** Of the number without its separators, in capitals. */
  readonly isValid: (plain: string) => boolean;
}

const FORMS: Readonly<Record<NationalId, Form>> = {
  // No check digit; never issued: area 000, 666 and 900–999, group 00, serial 0000, and numbers of advertisements.
  'us-ssn': {
    pattern: /(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g,
    isValid: (plain) => !['078051120', '219099999', '457555462', '123456789'].includes(plain),
  },
  'de-steuer-id': { pattern: /(?<![\w.-])[1-9]\d(?: ?\d{3}){3}(?![\w-])/g, isValid: isTaxIdOfGermany },
  'fr-nir': {
    pattern:
      /(?<![\w.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[ABab]) ?\d{3} ?\d{3} ?\d{2}(?![\w-])/g,
    isValid: isNumberOfFrance,
  },
  'es-dni': {
    pattern: /(?<![\w.-])(?:\d{8}|[XYZ]-?\d{7})-?[A-HJ-NP-TV-Z](?![\w-])/g,
    isValid: isNumberOfSpain,
  },
  'it-codice-fiscale': {
    pattern: /(?<!\w)[A-Z]{6}[\dLMNP-V]{2}[ABCDEHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z](?!\w)/g,
    isValid: isCodeOfItaly,
  },
  'nl-bsn': { pattern: /(?<![\w.-])\d{9}(?![\w-])/g, isValid: (plain) => elevenProof(plain) },
  'pl-pesel': { pattern: /(?<![\w.-])\d{11}(?![\w-])/g, isValid: isNumberOfPoland },
  'se-personnummer': {
    pattern: /(?<![\w.-])(?:19|20)?\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4}(?![\w-])/g,
    isValid: (plain) => passesLuhn(plain.slice(-10)),
  },
  'ch-ahv': { pattern: /(?<![\w.-])756\.?\d{4}\.?\d{4}\.?\d{2}(?![\w-])/g, isValid: passesEan13 },
  // No check digit; letters and beginnings that are never issued are left out.
  'uk-nino': {
    pattern:
      /(?<!\w)(?!BG|GB|KN|NK|NT|TN|ZZ|QQ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/g,
    isValid: (plain) => plain !== 'AB123456C',
  },
};

/** Numbers of one kind that pass its check. */
export function* findNationalIds(text: string, kind: NationalId): Generator<PersonalDatum> {
  const { pattern, isValid } = FORMS[kind];
  for (const { index, 0: written } of text.matchAll(pattern)) {
    if (isValid(written.toUpperCase().replace(/[ .+-]/g, ''))) {
      yield { kind, start: index, end: index + written.length };
    }
  }
}

/** ISO 7064, MOD 11,10; of the first ten digits exactly one occurs twice or three times. */
function isTaxIdOfGermany(plain: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of plain.slice(0, 10)) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  if (repeated.length !== 1 || (repeated[0] ?? 0) > 3) return false;
  let product = 10;
  for (const digit of plain.slice(0, 10)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(plain.charAt(10));
}

/** The key is 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18. */
function isNumberOfFrance(plain: string): boolean {
  const number = plain.slice(0, 13).replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(number) % 97n) === Number(plain.slice(13));
}

/** The letter is the number modulo 23; X, Y and Z of foreigners count as 0, 1 and 2. */
function isNumberOfSpain(plain: string): boolean {
  const number = plain.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2');
  if (/^(\d)\1+$|^12345678$/.test(number)) return false;
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(Number(number) % 23) === plain.slice(-1);
}

/** Values of the characters at odd places, counted from one: digits count as the letters A to J. */
const ODD_OF_ITALY = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

function isCodeOfItaly(plain: string): boolean {
  let sum = 0;
  for (const [index, character] of Array.from(plain.slice(0, 15)).entries()) {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    sum += index % 2 === 0 ? (ODD_OF_ITALY[value] ?? 0) : value;
  }
  return String.fromCharCode(65 + (sum % 26)) === plain.charAt(15);
}

/** Weights 9 to 2, then −1: the sum is a multiple of eleven. */
function elevenProof(plain: string): boolean {
  if (/^(\d)\1+$|^123456782$/.test(plain)) return false;
  const sum = digitsOf(plain).reduce((total, digit, at) => total + digit * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** A date of birth, whose month also tells the century, and weights 1, 3, 7, 9. */
function isNumberOfPoland(plain: string): boolean {
  const month = Number(plain.slice(2, 4)) % 20;
  const day = Number(plain.slice(4, 6));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
  return weights.reduce((sum, weight, at) => sum + weight * Number(plain.charAt(at)), 0) % 10 === 0;
}

function passesEan13(plain: string): boolean {
  return digitsOf(plain).reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function digitsOf(plain: string): readonly number[] {
  return Array.from(plain, Number);
}
