import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Finding } from '../../../src/core/evidence/evidence';
import { readSarif } from '../../../src/core/results/readSarif';
import { render } from '../../../src/core/text/message';

const ROOT = 'C:\\Users\\ada\\churn';

function log(results: readonly object[], run: object = {}, driver: object = {}): string {
  const tool = { driver: { name: 'ruff', ...driver } };
  return JSON.stringify({ version: '2.1.0', runs: [{ tool, results, ...run }] });
}

function findings(text: string, root = ROOT): readonly Finding[] {
  const read = readSarif(text, root);
  assert.equal(read.kind, 'results');
  return read.findings;
}

function at(artifactLocation: object, region?: object): object {
  return { message: { text: 'm' }, locations: [{ physicalLocation: { artifactLocation, region } }] };
}

describe('readSarif', () => {
  it('reads severity, rule, message, place and help', () => {
    const result = {
      ruleId: 'F401',
      level: 'error',
      message: { text: 'unused import' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/train.py' },
            region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
          },
        },
      ],
    };
    const rules = [{ id: 'F401', helpUri: 'https://docs.example.org/F401' }];
    const [finding] = findings(log([result], {}, { rules }));
    assert.deepEqual(finding, {
      severity: 'fail',
      message: { text: '{0}: {1}', args: ['F401', 'unused import'] },
      path: 'src/train.py',
      range: { start: { line: 2, column: 4 }, end: { line: 2, column: 8 } },
      next: { text: 'See {0}.', args: ['https://docs.example.org/F401'] },
    });
  });

  it('maps levels, by the rule’s default where the result has none', () => {
    const message = { text: 'm' };
    const rules = [{ id: 'A', defaultConfiguration: { level: 'error' } }, { id: 'B' }];
    const results = [
      { level: 'error', message },
      { level: 'warning', message },
      { level: 'note', message },
      { level: 'none', message },
      { message },
      { ruleId: 'A', message },
      { ruleIndex: 0, message },
      { ruleId: 'A/sub', message },
      { kind: 'review', message },
      { kind: 'informational', message },
    ];
    assert.deepEqual(
      findings(log(results, {}, { rules })).map(({ severity }) => severity),
      ['fail', 'warn', 'info', 'info', 'warn', 'fail', 'fail', 'fail', 'warn', 'info'],
    );
  });

  it('leaves out what passed, was accepted or is gone, not what awaits review', () => {
    const message = { text: 'm' };
    const results = [
      { kind: 'pass', message },
      { kind: 'notApplicable', message },
      { message, suppressions: [{ kind: 'inSource' }] },
      { message, suppressions: [{ kind: 'external', status: 'accepted' }] },
      { message, baselineState: 'absent' },
      { message, suppressions: [{ kind: 'external', status: 'underReview' }] },
      { message, suppressions: [] },
    ];
    assert.equal(findings(log(results)).length, 2);
  });

  it('builds messages from the rule’s templates', () => {
    const rules = [{ id: 'A', messageStrings: { default: { text: 'no {0} in {1}' } } }];
    const result = { ruleId: 'A', message: { id: 'default', arguments: ['seed', 'train {0}'] } };
    assert.deepEqual(
      findings(log([result], {}, { rules })).map(({ message }) => render(message)),
      ['A: no seed in train {0}'],
    );
  });

  for (const [what, artifact, root, path] of [
    ['a relative path', { uri: './src/../src/a.py' }, ROOT, 'src/a.py'],
    ['percent encoding', { uri: 'src/my%20model%C3%A9.py' }, ROOT, 'src/my modelé.py'],
    ['a broken encoding', { uri: 'src/100%.py' }, ROOT, 'src/100%.py'],
    ['a file URI of Windows', { uri: 'file:///c:/users/ADA/churn/a.py' }, ROOT, 'a.py'],
    ['a file URI', { uri: 'file:///home/ada/a%20b/x.py' }, '/home/ada/a b', 'x.py'],
    ['a file URI with a host', { uri: 'file://localhost/p/x.py' }, '/p/', 'x.py'],
    ['a path of Windows', { uri: 'C:\\Users\\ada\\churn\\src\\a.py' }, ROOT, 'src/a.py'],
    ['a folder beside the project', { uri: '/p-old/x.py' }, '/p', undefined],
    ['a path outside', { uri: '../x.py' }, ROOT, undefined],
    ['a hidden way outside', { uri: '%2e%2e/x.py' }, ROOT, undefined],
    ['another scheme', { uri: 'https://example.org/x.py' }, ROOT, undefined],
    ['the project itself', { uri: 'file:///p/' }, '/p', undefined],
  ] as const) {
    it(`reads ${what}`, () => {
      assert.equal(findings(log([at(artifact)]), root)[0]?.path, path);
    });
  }

  it('follows bases and indices, also in a circle', () => {
    const run = {
      artifacts: [{ location: { uri: 'b.py', uriBaseId: 'SRC' } }],
      originalUriBaseIds: {
        ROOT: { uri: 'file:///p/' },
        SRC: { uri: 'src', uriBaseId: 'ROOT' },
        X: { uri: 'x/', uriBaseId: 'X' },
      },
    };
    const path = (artifact: object) => findings(log([at(artifact)], run), '/p')[0]?.path;
    assert.equal(path({ uri: 'a.py', uriBaseId: 'SRC' }), 'src/a.py');
    assert.equal(path({ index: 0 }), 'src/b.py');
    assert.equal(path({ uri: 'a.py', uriBaseId: '%SRCROOT%' }), 'a.py');
    assert.equal(path({ uri: 'a.py', uriBaseId: 'constructor' }), 'a.py');
    assert.match(path({ uri: 'a.py', uriBaseId: 'X' }) ?? '', /^(x\/)+a\.py$/);
  });

  it('takes a region without columns for whole lines and mends what is backwards', () => {
    const range = (region: object) => findings(log([at({ uri: 'a' }, region)]))[0]?.range;
    assert.deepEqual(range({ startLine: 2 }), { start: { line: 1, column: 0 }, end: { line: 2, column: 0 } });
    assert.deepEqual(range({ startLine: 2, startColumn: 5, endLine: 1, endColumn: 2 }), {
      start: { line: 1, column: 4 },
      end: { line: 1, column: 4 },
    });
    assert.equal(range({ startLine: 0 }), undefined);
    assert.equal(range({}), undefined);
  });

  it('fails when the tool says that it did not finish', () => {
    const notification = { level: 'error', message: { text: 'out of memory' } };
    const run = { invocations: [{ executionSuccessful: false, toolExecutionNotifications: [notification] }] };
    const [finding] = findings(log([], run));
    assert.equal(finding?.severity, 'fail');
    assert.equal(render(finding.message), 'ruff reports that it did not finish. out of memory');
  });

  it('passes a run without results', () => {
    assert.deepEqual(readSarif(log([]), ROOT), {
      kind: 'results',
      findings: [],
      metrics: { errors: 0, warnings: 0, notes: 0 },
    });
  });

  for (const [what, text] of [
    ['an empty file', ''],
    ['a truncated file', log([]).slice(0, -2)],
    ['another version', '{"version": "1.0.0", "runs": []}'],
    ['no runs', '{"version": "2.1.0", "runs": []}'],
    ['a list', '[]'],
    ['wrong shapes', '{"version": "2.1.0", "runs": [{"tool": 1}]}'],
  ] as const) {
    it(`refuses ${what}`, () => {
      assert.equal(readSarif(text, ROOT).kind, 'invalid');
    });
  }

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void readSarif(text, ROOT)));
    fc.assert(fc.property(fc.string(), (uri) => void readSarif(log([at({ uri })]), ROOT)));
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        (result) => void readSarif(log([result]), ROOT),
      ),
    );
  });
});
