/** What the name of a stage or a check looks like. Such names become file names, on every system. */
export const IDENTIFIER = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9_-])?$/;
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;
const LONGEST = 64;

/** Whether a name can be the name of a stage or a check. */
export function isIdentifier(name: string): boolean {
  return IDENTIFIER.test(name) && !DEVICE.test(name);
}

/** The identifier nearest to a name: "Unit tests!" becomes `unit-tests`. */
export function toIdentifier(name: string, fallback: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .slice(0, 4 * LONGEST);
  const dashed = plain.replace(/\p{Mark}+/gu, '').replace(/[^a-z0-9._-]+/g, '-');
  const trimmed = dashed
    .replace(/^[._-]+/, '')
    .slice(0, LONGEST)
    .replace(/[._-]+$/, '');
  if (trimmed === '') return fallback;
  return isIdentifier(trimmed) ? trimmed : `${fallback}-${trimmed}`.slice(0, LONGEST);
}
