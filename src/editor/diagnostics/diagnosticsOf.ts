import type { Finding } from '../../core/evidence/evidence';
import type { Place, Range } from '../../core/place/place';
import { PROJECT_FILE } from '../../core/project/project';
import type { CheckSnapshot, ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import type { Localize } from '../text/localize';

/** A diagnostic before it has its document. */
export interface PlacedDiagnostic {
  /** Relative to the project. */
  readonly path: string;
  readonly cell?: number;
  readonly range?: Range;
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: string;
  /** `stage/check`, or the code of a problem. */
  readonly code: string;
}

/** Far right of every line: the editor cuts it to the line's end. */
const LINE_END = 10_000;

/** What the Problems panel tells of a project: what its checks found, and what is wrong in its files. */
export function diagnosticsOf(project: ProjectSnapshot, text: Localize): readonly PlacedDiagnostic[] {
  const all = [
    ...project.problems.map((problem): PlacedDiagnostic => ({
      ...placeOf(problem),
      severity: problem.severity,
      message: sentences([problem.message, problem.next], text),
      code: problem.code,
    })),
    ...project.stages
      .filter((stage) => !stage.cutOff)
      .flatMap((stage) => stage.checks)
      .flatMap((check) => diagnosticsOfCheck(check, text)),
  ];
  // A check whose definition is wrong has the problems of the project file as its findings.
  const seen = new Set<string>();
  return all.filter((diagnostic) => {
    const { path, cell, range, message } = diagnostic;
    const key = JSON.stringify([path, cell, range, message]);
    return !seen.has(key) && seen.add(key);
  });
}

function diagnosticsOfCheck(check: CheckSnapshot, text: Localize): readonly PlacedDiagnostic[] {
  const findings = check.findings.length === 0 ? silentFailure(check) : check.findings;
  const code = `${check.stage}/${check.id}`;
  return findings.map((finding) => ({
    // What concerns the check as a whole is told where the check is defined.
    ...(finding.path === undefined
      ? { path: PROJECT_FILE, range: firstLine(check.range) }
      : placeOf({ ...finding, path: finding.path })),
    severity: SEVERITIES[finding.severity],
    message: sentences([staleMark(check, finding.message), finding.next], text),
    code,
  }));
}

/** A check that failed without a finding still has something to tell. */
function silentFailure(check: CheckSnapshot): readonly Finding[] {
  const { verdict, summary } = check;
  if (summary === undefined || (verdict !== 'fail' && verdict !== 'error')) return [];
  return [{ severity: 'fail', message: summary }];
}

const SEVERITIES = { fail: 'error', warn: 'warning', info: 'information' } as const;

function staleMark(check: CheckSnapshot, message: Message): Message {
  return check.freshness === 'stale' ? say('{0} (stale: run the check again)', message) : message;
}

function sentences(parts: readonly (Message | undefined)[], text: Localize): string {
  return parts
    .filter((part) => part !== undefined)
    .map(text)
    .join('\n');
}

function firstLine(range: Range): Range {
  const { start, end } = range;
  return end.line === start.line ? range : { start, end: { line: start.line, column: LINE_END } };
}

function placeOf({ path, cell, range }: Place): Place {
  return { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) };
}
