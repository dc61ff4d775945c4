import * as z from 'zod/mini';
import { cleanMessage } from './externalText';
import { numbersIn, readForeign, resultsOfTests, type ForeignTest } from './foreignTests';
import type { Results } from './results';

const test = z.object({
  name: z.string(),
  description: z.optional(z.nullable(z.string())),
  status: z.string(),
  /** Of test suites before 0.7. */
  parameters: z.optional(z.nullable(z.record(z.string(), z.unknown()))),
});
type Test = z.infer<typeof test>;
/** A report of version 0.7 and later; a test suite of versions before has `tests` with the same keys. */
const schema = z
  .object({
    tests: z.optional(z.array(test)),
    metrics: z.optional(
      z.array(z.object({ metric_name: z.optional(z.string()), value: z.optional(z.unknown()) })),
    ),
  })
  .check(z.refine((value) => value.tests !== undefined || value.metrics !== undefined));

/** Reads what Evidently's `save_json` writes. A report without tests has a total of none: never a pass. */
export function readEvidently(text: string): Results {
  const read = readForeign(text, schema, 'Evidently');
  if (read.kind === 'invalid') return read;
  const { tests = [], metrics = [] } = read.value;
  const numbers = [
    ...metrics.map(({ metric_name: name = '', value }) => [name, value] as const),
    ...tests.map(numberOf),
  ];
  return resultsOfTests(
    tests.map(testOf),
    numbersIn(Object.fromEntries(numbers.filter(([name]) => name !== ''))),
  );
}

function testOf({ name, description, status }: Test): ForeignTest {
  const words = description ? `${name} — ${description}` : name;
  return { status: statusOf(status), message: cleanMessage(words) };
}

/** What a test of an old suite has measured, by its name and column. */
function numberOf({ name, parameters }: Test): readonly [string, unknown] {
  const { column_name: column, value, score } = parameters ?? {};
  return [typeof column === 'string' ? `${name} (${column})` : name, value ?? score];
}

/** An unknown word is no pass. */
function statusOf(status: string): ForeignTest['status'] {
  switch (status.toUpperCase().replace(/^TESTSTATUS\./, '')) {
    case 'SUCCESS':
      return 'pass';
    case 'WARNING':
      return 'warn';
    case 'SKIPPED':
      return 'skipped';
    default:
      return 'fail';
  }
}
