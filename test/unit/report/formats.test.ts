import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { FORMATS, formatReport } from '../../../src/core/report/formats';
import type { Report } from '../../../src/core/report/report';

const hostile = '<script>&"]]>\u001b[31m|`\n::error::x';
const report: Report = {
  version: 1,
  projects: [
    {
      root: 'sub',
      name: 'demo',
      health: 'fail',
      problems: [],
      wheels: [],
      stages: [
        {
          id: 'train',
          title: 'Train',
          wheel: 'ml',
          health: 'fail',
          artifacts: [],
          checks: [
            {
              id: 'fine',
              uses: 'run',
              verdict: 'pass',
              health: 'pass',
              causes: [],
              findings: [],
              metrics: {},
            },
            {
              id: 'bad',
              uses: 'metrics.threshold',
              verdict: 'fail',
              health: 'fail',
              summary: hostile,
              causes: [],
              findings: [
                {
                  severity: 'fail',
                  message: hostile,
                  path: 'a b/m.json',
                  range: { start: { line: 1, column: 2 }, end: { line: 1, column: 5 } },
                },
              ],
              metrics: { auc: 0.7 },
            },
            {
              id: 'sick',
              uses: 'run',
              verdict: 'error',
              health: 'error',
              causes: [],
              findings: [],
              metrics: {},
            },
          ],
        },
      ],
    },
  ],
};

describe('report formats', () => {
  it('is JSON that reads back as the report', () => {
    assert.deepEqual(JSON.parse(formatReport(report, 'json')), report);
  });

  it('is well-formed JUnit that counts failures and errors apart', () => {
    const text = formatReport(report, 'junit');
    const parsed = new XMLParser({ ignoreAttributes: false }).parse(text) as {
      testsuite: Record<string, unknown>;
    };
    assert.equal(parsed.testsuite['@_tests'], '3');
    assert.equal(parsed.testsuite['@_failures'], '1');
    assert.equal(parsed.testsuite['@_errors'], '1');
  });

  it('is SARIF with places counted from one and encoded paths', () => {
    const sarif = JSON.parse(formatReport(report, 'sarif')) as {
      runs: { results: { level: string; locations: unknown[] }[] }[];
    };
    const result = sarif.runs[0]!.results[0]!;
    assert.equal(result.level, 'error');
    assert.deepEqual(result.locations[0], {
      physicalLocation: {
        artifactLocation: { uri: 'a%20b/m.json' },
        region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 6 },
      },
    });
  });

  it('is one workflow command a finding, which hostile text cannot break out of', () => {
    const lines = formatReport(report, 'github').trimEnd().split('\n');
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /^::error file=sub\/a b\/m\.json,line=2,col=3,title=train\/bad::<script>/);
  });

  it('is a Markdown table that hostile text cannot break', () => {
    const text = formatReport(report, 'markdown');
    const rows = text.split('\n').filter((line) => line.startsWith('|'));
    assert.equal(rows.length, 5);
    for (const row of rows) assert.equal(row.replace(/\\\|/g, '').split('|').length, 6);
    assert.doesNotMatch(text, /[^\\]<script>/);
  });

  it('has the same bytes for the same report', () => {
    for (const format of FORMATS) {
      assert.equal(formatReport(structuredClone(report), format), formatReport(report, format));
    }
  });
});
