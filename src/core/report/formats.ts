import type { CheckReport, ProjectReport, Report, ReportedFinding, StageReport } from './report';
import { placeText } from './placeText';
import { plainLine } from '../text/plainLine';

/** Formats of `check --format` beside text. */
export const FORMATS = ['json', 'junit', 'sarif', 'github', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** A report in a format that other tools read. Same report, same bytes. */
export function formatReport(report: Report, format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(report, null, 2)}\n`;
    case 'junit':
      return junit(report);
    case 'sarif':
      return `${JSON.stringify(sarif(report), null, 2)}\n`;
    case 'github':
      return github(report);
    case 'markdown':
      return markdown(report);
  }
}

interface Row {
  readonly project: ProjectReport;
  readonly stage: StageReport;
  readonly check: CheckReport;
}

function rowsOf(report: Report): readonly Row[] {
  return report.projects.flatMap((project) =>
    project.stages.flatMap((stage) => stage.checks.map((check) => ({ project, stage, check }))),
  );
}

function junit(report: Report): string {
  const rows = rowsOf(report);
  const count = (verdict: string) => String(rows.filter((row) => row.check.verdict === verdict).length);
  const head = `<testsuite name="ml-lifecycle" tests="${String(rows.length)}" failures="${count('fail')}" errors="${count('error')}">`;
  const cases = rows.map(({ project, stage, check }) => {
    const name = `name="${xml(check.id)}" classname="${xml(`${project.name}.${stage.id}`)}"`;
    const inner = junitInner(check);
    return inner === '' ? `  <testcase ${name}/>` : `  <testcase ${name}>${inner}</testcase>`;
  });
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...cases, '</testsuite>', ''].join('\n');
}

function junitInner(check: CheckReport): string {
  const body = check.findings.map((finding) => findingLine(finding)).join('\n');
  const message = `message="${xml(check.summary ?? check.verdict)}"`;
  switch (check.verdict) {
    case 'fail':
      return `<failure ${message}>${xml(body)}</failure>`;
    case 'error':
      return `<error ${message}>${xml(body)}</error>`;
    case 'skipped':
    case 'not-run':
      return '<skipped/>';
    case 'warn':
      return `<system-out>${xml(body)}</system-out>`;
    case 'pass':
      return '';
  }
}

function sarif(report: Report): unknown {
  const rows = rowsOf(report);
  const rules = [...new Set(rows.map((row) => row.check.uses))].sort().map((id) => ({ id }));
  const results = rows.flatMap(({ stage, check }) =>
    check.findings.map((finding) => ({
      ruleId: check.uses,
      level: LEVELS[finding.severity],
      message: { text: finding.message },
      ...(finding.path === undefined ? {} : { locations: [sarifLocation(finding)] }),
      properties: { stage: stage.id, check: check.id },
    })),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'ML Lifecycle', rules } }, results }],
  };
}

const LEVELS = { fail: 'error', warn: 'warning', info: 'note' } as const;

function sarifLocation({ path, range }: ReportedFinding): unknown {
  const region = range && {
    startLine: range.start.line + 1,
    startColumn: range.start.column + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.column + 1,
  };
  const uri = (path ?? '').split('/').map(encodeURIComponent).join('/');
  return { physicalLocation: { artifactLocation: { uri }, ...(region === undefined ? {} : { region }) } };
}

const COMMANDS = { fail: 'error', warn: 'warning', info: 'notice' } as const;

/** Workflow commands of GitHub Actions: annotations at their places. */
function github(report: Report): string {
  const lines = rowsOf(report).flatMap(({ project, stage, check }) =>
    check.findings.map((finding) => {
      const file = finding.path === undefined ? [] : [`file=${property(inRoot(project.root, finding.path))}`];
      const at =
        finding.range === undefined
          ? []
          : [`line=${String(finding.range.start.line + 1)}`, `col=${String(finding.range.start.column + 1)}`];
      const properties = [...file, ...at, `title=${property(`${stage.id}/${check.id}`)}`];
      return `::${COMMANDS[finding.severity]} ${properties.join(',')}::${data(finding.message)}`;
    }),
  );
  return lines.map((line) => `${line}\n`).join('');
}

function inRoot(root: string, path: string): string {
  return root === '.' ? path : `${root}/${path}`;
}

function markdown(report: Report): string {
  const sections = report.projects.map((project) => {
    const rows = project.stages.flatMap((stage) =>
      stage.checks.map(
        (check) =>
          `| ${cell(stage.title)} | ${cell(check.id)} | ${check.health} | ${cell(check.summary ?? '')} |`,
      ),
    );
    const findings = project.stages.flatMap((stage) =>
      stage.checks.flatMap((check) => check.findings.map((finding) => `- ${cell(findingLine(finding))}`)),
    );
    return [
      `## ${cell(project.name)}: ${project.health}`,
      '',
      '| stage | check | health | summary |',
      '|---|---|---|---|',
      ...rows,
      ...(findings.length > 0 ? ['', ...findings] : []),
      '',
    ].join('\n');
  });
  return sections.join('\n');
}

function findingLine(finding: ReportedFinding): string {
  const where = placeText(finding);
  const next = finding.next === undefined ? '' : ` (${plainLine(finding.next)})`;
  return `${where === '' ? '' : `${where}: `}${plainLine(finding.message)}${next}`;
}

function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function cell(text: string): string {
  return plainLine(text).replace(/[\\`*_{}[\]<>|#!~]/g, '\\$&');
}
