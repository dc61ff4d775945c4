import { isScalar } from 'yaml';

/** Characters that mean nothing in YAML wherever they stand, and none of them at an end that could. */
const HARMLESS = /^[\p{L}\p{N}_./](?:[\p{L}\p{N}_./ ()+=@~-]*[\p{L}\p{N}_./()+=@~-])?$/u;
/** What YAML, of whatever version, takes for something else than text. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n|[-+.]?\d[\d_.:a-fox+-]*|\.(?:inf|nan)|\.\.\..*)$/i;

/** A text as a scalar of YAML, quoted like `neighbour` where that is quoted. */
export function writeScalar(value: string, neighbour: unknown): string {
  const style = isScalar(neighbour) ? neighbour.type : undefined;
  if (style === 'QUOTE_SINGLE') return `'${value.replaceAll("'", "''")}'`;
  const plain = HARMLESS.test(value) && !NO_TEXT.test(value);
  return plain && style !== 'QUOTE_DOUBLE' ? value : JSON.stringify(value);
}
