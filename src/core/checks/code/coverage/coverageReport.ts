import type { Message } from '../../../text/message';

/** How much of something was reached. */
export interface Share {
  readonly covered: number;
  readonly valid: number;
}

/** Coverage of one file. */
export interface FileCoverage {
  /** As the report names it. */
  readonly name: string;
  readonly lines: Share;
  /** The first line, from one, that no test reached, where the report tells of lines. */
  readonly firstMissed?: number;
}

/** A coverage report of any format. */
export interface CoverageReport {
  readonly kind: 'report';
  readonly lines: Share;
  /** Absent where branches were not measured. */
  readonly branches?: Share;
  readonly files: readonly FileCoverage[];
  /** Folders that the names of files are relative to. */
  readonly folders: readonly string[];
}

/** A coverage report, read, or why it cannot be. */
export type CoverageReading = CoverageReport | { readonly kind: 'invalid'; readonly reason: Message };

/** The sum of several. */
export function sumOf(shares: readonly Share[]): Share {
  return shares.reduce(
    (sum, { covered, valid }) => ({ covered: sum.covered + covered, valid: sum.valid + valid }),
    { covered: 0, valid: 0 },
  );
}

/** Lines and how often they were reached, as a file's coverage. */
export function fileCoverage(name: string, hits: ReadonlyMap<number, number>): FileCoverage {
  const missed = [...hits].filter(([, count]) => count === 0).map(([line]) => line);
  const first = missed.reduce((least, line) => Math.min(least, line), Infinity);
  return {
    name,
    lines: { covered: hits.size - missed.length, valid: hits.size },
    ...(Number.isFinite(first) ? { firstMissed: first } : {}),
  };
}
