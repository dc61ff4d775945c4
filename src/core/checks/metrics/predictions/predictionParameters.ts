import * as z from 'zod/mini';
import { projectPaths } from '../../parameterTypes';

const column = z.string().check(z.minLength(1), z.maxLength(200));

/** Files of predictions: a row for each, with its label. */
export const predictionFiles = projectPaths.check(
  z.describe(
    'The predictions, one in a row beside its label: a path or pattern, or a list of them. CSV, TSV, JSON lines, ' +
      'JSON or Parquet.',
  ),
);

export const labelColumn = column.check(z.describe('The column with the truth.'));

export const predictionColumn = z
  .optional(column)
  .check(z.describe('The column with what the model said: a class, or a number.'));

export const scoreColumn = column.check(
  z.describe('The column with the score or probability of the positive class.'),
);

/** A column, or two whose values are combined. */
export const sliceColumns = z.union([column, z.array(column).check(z.minLength(1), z.maxLength(2))]);

/** A value of labels. */
export const classValue = z.union([
  z.string().check(z.minLength(1), z.maxLength(200)),
  z.number(),
  z.boolean(),
]);

export const positiveClass = z
  .optional(classValue)
  .check(
    z.describe(
      'The label of the positive class, such as `malignant`. It may be left out where labels are 0 and 1, true and ' +
        'false, or -1 and 1: the positive one is 1 or true.',
    ),
  );

export const scoreThreshold = z
  ._default(z.number(), 0.5)
  .check(z.describe('Without a `prediction`: the least score that means the positive class.'));

export const minRows = z
  ._default(z.int().check(z.gte(1)), 30)
  .check(z.describe('Slices with fewer rows are reported, not judged.'));

export const quantileRanges = z
  ._default(z.int().check(z.gte(2), z.lte(20)), 4)
  .check(
    z.describe(
      'A column of more than ten different numbers is cut into this many ranges of about equally many rows.',
    ),
  );

/** How files of predictions are read, in the words of `explain`. */
export const PREDICTION_VALUES =
  'Values compare by value, not by spelling: 1, 1.0, "1" and true are the same. A label, prediction or score that is missing (empty, NA, NaN, null, none) or infinite is an error: a model that answers nothing must not be judged by its other answers.';
