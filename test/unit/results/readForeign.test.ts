import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { ResultsSpec } from '../../../src/core/project/project';
import { outcomeOfCommand } from '../../../src/core/results/commandOutcome';
import { readResults } from '../../../src/core/results/readResults';
import type { Results } from '../../../src/core/results/results';
import { render } from '../../../src/core/text/message';

const FILE = 'reports/suite.json';
const SPECS = {
  evidently: { evidently: FILE },
  deepchecks: { deepchecks: FILE },
  greatExpectations: { greatExpectations: FILE },
} as const satisfies Record<string, ResultsSpec>;
type Tool = keyof typeof SPECS;

const read = (tool: Tool, text: string): Results => readResults(SPECS[tool], text, '/p');
const readValue = (tool: Tool, value: unknown): Results => read(tool, JSON.stringify(value));

/** A file that the tool itself has written: scripts/fixtures/foreignResults.py. */
const stored = (name: string): string =>
  readFileSync(path.join(__dirname, '../../fixtures/results', `${name}.json`), 'utf8');

function lines(results: Results): readonly string[] {
  if (results.kind === 'invalid') return [`invalid: ${render(results.reason)}`];
  return results.findings.map(({ severity, message }) => `${severity} ${render(message)}`);
}

function metrics(results: Results): Readonly<Record<string, unknown>> {
  return results.kind === 'results' ? results.metrics : {};
}

/** The verdict of a command that ended well and left these results. */
function verdict(results: Results): string {
  return outcomeOfCommand({
    exitCode: 0,
    timedOut: false,
    timeoutMs: 1000,
    tail: '',
    results: { ...results, path: FILE },
  }).verdict;
}

describe('results of Evidently', () => {
  it('are the tests of a report, each with what it says', () => {
    const results = read('evidently', stored('evidently'));
    assert.deepEqual(lines(results), [
      "fail Column 'age' missing values: Less or Equal 5.000 — Column 'age' missing values: Actual value 31.000 >= 5.000",
      "warn Minimal value of 'age': Greater or Equal 50.000 — Minimal value of 'age': Actual value 47.720 < 50.000",
      'fail Share of Drifted Columns: Less 0.500 — Share of Drifted Columns: Actual value 1.000 >= 0.500',
      'fail Value Drift for column age — Drift score is 0.00. The drift detection method is K-S p_value. The drift threshold is 0.05.',
      'fail Value Drift for column plan — Drift score is 0.04. The drift detection method is Z-test p_value. The drift threshold is 0.05.',
    ]);
    assert.equal(metrics(results)['MissingValueCount(column=age).share'], 0.155);
    assert.equal(metrics(results)['tests'], 7);
    assert.equal(verdict(results), 'fail');
  });

  it('are no pass without tests', () => {
    const results = read('evidently', stored('evidentlyUntested'));
    assert.equal(metrics(results)['tests'], 0);
    assert.equal(verdict(results), 'fail');
    assert.equal(verdict(readValue('evidently', { tests: [] })), 'fail');
  });

  it('are those of a test suite of older versions too', () => {
    const results = read('evidently', stored('evidentlyTestSuite'));
    assert.deepEqual(lines(results).slice(2), [
      'warn Number of Rows — The number of rows is 200. The test threshold is gte=1000.',
      "fail Mean Value Stability — Test failed with exceptions: Column 'gone' not found in dataset.",
    ]);
    assert.equal(metrics(results)['Drift per Column (plan)'], 0.044);
  });

  for (const [status, expected] of [
    ['SUCCESS', 'pass'],
    ['WARNING', 'warn'],
    ['FAIL', 'fail'],
    ['ERROR', 'fail'],
    ['SKIPPED', 'warn'],
    ['whatever', 'fail'],
  ] as const) {
    it(`${status} is ${expected}`, () => {
      assert.equal(
        verdict(readValue('evidently', { tests: [{ name: 'a', description: 'b', status }] })),
        expected,
      );
    });
  }
});

