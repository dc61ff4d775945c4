import { items, record } from '../../../notebook/untypedJson';
import { cleanText } from '../../../results/externalText';
import { say, type Message } from '../../../text/message';
import { sumOf, type CoverageReading, type FileCoverage, type Share } from './coverageReport';

type Json = Readonly<Record<string, unknown>>;

/** Reads the JSON of coverage.py (`coverage json`) and Istanbul's summary (`coverage-summary.json`). */
export function readCoverageJson(text: string): CoverageReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid(say('it is not complete JSON'));
  }
  const root = record(value);
  const files = record(root?.['files']);
  if (files !== undefined) return coveragePy(files, record(root?.['totals']));
  const total = record(root?.['total']);
  if (root !== undefined && record(total?.['lines']) !== undefined) return istanbul(root, total);
  return invalid(say('it is JSON, but neither the report of coverage.py nor the summary of Istanbul'));
}

function invalid(reason: Message): CoverageReading {
  return { kind: 'invalid', reason };
}

function coveragePy(files: Json, totals: Json | undefined): CoverageReading {
  const read = Object.entries(files).map(([name, file]): FileCoverage => {
    const [first] = items(record(file)?.['missing_lines']);
    const lines = shareOf(record(record(file)?.['summary']), 'covered_lines', 'num_statements');
    return {
      name: cleanText(name, 500),
      lines: lines ?? { covered: 0, valid: 0 },
      ...(typeof first === 'number' ? { firstMissed: first } : {}),
    };
  });
  const summaries = Object.values(files).map((file) => record(record(file)?.['summary']));
  const lines = shareOf(totals, 'covered_lines', 'num_statements') ?? sumOf(read.map((file) => file.lines));
  const branches =
    shareOf(totals, 'covered_branches', 'num_branches') ??
    sumOf(summaries.flatMap((summary) => shareOf(summary, 'covered_branches', 'num_branches') ?? []));
  return report(lines, branches, read);
}

function istanbul(root: Json, total: Json | undefined): CoverageReading {
  const read = Object.entries(root).flatMap(([name, file]): FileCoverage[] => {
    const lines = name === 'total' ? undefined : shareOf(record(record(file)?.['lines']), 'covered', 'total');
    return lines === undefined ? [] : [{ name: cleanText(name, 500), lines }];
  });
  const lines = shareOf(record(total?.['lines']), 'covered', 'total');
  const branches = shareOf(record(total?.['branches']), 'covered', 'total');
  return lines === undefined
    ? invalid(say('its totals have no numbers of lines'))
    : report(lines, branches ?? { covered: 0, valid: 0 }, read);
}

function report(lines: Share, branches: Share, files: readonly FileCoverage[]): CoverageReading {
  if (lines.covered > lines.valid) return invalid(say('it counts more lines as reached than there are'));
  return { kind: 'report', lines, ...(branches.valid > 0 ? { branches } : {}), files, folders: [] };
}

function shareOf(object: Json | undefined, covered: string, valid: string): Share | undefined {
  const [some, all] = [object?.[covered], object?.[valid]];
  return isCount(some) && isCount(all) ? { covered: some, valid: all } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
