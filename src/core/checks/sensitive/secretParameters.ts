import * as z from 'zod/mini';
import { DEFAULT_LIMITS, type RandomLimits } from '../../sensitive/randomText';

/** Parameters by which checks of secrets tell random texts. */
export const secretLimits = {
  minLength: z
    ._default(z.int().check(z.gte(8), z.lte(1000)), DEFAULT_LIMITS.minLength)
    .check(
      z.describe('Characters from which on a text that is assigned to a name such as `token` may be random.'),
    ),
  base64Entropy: z
    ._default(z.number().check(z.gte(0), z.lte(8)), DEFAULT_LIMITS.base64)
    .check(
      z.describe(
        'Bits a character (Shannon) above which such a text is random. Default: that of detect-secrets.',
      ),
    ),
  hexEntropy: z
    ._default(z.number().check(z.gte(0), z.lte(4)), DEFAULT_LIMITS.hex)
    .check(z.describe('The same for texts of hexadecimal digits. Default: that of detect-secrets.')),
};

interface SecretLimits {
  readonly minLength: number;
  readonly base64Entropy: number;
  readonly hexEntropy: number;
}

export function randomLimits({ minLength, base64Entropy, hexEntropy }: SecretLimits): RandomLimits {
  return { minLength, base64: base64Entropy, hex: hexEntropy };
}