describe('results of Deepchecks', () => {
  it('are the conditions of a suite, although JSON has no NaN', () => {
    const text = stored('deepchecks');
    assert.ok(text.includes('NaN'));
    const results = read('deepchecks', text);
    assert.deepEqual(lines(results), [
      "fail Single Value in Column - Train Dataset: Does not contain only a single value — Found 1 out of 3 columns with a single value: ['version']",
      "fail Single Value in Column - Test Dataset: Does not contain only a single value — Found 1 out of 3 columns with a single value: ['version']",
      "fail Feature Drift: categorical drift score < 0.2 and numerical drift score < 0.2 — Failed for 1 out of 3 columns.\nFound 1 numeric columns with Kolmogorov-Smirnov above threshold: {'age': '0.97'}",
      'warn Data Duplicates - Train Dataset: Duplicate data ratio is less or equal to 0% — Found 2.5% duplicate data',
      'warn Data Duplicates - Test Dataset: Duplicate data ratio is less or equal to 0% — Found 15.5% duplicate data',
      'info Train Test Performance: Check is irrelevant for Datasets without model',
    ]);
    assert.equal(metrics(results)['Feature Drift.age.Drift score'], 0.9681656804733728);
    assert.equal(metrics(results)['skipped'], 1);
  });

  const check = (Status: string) => ({
    type: 'CheckResult',
    header: 'Drift',
    check: { name: 'Drift' },
    value: 0.1,
    conditions_results: [{ Status, Condition: 'drift < 0.2', 'More Info': 'it is "NaN" \\' }],
  });

  for (const [status, expected] of [
    ['PASS', 'pass'],
    ['WARN', 'warn'],
    ['FAIL', 'fail'],
    ['ERROR', 'fail'],
    ['whatever', 'fail'],
  ] as const) {
    it(`${status} is ${expected}, of a suite and of a check`, () => {
      assert.equal(verdict(readValue('deepchecks', check(status))), expected);
      assert.equal(
        verdict(readValue('deepchecks', { type: 'SuiteResult', results: [check(status)] })),
        expected,
      );
    });
  }

  it('fail with a check that broke', () => {
    const broken = { type: 'CheckFailure', header: 'Drift', exception: 'ValueError: no rows' };
    const results = readValue('deepchecks', { type: 'SuiteResult', results: [check('PASS'), broken] });
    assert.deepEqual(lines(results), ['fail Drift: ValueError: no rows']);
  });

  it('are no pass without conditions', () => {
    const results = readValue('deepchecks', { ...check('PASS'), conditions_results: null });
    assert.equal(verdict(results), 'fail');
  });

  it('keep the word NaN inside of texts', () => {
    const text = JSON.stringify(check('FAIL')).replace('0.1', 'NaN');
    assert.match(lines(read('deepchecks', text))[0] ?? '', /it is "NaN" \\$/);
  });
});

