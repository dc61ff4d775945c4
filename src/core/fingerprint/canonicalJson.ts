/**
 * Text of a value that depends on nothing but the value: keys sorted, no white space, numbers by value (so
 * `42880` and `42880.0` are one, and integers of any size stay exact). Properties that are `undefined` are left
 * out. It is JSON unless the value holds what JSON cannot say: NaN, infinities, maps with keys other than strings.
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'number':
      // Whole numbers as digits, as bigints are: `1e22` and the integer it stands for are one; so are -0 and 0.
      return Number.isInteger(value) ? String(BigInt(value)) : String(value);
    case 'object':
      return value === null ? 'null' : canonicalObject(value);
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    default:
      return 'null';
  }
}

function canonicalObject(value: object): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Map)
    return canonicalEntries([...value].map(([key, item]) => [canonicalJson(key), item]));
  if (value instanceof Set) return canonicalEntries([...value].map((item) => [canonicalJson(item), null]));
  if (value instanceof Date) return JSON.stringify(value);
  const defined = Object.entries(value).filter(([, item]) => item !== undefined);
  return canonicalEntries(defined.map(([key, item]) => [JSON.stringify(key), item]));
}

function canonicalEntries(entries: readonly (readonly [key: string, value: unknown])[]): string {
  // By code units: a locale's order would differ between machines.
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${sorted.map(([key, value]) => `${key}:${canonicalJson(value)}`).join(',')}}`;
}
