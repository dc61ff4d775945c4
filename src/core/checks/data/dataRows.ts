import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { matchFiles, nothingMatches } from '../matchFiles';
import { cannotJudge, judged, type Fault } from '../outcomes';
import { unreadableData } from './openTable';
import { limitsInOrder, listOf, projectPaths } from '../parameterTypes';

const count = z.int().check(z.gte(1));
const parameters = z
  .strictObject({
    file: projectPaths.check(
      z.describe('The data: a path or pattern, or a list of them. CSV, TSV, JSON lines, JSON or Parquet.'),
    ),
    min: z._default(count, 1).check(z.describe('The least number of rows, of all files together.')),
    max: z.optional(count).check(z.describe('The greatest number of rows, of all files together.')),
  })
  .check(limitsInOrder('none'));
type Parameters = z.infer<typeof parameters>;

/** A data set has as many rows as expected. */
export const dataRows: BuiltinCheckOf<Parameters> = {
  id: 'data.rows',
  judgement: 1,
  identity: 'meaning',
  title: 'A data set has as many rows as expected',
  description: `Counts the rows of data files, all files together, and compares the number with \`min\` and \`max\`. A header is not a row.

- **fail**: there are fewer rows than \`min\` or more than \`max\`.
- **error**: no file matches a pattern, or one cannot be read.

An export that broke off, a join that lost its keys or one that multiplied its rows shows first in the number of rows, long before a metric moves.

**To mend it**, look at what wrote the data: its log, its source and its filters. If the new size is right, change the limits in the project file.`,
  stages: ['collect', 'curate', 'transform', 'validate', 'monitor'],
  parameters,
  example: `file: data/gold/*.parquet
min: 10000
max: 2000000`,
  consumes: ({ file }) => ({ patterns: listOf(file) }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { min, max } = given;
  const { files, unmatched } = matchFiles(listOf(given.file), world.files);
  const faults: Fault[] = unmatched.map(nothingMatches);
  if (files.length === 0 && faults.length === 0) faults.push(nothingMatches(listOf(given.file).join(', ')));
  const counted = await countRows(files, world);
  if (faults.length + counted.faults.length > 0) return cannotJudge([...faults, ...counted.faults]);
  const { rows } = counted;
  const findings: Finding[] = [];
  // With several files the finding concerns all of them together.
  const place = files.length === 1 && files[0] !== undefined ? { path: files[0] } : {};
  const next = say('Look at what wrote the data, or mend the limits in the project file.');
  if (rows < min) {
    findings.push({ severity: 'fail', message: tooFew(rows, min), ...place, next });
  }
  if (max !== undefined && rows > max) {
    const message = say('The data has {0} rows; at most {1} are expected.', rows, max);
    findings.push({ severity: 'fail', message, ...place, next });
  }
  const limits = { min, ...(max === undefined ? {} : { max }) };
  const summary = findings[0]?.message ?? say('Rows: {0}, in files: {1}.', rows, files.length);
  return judged(summary, findings, { rows, files: files.length, ...limits });
}

function tooFew(rows: number, min: number): Message {
  return rows === 0
    ? say('The data has no rows.')
    : say('The data has {0} rows; at least {1} are expected.', rows, min);
}

async function countRows(
  files: readonly string[],
  world: CheckWorld,
): Promise<{ rows: number; faults: Fault[] }> {
  let rows = 0;
  const faults: Fault[] = [];
  for (const group of byFormat(files)) {
    const data = await world.data.open({ files: group });
    const result =
      data.kind === 'failed' ? data : await world.data.query(`SELECT count(*) FROM ${data.relation}`);
    if (result.kind === 'failed') faults.push(unreadableData(group, result.reason));
    else rows += Number(result.rows[0]?.[0] ?? 0);
  }
  return { rows, faults };
}

/** One query reads files of one format. */
function byFormat(files: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const format = /\.([^./]+)(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? '';
    const group = groups.get(format);
    if (group === undefined) groups.set(format, [file]);
    else group.push(file);
  }
  return [...groups.values()];
}
