import * as z from 'zod/mini';
import { cleanMessage } from './externalText';
import { numbersIn, readForeign, resultsOfTests, type ForeignTest } from './foreignTests';
import type { Results } from './results';

const text = z.optional(z.nullable(z.string()));
const condition = z.object({ Status: z.string(), Condition: text, 'More Info': text });
const result = z.object({
  type: z.enum(['CheckResult', 'CheckFailure']),
  header: text,
  check: z.optional(z.object({ name: text })),
  value: z.optional(z.unknown()),
  conditions_results: z.optional(z.nullable(z.array(condition))),
  exception: text,
});
type CheckResult = z.infer<typeof result>;
const schema = z.union([z.object({ type: z.literal('SuiteResult'), results: z.array(result) }), result]);

/**
 * Reads what Deepchecks' `to_json` writes of a suite or of a check. What has no condition tests nothing; a check that
 * does not suit the data ("irrelevant") was skipped, one that broke has failed.
 */
export function readDeepchecks(json: string): Results {
  const read = readForeign(json, schema, 'Deepchecks');
  if (read.kind === 'invalid') return read;
  const results = read.value.type === 'SuiteResult' ? read.value.results : [read.value];
  const numbers = results.map((one) => [nameOf(one), one.value] as const);
  return resultsOfTests(results.flatMap(testsOf), numbersIn(Object.fromEntries(numbers)));
}

function nameOf({ header, check }: CheckResult): string {
  return header ?? check?.name ?? 'check';
}

function testsOf(one: CheckResult): readonly ForeignTest[] {
  const name = nameOf(one);
  if (one.type === 'CheckFailure') {
    const words = one.exception ?? '';
    const status = /\birrelevant\b/i.test(words) ? 'skipped' : 'fail';
    return [{ status, message: cleanMessage(`${name}: ${words}`) }];
  }
  return (one.conditions_results ?? []).map((condition): ForeignTest => {
    const words = [condition.Condition ?? '', condition['More Info'] ?? ''].filter((part) => part !== '');
    return { status: statusOf(condition.Status), message: cleanMessage(`${name}: ${words.join(' — ')}`) };
  });
}

/** An unknown word, and a condition that broke (ERROR), are no pass. */
function statusOf(status: string): ForeignTest['status'] {
  switch (status.toUpperCase()) {
    case 'PASS':
      return 'pass';
    case 'WARN':
      return 'warn';
    default:
      return 'fail';
  }
}
