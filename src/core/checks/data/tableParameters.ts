import * as z from 'zod/mini';
import { projectPaths } from '../parameterTypes';

/** Name of a column. */
export const columnName = z.string().check(z.minLength(1), z.maxLength(500));
/** One name or a list of them. */
export const columnNames = z.union([
  columnName,
  z.array(columnName).check(z.minLength(1), z.maxLength(10_000)),
]);

/** The parameter `file` of checks of one table. */
export const tableFile = projectPaths.check(
  z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
);
