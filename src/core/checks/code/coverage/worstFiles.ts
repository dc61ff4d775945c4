import type { Finding } from '../../../evidence/evidence';
import { say } from '../../../text/message';
import type { CheckWorld } from '../../world/checkWorld';
import { ReportedFiles } from '../reportedFiles';
import type { CoverageReport, FileCoverage } from './coverageReport';

const MOST_FILES = 5;

/** The files in which most lines were not reached, at the first such line. */
export async function worstFiles(
  { files, folders }: CoverageReport,
  world: CheckWorld,
): Promise<readonly Finding[]> {
  const worst = files.filter((file) => missed(file) > 0).sort(byMissed);
  const reported = new ReportedFiles(world);
  const findings: Finding[] = [];
  for (const { name, lines, firstMissed } of worst.slice(0, MOST_FILES)) {
    const path = await reported.find(name, folders);
    const message = say(
      '{0}: {1} of {2} lines are reached.',
      path ?? portable(name),
      lines.covered,
      lines.valid,
    );
    const start = { line: Math.max(0, (firstMissed ?? 1) - 1), column: 0 };
    const place = path === undefined ? {} : { path, range: { start, end: start } };
    findings.push({ severity: 'info', message, ...place });
  }
  return findings;
}

/** The end of a path of another machine, without its folders. */
function portable(name: string): string {
  return /^(?:\/|[A-Za-z]:|\\)/.test(name) ? name.split(/[\\/]/).slice(-2).join('/') : name;
}

function missed({ lines }: FileCoverage): number {
  return lines.valid - lines.covered;
}

function byMissed(a: FileCoverage, b: FileCoverage): number {
  return missed(b) - missed(a) || (a.name < b.name ? -1 : 1);
}
