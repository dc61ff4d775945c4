import assert from 'node:assert/strict';
import fc from 'fast-check';
import { metricsThreshold } from '../../../../src/core/checks/metrics/metricsThreshold';
import { judge, lines, memoryWorld, nextSteps, refused, UNREADABLE } from '../memoryWorld';

async function check(file: string, text: string, metric: string, limits: object = { min: 0.8 }) {
  return judge(metricsThreshold, { file, metric, ...limits }, memoryWorld({ [file]: text }));
}

describe('metrics.threshold', () => {
  const JSON_FILE =
    '{\n  "test": {\n\t"auc": 0.7,\n    "f1.macro": 0.9\n  },\n  "folds": [{"auc": 0.5}, {"auc": 0.95}]\n}\n';

  it('passes at the limit and keeps value and limits as metrics', async () => {
    const outcome = await check('m.json', '{"auc": 0.8}', 'auc', { min: 0.8, max: 0.8 });
    assert.deepEqual(lines(outcome), ['pass: auc is 0.8.']);
    assert.deepEqual(outcome.metrics, { value: 0.8, min: 0.8, max: 0.8 });
  });

  it('fails below the minimum, at the value', async () => {
    const outcome = await check('m.json', JSON_FILE, 'test.auc');
    assert.deepEqual(lines(outcome), [
      'fail: test.auc is 0.7, below the minimum 0.8.',
      'fail m.json:2:8 test.auc is 0.7, below the minimum 0.8.',
    ]);
    assert.deepEqual(outcome.findings[0]?.range?.end, { line: 2, column: 11 });
  });

  it('fails above the maximum', async () => {
    assert.equal((await check('m.yaml', 'p95: 312', 'p95', { max: 300 })).verdict, 'fail');
  });

  for (const [metric, value] of [
    ['test.f1.macro', 0.9],
    ['folds.0.auc', 0.5],
    ['folds[1].auc', 0.95],
    ['folds.-1.auc', 0.95],
  ] as const) {
    it(`finds ${metric}`, async () => {
      assert.equal((await check('m.json', JSON_FILE, metric)).metrics?.['value'], value);
    });
  }

  for (const [what, file, text, metric, value] of [
    ['a key with dots before a nested one', 'm.json', '{"a": {"b": 1}, "a.b": 2}', 'a.b', 2],
    ['YAML with anchors', 'm.yml', 'base: &b {auc: 0.9}\ntest: *b\n', 'test.auc', 0.9],
    ['an integer', 'm.json', '{"rows": 12}', 'rows', 12],
    ['an exponent', 'm.json', '{"loss": 1e-3}', 'loss', 0.001],
    ['a numeric key', 'm.yaml', '2024: {auc: 0.9}', '2024.auc', 0.9],
    ['the last of JSON lines', 'm.jsonl', '{"auc": 0.1}\n{"auc": 0.9}\n', 'auc', 0.9],
    ['the last row of a column', 'm.csv', 'epoch,val_auc\n1,0.5\n2,0.91\n', 'val_auc', 0.91],
    ['a column with dots', 'm.csv', '"test.auc",x\n"0.9",1\n', 'test.auc', 0.9],
    ['a semicolon table', 'm.csv', 'auc;x\n0.9;1', 'auc', 0.9],
    ['a TSV', 'm.tsv', 'auc\tx\r\n0.9\t1\r\n', 'auc', 0.9],
    ['a table of names and values', 'm.csv', 'metric,value\nauc,0.9\nf1,0.8\n', 'auc', 0.9],
    ['quoted line breaks', 'm.csv', 'note,auc\n"a\n""b""",0.9\n', 'auc', 0.9],
  ] as const) {
    it(`reads ${what}`, async () => {
      assert.equal((await check(file, text, metric, { min: 0 })).metrics?.['value'], value);
    });
  }

  it('points to the cell of a table', async () => {
    const outcome = await check('m.csv', 'note,auc\n"a\nb",0.5\n', 'auc');
    assert.deepEqual(outcome.findings[0]?.range, {
      start: { line: 2, column: 3 },
      end: { line: 2, column: 6 },
    });
  });

  it('points into the last of JSON lines', async () => {
    const outcome = await check('m.jsonl', '{"auc": 0.9}\n{"auc": 0.1}\n', 'auc');
    assert.deepEqual(outcome.findings[0]?.range?.start, { line: 1, column: 8 });
  });

  for (const [what, file, text, metric] of [
    ['a missing metric', 'm.json', '{"auc": 1}', 'f1'],
    ['Python’s NaN', 'm.json', '{"auc": NaN}', 'auc'],
    ['YAML’s NaN', 'm.yaml', 'auc: .nan', 'auc'],
    ['an infinity', 'm.json', '{"auc": Infinity}', 'auc'],
    ['a number too large', 'm.json', '{"auc": 1e999}', 'auc'],
    ['a text', 'm.json', '{"auc": "0.9"}', 'auc'],
    ['null', 'm.json', '{"auc": null}', 'auc'],
    ['a boolean', 'm.json', '{"auc": true}', 'auc'],
    ['a group', 'm.json', '{"test": {"auc": 0.9}}', 'test'],
    ['a metric that is there twice', 'm.json', '{"auc": 0.9, "auc": 0.7}', 'auc'],
    ['an index out of range', 'm.json', '{"folds": [1]}', 'folds.1'],
    ['a truncated file', 'm.json', '{"auc": 0.9', 'auc'],
    ['an empty file', 'm.json', '', 'auc'],
    ['several documents', 'm.yaml', 'auc: 1\n---\nauc: 2', 'auc'],
    ['a table without rows', 'm.csv', 'auc,f1\n', 'auc'],
    ['a table without the column', 'm.csv', 'f1\n1\n', 'auc'],
    ['an empty field', 'm.csv', 'auc,f1\n,1\n', 'auc'],
    ['a text in a table', 'm.csv', 'auc\nhigh\n', 'auc'],
    ['a short row', 'm.csv', 'f1,auc\n1\n', 'auc'],
    ['an unknown format', 'm.txt', 'auc 0.9', 'auc'],
    ['a key of every object', 'm.json', '{"auc": 0.9}', 'constructor'],
    ['nesting without end', 'm.json', '['.repeat(100_000), 'auc'],
    ['aliases of aliases', 'm.yaml', 'a: &a [1]\nb: &b [*a, *a]\nauc: *b', 'auc'],
    ['an alias of nothing', 'm.yaml', 'auc: *b', 'auc'],
  ] as const) {
    it(`cannot judge ${what}`, async () => {
      const outcome = await check(file, text, metric, { min: 0 });
      assert.equal(outcome.verdict, 'error');
      assert.equal(outcome.findings[0]?.path, file);
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('points to a value that is no number and says what it is', async () => {
    assert.deepEqual(lines(await check('m.json', '{"auc": NaN}', 'auc')), [
      'error: auc is NaN: the computation of the metric failed.',
      'fail m.json:0:8 auc is NaN: the computation of the metric failed.',
    ]);
  });

  it('names the numbers of a group', async () => {
    const outcome = await check('m.json', '{"test": {"auc": 0.9, "f1": 0.8}}', 'test');
    assert.deepEqual(nextSteps(outcome), ['Name one of its values: test.auc, test.f1.']);
  });

  it('offers the metric that is near, or that ends so', async () => {
    assert.deepEqual(nextSteps(await check('m.json', JSON_FILE, 'test.acu')), ['Did you mean "test.auc"?']);
    assert.deepEqual(nextSteps(await check('m.json', '{"validation": {"f1": 1}}', 'f1')), [
      'Did you mean "validation.f1"?',
    ]);
  });

  for (const reason of Object.keys(UNREADABLE) as (keyof typeof UNREADABLE)[]) {
    it(`cannot judge a file that is ${reason}`, async () => {
      const world = memoryWorld({ 'm.json': { unreadable: reason } });
      const outcome = await judge(metricsThreshold, { file: 'm.json', metric: 'auc', min: 0 }, world);
      assert.equal(outcome.verdict, 'error');
    });
  }

  it('finds every number that JSON can hold', () =>
    fc.assert(
      fc.asyncProperty(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.string(),
        async (value, key) => {
          fc.pre(/^[^.[\]]+$/.test(key));
          const outcome = await check('m.json', JSON.stringify({ a: { [key]: value } }), `a.${key}`, {
            max: Number.MAX_VALUE,
          });
          assert.equal(outcome.metrics?.['value'], value === 0 ? 0 : value);
        },
      ),
    ));

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('m.json', 'm.yaml', 'm.csv', 'm.tsv', 'm.jsonl'),
        fc.string({
          unit: fc.constantFrom(
            'a',
            '1',
            '.',
            ',',
            '"',
            '\n',
            '\r',
            ' ',
            '{',
            '}',
            '[',
            ']',
            ':',
            '*',
            '&',
            '-',
          ),
        }),
        async (file, text) => {
          await check(file, text, 'a');
        },
      ),
    ));

  it('refuses wrong parameters', () => {
    const given = { file: 'm.json', metric: 'auc' };
    assert.deepEqual(refused(metricsThreshold, given), ['']);
    assert.deepEqual(refused(metricsThreshold, { ...given, min: 2, max: 1 }), ['']);
    assert.deepEqual(refused(metricsThreshold, { ...given, min: '0.8' }), ['min']);
    assert.deepEqual(refused(metricsThreshold, { ...given, min: NaN }), ['min']);
    assert.deepEqual(refused(metricsThreshold, { ...given, min: 1, minimum: 1 }), ['']);
    assert.deepEqual(refused(metricsThreshold, { ...given, min: 1, metric: '' }), ['metric', 'metric']);
  });
});
