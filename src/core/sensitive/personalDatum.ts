import type { NationalId } from './nationalIds';

/** Kinds of personal data that are looked for by default. */
export const PERSONAL_KINDS = ['email', 'phone', 'card', 'iban'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number] | NationalId;

/** Something that tells of a person, by its half-open range of offsets. */
export interface PersonalDatum {
  readonly kind: PersonalKind;
  readonly start: number;
  readonly end: number;
}
