import * as z from 'zod/mini';
import type { Outcome } from '../../evidence/evidence';
import { age } from '../age';
import type { BuiltinCheckOf } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { freshnessOfColumn } from './freshnessOfColumn';
import { freshnessOfFiles } from './freshnessOfFiles';

const parameters = z.strictObject({
  file: projectPaths.check(
    z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
  ),
  column: z
    .optional(z.string().check(z.minLength(1), z.maxLength(500)))
    .check(
      z.describe(
        'Column of dates or times; with dots also a field of a nested column. Default: the dates in the paths of the files, else of their commits.',
      ),
    ),
  maxAge: age.check(z.describe('How old the newest date may be: `12h`, `30d`, `2w`.')),
});
type Parameters = z.infer<typeof parameters>;

/** The newest data is not older than allowed. */
export const dataFreshness: BuiltinCheckOf<Parameters> = {
  id: 'data.freshness',
  judgement: 1,
  identity: 'meaning',
  title: 'Data is fresh',
  description: `Looks for the newest date of the data and compares its age with \`maxAge\`. With \`column\` that is the newest value of the column. Without it, it is the newest date that the path of a file names (\`sales-2026-11-20.csv\`, \`dt=2026-11-20/\`, \`2026/11/20/\`, \`2026-11\`); where no path names any, it is the newest commit of a file, or of the \`.dvc\` file beside it. The times of the file system are never used: a fresh clone would make everything new.

- **fail**: the newest date is older than \`maxAge\`.
- **warn**: dates lie in the future, or values of the column are no dates.
- **error**: a file cannot be read or has no rows, the column is missing or holds no dates, all of them lie in the future, or git does not know when the files were last changed.

Dates may be dates, times with and without a time zone (without one they count as UTC), texts as ISO 8601 has them, seconds or milliseconds since 1970, and numbers such as 20261120. A date without a time counts until the end of its day, a month until its end. In the future is what lies ahead of the clock by more than a day; such dates do not make the rest fresh.

The evidence names the last day on which the data is young enough, and is stale after it; to notice it within hours, run the check on a schedule.

A job that stopped leaves files that look as good as ever. Models go on to be trained on them, and nobody learns why the metrics fade.

**To mend it**, run again what collects the data, and look at why it stopped. If the data is meant to be older, raise \`maxAge\`.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/raw/*.parquet
column: created_at
maxAge: 30d`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge({ file, column, maxAge }: Parameters, world: CheckWorld): Promise<Outcome> {
  const patterns = listOf(file);
  if (column !== undefined) return freshnessOfColumn(patterns, column, maxAge, world);
  const { files, unmatched } = matchFiles(patterns, world.files);
  const faults = unmatched.map(nothingMatches);
  if (files.length === 0 && faults.length === 0) faults.push(nothingMatches(patterns.join(', ')));
  return faults.length > 0 ? cannotJudge(faults) : freshnessOfFiles(files, maxAge, world);
}
