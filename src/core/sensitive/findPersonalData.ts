import { findBankAccounts } from './bankAccounts';
import { findCardNumbers } from './cardNumbers';
import { findEmailAddresses } from './emailAddresses';
import { embeddedMedia } from './embeddedMedia';
import { findNationalIds } from './nationalIds';
import { PERSONAL_KINDS, type PersonalDatum, type PersonalKind } from './personalDatum';
import { findPhoneNumbers } from './phoneNumbers';
import { insideAny } from './ranges';

/** Personal data of these kinds in a text, in the order of their places; what one finder claimed no other may. */
export function findPersonalData(
  text: string,
  kinds: readonly PersonalKind[] = PERSONAL_KINDS,
): readonly PersonalDatum[] {
  const found = kinds.flatMap((kind) => [...finderOf(kind)(text)]);
  if (found.length === 0) return found;
  const isIgnored = insideAny(embeddedMedia(text));
  const kept: PersonalDatum[] = [];
  const sorted = found
    .filter(({ start }) => !isIgnored(start))
    // Where two begin together the longer one says more.
    .sort((a, b) => a.start - b.start || b.end - a.end);
  for (const datum of sorted) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= datum.start) kept.push(datum);
  }
  return kept;
}

function finderOf(kind: PersonalKind): (text: string) => Iterable<PersonalDatum> {
  switch (kind) {
    case 'email':
      return findEmailAddresses;
    case 'phone':
      return findPhoneNumbers;
    case 'card':
      return findCardNumbers;
    case 'iban':
      return findBankAccounts;
    default:
      return (text) => findNationalIds(text, kind);
  }
}
