import * as z from 'zod/mini';
import { PERSONAL_KINDS, type PersonalDatum, type PersonalKind } from '../../sensitive/personalDatum';
import { NATIONAL_IDS } from '../../sensitive/nationalIds';
import { say, type Message } from '../../text/message';

/** Parameters of checks that look for personal data. */
export const personalParameters = {
  kinds: z
    ._default(z.array(z.enum(PERSONAL_KINDS)).check(z.minLength(1), z.maxLength(PERSONAL_KINDS.length)), [
      ...PERSONAL_KINDS,
    ])
    .check(z.describe('Kinds of personal data to look for.')),
  nationalIds: z
    ._default(z.array(z.enum(NATIONAL_IDS)).check(z.maxLength(NATIONAL_IDS.length)), [])
    .check(
      z.describe(
        'Numbers by which states know people, to look for as well. None by default: some are just digits, of which ' +
          'one in ten or eleven passes the check by chance.',
      ),
    ),
  allow: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.maxLength(1000)), [])
    .check(
      z.describe(
        'Values that are no personal data here: whole ones, or `@domain` for all addresses in a domain.',
      ),
    ),
};
interface PersonalParameters {
  readonly kinds: readonly PersonalKind[];
  readonly nationalIds: readonly PersonalKind[];
  readonly allow: readonly string[];
}

/** All kinds that are looked for. */
export function kindsOf({ kinds, nationalIds }: PersonalParameters): readonly PersonalKind[] {
  return [...new Set([...kinds, ...nationalIds])];
}

/** Whether the team says that a value is no personal data. */
export function isAllowedDatum(text: string, datum: PersonalDatum, { allow }: PersonalParameters): boolean {
  const value = text.slice(datum.start, datum.end).toLowerCase();
  return allow.some((written) => {
    const allowed = written.toLowerCase();
    return allowed.startsWith('@') ? value.endsWith(allowed) : value === allowed;
  });
}

/** What a kind of personal data is called, as a heading. */
export function kindName(kind: PersonalKind): Message {
  switch (kind) {
    case 'email':
      return say('E-mail addresses');
    case 'phone':
      return say('Telephone numbers');
    case 'card':
      return say('Numbers of payment cards');
    case 'iban':
      return say('Bank accounts (IBAN)');
    case 'us-ssn':
      return say('Social security numbers (USA)');
    case 'de-steuer-id':
      return say('Tax numbers (Germany)');
    case 'fr-nir':
      return say('Social security numbers (France)');
    case 'es-dni':
      return say('Identity numbers (Spain)');
    case 'it-codice-fiscale':
      return say('Tax codes (Italy)');
    case 'nl-bsn':
      return say('Citizen service numbers (Netherlands)');
    case 'pl-pesel':
      return say('Identity numbers (Poland)');
    case 'se-personnummer':
      return say('Identity numbers (Sweden)');
    case 'ch-ahv':
      return say('Social security numbers (Switzerland)');
    case 'uk-nino':
      return say('National insurance numbers (United Kingdom)');
  }
}
