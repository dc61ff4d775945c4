import * as z from 'zod/mini';

const limit = z.union([z.number(), z.string().check(z.minLength(1), z.maxLength(100))]);
const allowedValue = z.union([z.string().check(z.maxLength(1000)), z.number(), z.boolean()]);

/** Types of columns, whatever the file's format calls them. */
export const COLUMN_TYPES = ['integer', 'number', 'text', 'boolean', 'date', 'time'] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** What is expected of a column. */
export const columnRule = z.strictObject({
  type: z
    .optional(z.enum(COLUMN_TYPES))
    .check(
      z.describe(
        'What its values are: `integer`, `number`, `text`, `boolean`, `date` (a day) or `time` (a day with the time of day).',
      ),
    ),
  nullable: z._default(z.boolean(), true).check(z.describe('Whether values may be missing.')),
  unique: z._default(z.boolean(), false).check(z.describe('Whether each value may stand in one row only.')),
  min: z
    .optional(limit)
    .check(z.describe('The least value: a number, or a date or time as ISO 8601 writes it.')),
  max: z.optional(limit).check(z.describe('The greatest value, in the same way.')),
  allowed: z
    .optional(z.array(allowedValue).check(z.minLength(1), z.maxLength(10_000)))
    .check(
      z.describe('The only values that may stand there. Numbers compare by value, texts letter by letter.'),
    ),
  pattern: z
    .optional(z.string().check(z.minLength(1), z.maxLength(1000)))
    .check(z.describe('A regular expression (RE2) that each whole value matches.')),
});
export type ColumnRule = z.infer<typeof columnRule>;