describe('results of Great Expectations', () => {
  it('are the expectations of a validation', () => {
    const results = read('greatExpectations', stored('greatExpectations'));
    assert.deepEqual(lines(results), [
      'fail gone: expect_column_values_to_be_unique: Error: The column "gone" in BatchData does not exist.',
      'fail age: expect_column_values_to_be_between (min_value: 0, max_value: 70): 4 of 200 values are unexpected, such as 72.7, 74.65, 73.63.',
      'warn age: expect_column_values_to_not_be_null: 31 of 200 values are unexpected, such as null.',
      'fail expect_table_row_count_to_be_between (min_value: 1000): observed 200.',
    ]);
    assert.equal(metrics(results)['age: expect_column_values_to_not_be_null.unexpected_percent'], 15.5);
    assert.equal(verdict(results), 'fail');
  });

  it('are those of a checkpoint, as it describes itself', () => {
    const results = read('greatExpectations', stored('greatExpectationsCheckpoint'));
    assert.equal(lines(results)[0], 'fail gone: expect_column_values_to_be_unique: not met.');
    assert.equal(metrics(results)['failed'], 4);
  });

  const expectation = (success: boolean, more: object = {}) => ({
    success,
    expectation_config: {
      expectation_type: 'expect_column_mean_to_be_between',
      kwargs: { column: 'age' },
      ...more,
    },
    result: { observed_value: 41.5 },
    exception_info: { raised_exception: false, exception_message: null },
  });
  const validation = (success: boolean, ...results: readonly object[]) => ({ success, results });

  for (const [what, value] of [
    ['a validation', validation(false, expectation(true), expectation(false))],
    [
      'a checkpoint before 1.0',
      {
        run_results: {
          'a::b': { validation_result: validation(false, expectation(true), expectation(false)) },
        },
      },
    ],
    [
      'run results without a wrapping',
      { run_results: { a: validation(true, expectation(true)), b: validation(false, expectation(false)) } },
    ],
    ['several validations', [validation(true, expectation(true)), validation(false, expectation(false))]],
  ] as const) {
    it(`are read from ${what}`, () => {
      const results = readValue('greatExpectations', value);
      assert.deepEqual(lines(results), ['fail age: expect_column_mean_to_be_between: observed 41.5.']);
      assert.equal(metrics(results)['tests'], 2);
      assert.equal(metrics(results)['age: expect_column_mean_to_be_between'], 41.5);
    });
  }

  for (const [severity, expected] of [
    ['critical', 'fail'],
    ['warning', 'warn'],
    ['info', 'pass'],
  ] as const) {
    it(`of severity ${severity} that are not met are ${expected}`, () => {
      for (const more of [{ severity }, { meta: { severity } }]) {
        const results = readValue(
          'greatExpectations',
          validation(true, expectation(true), expectation(false, more)),
        );
        assert.equal(verdict(results), expected);
      }
    });
  }

  it('fail with an exception, whatever the severity', () => {
    const broken = {
      ...expectation(false, { severity: 'warning' }),
      exception_info: { raised_exception: true, exception_message: 'gone' },
    };
    assert.equal(verdict(readValue('greatExpectations', validation(false, broken))), 'fail');
  });

  it('pass where each is met, and count those that are left out of the list', () => {
    const passed = { success: true, statistics: { evaluated_expectations: 4 }, results: [] };
    const results = readValue('greatExpectations', passed);
    assert.equal(verdict(results), 'pass');
    assert.equal(metrics(results)['tests'], 4);
  });

  it('are no pass without expectations, nor where the validation says that it failed', () => {
    assert.equal(verdict(readValue('greatExpectations', validation(true))), 'fail');
    assert.equal(verdict(readValue('greatExpectations', validation(false, expectation(true)))), 'fail');
  });
});

describe('results of other tools', () => {
  const TOOLS = Object.keys(SPECS) as readonly Tool[];

  for (const tool of TOOLS) {
    for (const [what, text, words] of [
      ['empty', ' \n', 'it is empty'],
      ['torn', stored(tool).slice(0, 500), 'it is not complete JSON'],
      ['a list of numbers', '[1, 2]', 'it is JSON, but '],
      ['of another tool', '{"version": "2.1.0", "runs": []}', 'it is JSON, but '],
      ['nested without end', '['.repeat(200_000), 'it is not complete JSON'],
      ['nested without end, and closed', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'it is '],
      ['hostile to search by patterns', `"${'\\"'.repeat(500_000)}`, 'it is not complete JSON'],
    ] as const) {
      it(`of ${tool} cannot be used where they are ${what}`, () => {
        const results = read(tool, text);
        assert.equal(results.kind, 'invalid');
        assert.ok(lines(results)[0]?.startsWith(`invalid: ${words}`), lines(results)[0]);
        assert.equal(verdict(results), 'error');
      });
    }

    it(`of ${tool} never throw`, () => {
      fc.assert(fc.property(fc.jsonValue(), (value) => void readValue(tool, value)));
    });
  }

  it('carry no secrets, no control characters and not without bounds', () => {
    const test = {
      name: 'a\u001B[31m',
      description: `mail jane.doe@corp.io ${'x'.repeat(5000)}`,
      status: 'FAIL',
    };
    const results = readValue('evidently', { tests: Array.from({ length: 3000 }, () => test) });
    assert.ok(results.kind === 'results' && results.findings.length <= 1001);
    const [line = ''] = lines(results);
    assert.ok(
      !line.includes('jane.doe') && !line.includes('\u001B') && line.length < 2100,
      line.slice(0, 100),
    );
  });

  it('keep no more numbers than evidence should hold', () => {
    const many = Array.from({ length: 1000 }, (_, at) => ({ metric_name: `m${String(at)}`, value: at }));
    assert.ok(Object.keys(metrics(readValue('evidently', { tests: [], metrics: many }))).length < 250);
  });
});
