import * as z from 'zod/mini';
import type { Metrics } from '../evidence/evidence';
import { say, verbatim, type Message } from '../text/message';
import { cleanText } from './externalText';
import { numbersIn, readForeign, resultsOfTests, type ForeignTest } from './foreignTests';
import type { Results } from './results';

const map = z.record(z.string(), z.unknown());
const text = z.optional(z.nullable(z.string()));
const configuration = z.object({
  type: text,
  expectation_type: text,
  kwargs: z.optional(z.nullable(map)),
  severity: text,
  meta: z.optional(z.nullable(z.object({ severity: z.optional(z.unknown()) }))),
});
const expectation = z.object({
  ...configuration.shape,
  success: z.nullable(z.boolean()),
  expectation_config: z.optional(z.nullable(configuration)),
  result: z.optional(z.nullable(map)),
  exception_info: z.optional(z.nullable(map)),
});
type Expectation = z.infer<typeof expectation>;
const statistics = z.optional(
  z.nullable(z.object({ evaluated_expectations: z.optional(z.nullable(z.number())) })),
);
/** `to_json_dict` calls them results, the description of a checkpoint expectations. */
const validation = z.union([
  z.object({ success: z.nullable(z.boolean()), statistics, results: z.array(expectation) }),
  z.object({ success: z.nullable(z.boolean()), statistics, expectations: z.array(expectation) }),
]);
type Validation = z.infer<typeof validation>;
const schema = z.union([
  validation,
  z.array(validation),
  z.object({ validation_results: z.array(validation) }),
  z.object({
    run_results: z.record(z.string(), z.union([validation, z.object({ validation_result: validation })])),
  }),
]);

/**
 * Reads what Great Expectations says of a validation (`to_json_dict`) or of a checkpoint (`describe`; before 1.0
 * `to_json_dict`).
 */
export function readGreatExpectations(json: string): Results {
  const read = readForeign(json, schema, 'Great Expectations');
  if (read.kind === 'invalid') return read;
  const validations = validationsOf(read.value);
  const found = validations.map(expectationsOf);
  const tests = found.flatMap((expectations, index) => {
    const own = expectations.map(testOf);
    const isSilent = validations[index]?.success === false && own.every(({ status }) => status === 'pass');
    const message = say('The validation has failed, although no expectation says so.');
    return isSilent ? [...own, { status: 'fail', message } as const] : own;
  });
  const total = validations.reduce((sum, one) => sum + (one.statistics?.evaluated_expectations ?? 0), 0);
  return resultsOfTests(tests, observed(found.flat()), Number.isSafeInteger(total) ? total : 0);
}

function validationsOf(value: z.infer<typeof schema>): readonly Validation[] {
  if (Array.isArray(value)) return value;
  if ('validation_results' in value) return value.validation_results;
  if (!('run_results' in value)) return [value];
  return Object.values(value.run_results).map((one) =>
    'validation_result' in one ? one.validation_result : one,
  );
}

function expectationsOf(one: Validation): readonly Expectation[] {
  return 'results' in one ? one.results : one.expectations;
}

function testOf(one: Expectation): ForeignTest {
  const title = titleOf(one);
  if (one.success === true) return { status: 'pass', message: verbatim(title) };
  const exception = exceptionIn(one.exception_info ?? {});
  if (exception !== undefined)
    return { status: 'fail', message: say('{0}: {1}', title, cleanText(exception, 500)) };
  const { severity, meta } = one.expectation_config ?? one;
  return { status: statusOf(severity ?? meta?.severity), message: explanation(title, one.result ?? {}) };
}

function statusOf(severity: unknown): ForeignTest['status'] {
  return severity === 'warning' ? 'warn' : severity === 'info' ? 'info' : 'fail';
}

/** `age: expect_column_values_to_be_between (min_value: 0, max_value: 120)`. */
function titleOf(one: Expectation): string {
  const { type, expectation_type: oldType, kwargs } = one.expectation_config ?? one;
  const column = kwargs?.['column'];
  const settings = Object.entries(kwargs ?? {})
    .filter(([name]) => name !== 'column' && name !== 'batch_id')
    .map(([name, value]) => `${name}: ${shown(value)}`);
  const subject = column === undefined ? '' : `${shown(column)}: `;
  const name = `${subject}${type ?? oldType ?? 'expectation'}`;
  return cleanText(settings.length === 0 ? name : `${name} (${settings.join(', ')})`, 500);
}

function explanation(title: string, result: Readonly<Record<string, unknown>>): Message {
  const { unexpected_count: count, element_count: rows, partial_unexpected_list: list } = result;
  if (typeof count === 'number' && typeof rows === 'number') {
    const samples = Array.isArray(list) ? [...new Set(list.map(shown))].slice(0, 3).join(', ') : '';
    return samples === ''
      ? say('{0}: {1} of {2} values are unexpected.', title, count, rows)
      : say(
          '{0}: {1} of {2} values are unexpected, such as {3}.',
          title,
          count,
          rows,
          cleanText(samples, 200),
        );
  }
  const { observed_value: value } = result;
  if (value === undefined) return say('{0}: not met.', title);
  return say('{0}: observed {1}.', title, cleanText(shown(value), 200));
}

/** The message of an exception: it stands there itself, or by the metric that raised it. */
function exceptionIn(info: Readonly<Record<string, unknown>>): string | undefined {
  for (const one of [info, ...Object.values(info)]) {
    if (typeof one !== 'object' || one === null) continue;
    const { raised_exception: raised, exception_message: message } = one as Readonly<Record<string, unknown>>;
    if (raised === true) return typeof message === 'string' ? message : 'exception';
  }
  return undefined;
}

function observed(expectations: readonly Expectation[]): Metrics {
  const named = expectations.flatMap((one) => {
    const { unexpected_percent: percent, observed_value: value } = one.result ?? {};
    const name = titleOf({ ...one, expectation_config: withoutSettings(one) });
    return [
      [name, typeof value === 'number' ? value : undefined],
      [`${name}.unexpected_percent`, percent],
    ] as const;
  });
  return numbersIn(Object.fromEntries(named));
}

function withoutSettings(one: Expectation): Expectation['expectation_config'] {
  const config = one.expectation_config ?? one;
  const column = config.kwargs?.['column'];
  return { ...config, kwargs: column === undefined ? {} : { column } };
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : JSON.stringify(value ?? null).slice(0, 200);
}
