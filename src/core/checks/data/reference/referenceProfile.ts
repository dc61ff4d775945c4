import * as z from 'zod/mini';
import { readConflicts } from '../../../project/conflictMarkers';
import { say, type Message } from '../../../text/message';

const count = z.int().check(z.nonnegative());
const numbers = z.array(z.number()).check(z.maxLength(1000));
const column = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(2000)),
  type: z.enum(['integer', 'number', 'text', 'boolean', 'date', 'time', 'nested', 'other']),
  /** Rows without a value. */
  missing: count,
  /** Rows with a number that is not finite. */
  infinite: count,
  /** Different values; above some hundreds an estimate. */
  distinct: count,
  min: z.optional(z.number()),
  max: z.optional(z.number()),
  mean: z.optional(z.number()),
  deviation: z.optional(z.number()),
  /** Ten quantile bins: edges, and rows between them. */
  edges: z.optional(numbers),
  counts: z.optional(z.array(count).check(z.maxLength(1000))),
  /** 257 quantiles from the least to the greatest value. */
  quantiles: z.optional(numbers),
  /** Few different numbers, each with its rows. */
  values: z.optional(z.array(z.tuple([z.number(), count])).check(z.maxLength(1000))),
  /** Categories with their rows, most frequent first. */
  categories: z.optional(z.array(z.tuple([z.string(), count])).check(z.maxLength(1000))),
  /** Rows of all further categories. */
  otherCategories: z.optional(count),
  /** Whether values are like identifiers, one a row, so that they have no distribution worth comparing. */
  identifier: z.optional(z.boolean()),
});
const profile = z.strictObject({
  version: z.literal(1),
  name: z.string(),
  /** Where it comes from, for people. */
  files: z.array(z.string()),
  rows: z.int().check(z.gte(1)),
  columns: z.array(column).check(z.minLength(1)),
});

/** What is kept of a data set so that later ones can be compared with it, without its rows. */
export type ReferenceProfile = z.infer<typeof profile>;
export type ReferenceColumn = z.infer<typeof column>;

/** A stored reference, read: the profile, or why it cannot be used. */
export type ProfileReading =
  | { readonly kind: 'profile'; readonly profile: ReferenceProfile }
  | { readonly kind: 'unusable'; readonly reason: Message };

/** Reads a stored reference; whatever is wrong with it is a value. */
export function parseProfile(text: string): ProfileReading {
  if (readConflicts(text).conflicts.length > 0) {
    return unusable(say('two branches left different references here'));
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unusable(say('it is not complete JSON'));
  }
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1) {
    return unusable(say('a newer ML Lifecycle wrote it (format {0})', version));
  }
  const parsed = profile.safeParse(value);
  if (!parsed.success) {
    return unusable(say('it has an unexpected shape at "{0}"', parsed.error.issues[0]?.path.join('.') ?? ''));
  }
  const wrong = parsed.data.columns.find((one) => !isConsistent(one, parsed.data.rows));
  if (wrong !== undefined) return unusable(say('what it says of the column "{0}" cannot be', wrong.name));
  return { kind: 'profile', profile: parsed.data };
}

function unusable(reason: Message): ProfileReading {
  return { kind: 'unusable', reason };
}

/** Whether counts add up and lists are in order: everything that a comparison relies on. */
function isConsistent(one: ReferenceColumn, rows: number): boolean {
  const values = rows - one.missing - one.infinite;
  const total = (counts: readonly number[]): number => counts.reduce((sum, item) => sum + item, 0);
  const isSorted = (list: readonly number[]): boolean =>
    list.every((item, at) => at === 0 || item >= (list[at - 1] ?? 0));
  const { edges, counts, quantiles, categories } = one;
  if (values < 0) return false;
  if ((edges === undefined) !== (counts === undefined)) return false;
  if (edges !== undefined && counts !== undefined) {
    if (counts.length !== edges.length - 1 || total(counts) !== values || !isSorted(edges)) return false;
  }
  if (quantiles !== undefined && (quantiles.length < 2 || !isSorted(quantiles) || edges === undefined))
    return false;
  if (one.values !== undefined) {
    return isSorted(one.values.map(([item]) => item)) && total(one.values.map(([, item]) => item)) === values;
  }
  if (categories === undefined) return true;
  return total(categories.map(([, item]) => item)) + (one.otherCategories ?? 0) === values;
}

/** The bytes of a stored reference: one column a line, so that merges rarely meet. Same data, same bytes. */
export function serializeProfile({ version, name, files, rows, columns }: ReferenceProfile): string {
  const lines = columns.map((item) => `    ${JSON.stringify(item)}`);
  const head = JSON.stringify({ version, name, files, rows }, null, 2).replace(/\n\}$/, '');
  return `${head},\n  "columns": [\n${lines.join(',\n')}\n  ]\n}\n`;
}
