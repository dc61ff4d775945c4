import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readJson } from '../../../src/core/results/readJson';
import { readResults } from '../../../src/core/results/readResults';
import { render } from '../../../src/core/text/message';

const ROOT = '/p';

function read(value: unknown) {
  return readJson(JSON.stringify(value), ROOT);
}

describe('readJson', () => {
  it('reads findings and metrics; lines and columns count from one', () => {
    const finding = {
      severity: 'fail',
      message: 'drift in {0}',
      path: '/p/notebooks/a.ipynb',
      cell: 2,
      line: 3,
      column: 5,
      endLine: 3,
      endColumn: 9,
      next: 'retrain',
    };
    assert.deepEqual(read({ findings: [finding], metrics: { psi: 0.3 } }), {
      kind: 'results',
      findings: [
        {
          severity: 'fail',
          message: { text: '{0}', args: ['drift in {0}'] },
          path: 'notebooks/a.ipynb',
          cell: 2,
          range: { start: { line: 2, column: 4 }, end: { line: 2, column: 8 } },
          next: { text: '{0}', args: ['retrain'] },
        },
      ],
      metrics: { psi: 0.3 },
    });
  });

  it('knows the usual words for severities', () => {
    const words = ['fail', 'error', 'warn', 'warning', 'info', 'note'];
    const results = read({ findings: words.map((severity) => ({ severity, message: 'm' })) });
    assert.deepEqual(results.kind === 'results' && results.findings.map(({ severity }) => severity), [
      'fail',
      'fail',
      'warn',
      'warn',
      'info',
      'info',
    ]);
  });

  it('drops a place outside the project and an end before the beginning', () => {
    const finding = { severity: 'warn', message: 'm', line: 2, column: 3, endLine: 1 };
    const results = read({
      findings: [
        { ...finding, path: '../x' },
        { ...finding, path: 'x' },
      ],
    });
    const start = { line: 1, column: 2 };
    assert.deepEqual(
      results.kind === 'results' && results.findings.map(({ path, range }) => ({ path, range })),
      [
        { path: undefined, range: undefined },
        { path: 'x', range: { start, end: start } },
      ],
    );
  });

  for (const [what, text, reason] of [
    ['an empty file', ' ', 'it is empty'],
    ['a truncated file', '{"findings": [', 'it is not complete JSON'],
    ['Python’s NaN', '{"metrics": {"auc": NaN}}', 'it is not complete JSON'],
    ['a list', '[]', 'it is JSON, but not an object'],
    ['an object about something else', '{"a": 1}', 'it has neither "findings" nor "metrics"'],
    ['an unknown severity', '{"findings": [{"severity": "bad", "message": "m"}]}', /"findings\.0\.severity"/],
    ['a finding without a message', '{"findings": [{"severity": "fail"}]}', /"findings\.0\.message"/],
    ['a line zero', '{"findings": [{"severity": "fail", "message": "m", "line": 0}]}', /"findings\.0\.line"/],
    ['a metric that is text', '{"metrics": {"auc": "0.9"}}', /"metrics\.auc"/],
  ] as const) {
    it(`refuses ${what} and says why`, () => {
      const results = readJson(text, ROOT);
      assert.equal(results.kind, 'invalid');
      const said = render(results.reason);
      if (typeof reason === 'string') assert.equal(said, reason);
      else assert.match(said, reason);
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void readJson(text, ROOT)));
    fc.assert(fc.property(fc.string(), (text) => void readJson(text, ROOT)));
  });
});

describe('readResults', () => {
  it('reads the format that the project file names', () => {
    assert.equal(readResults({ json: 'r.json' }, '{"metrics": {}}', ROOT).kind, 'results');
    assert.equal(readResults({ junit: 'r.xml' }, '<testsuite/>', ROOT).kind, 'results');
    assert.equal(readResults({ sarif: 'r.sarif' }, '<testsuite/>', ROOT).kind, 'invalid');
  });
});
