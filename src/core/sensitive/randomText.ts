import { shannonEntropy } from './entropy';
import { isPlaceholder } from './placeholder';

/** From which entropy (bits a character) and length on a text counts as random. The values are detect-secrets' and gitleaks' custom. */
export interface RandomLimits {
  readonly base64: number;
  readonly hex: number;
  readonly minLength: number;
}

export const DEFAULT_LIMITS: RandomLimits = { base64: 4.5, hex: 3, minLength: 20 };

/** Longer texts are embedded data rather than keys. */
const MAX_LENGTH = 5000;
const HEX = /^[0-9a-f]+$/i;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Addresses, names of cloud resources, digests, paths and media: long, mixed and no secret. */
const KNOWN_FORMS =
  /^(?:[a-z][a-z0-9+.-]{1,30}:\/\/|arn:|urn:|data:|sha\d{1,3}[-:]|md5[-:]|projects\/|\.{0,2}\/?(?:[\w.-]+\/)+[\w.-]*\.[a-z]{1,8}$|\.{1,2}\/|~\/|\/(?:[a-z][\w.-]*\/)+)/i;

/** Whether a value looks as if it had been drawn at random. `weak`: the name says little, so an identifier is none. */
export function isRandomText(value: string, limits: RandomLimits, strength: 'strong' | 'weak'): boolean {
  if (value.length < limits.minLength || value.length > MAX_LENGTH) return false;
  if (/[\s{}<>()[\]\\`]/.test(value) || KNOWN_FORMS.test(value) || isPlaceholder(value)) return false;
  if (UUID.test(value)) {
    return strength === 'strong' && shannonEntropy(value.replaceAll('-', '')) > limits.hex;
  }
  // Digits alone are numbers.
  if (HEX.test(value)) return !/^\d+$/.test(value) && shannonEntropy(value) > limits.hex;
  return shannonEntropy(value) > limits.base64;
}
