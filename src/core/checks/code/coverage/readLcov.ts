import { cleanText } from '../../../results/externalText';
import { say } from '../../../text/message';
import { fileCoverage, sumOf, type CoverageReading, type FileCoverage, type Share } from './coverageReport';

/** What the records of one file say. */
class Record {
  readonly hits = new Map<number, number>();
  readonly branches = new Map<string, boolean>();
  linesFound = 0;
  linesHit = 0;
  branchesFound = 0;
  branchesHit = 0;

  read(key: string, value: string): void {
    switch (key) {
      case 'DA': {
        const [line = NaN, count = 0] = value.split(',').map(Number);
        if (Number.isSafeInteger(line)) this.hits.set(line, Math.max(count, this.hits.get(line) ?? 0));
        return;
      }
      case 'BRDA': {
        const taken = value.slice(value.lastIndexOf(',') + 1);
        const branch = value.slice(0, value.lastIndexOf(','));
        this.branches.set(branch, this.branches.get(branch) === true || Number(taken) > 0);
        return;
      }
      case 'LF':
        this.linesFound = Math.max(this.linesFound, Number(value) || 0);
        return;
      case 'LH':
        this.linesHit = Math.max(this.linesHit, Number(value) || 0);
        return;
      case 'BRF':
        this.branchesFound = Math.max(this.branchesFound, Number(value) || 0);
        return;
      case 'BRH':
        this.branchesHit = Math.max(this.branchesHit, Number(value) || 0);
        return;
    }
  }

  coverage(name: string): FileCoverage {
    if (this.hits.size > 0) return fileCoverage(name, this.hits);
    return { name, lines: { covered: Math.min(this.linesHit, this.linesFound), valid: this.linesFound } };
  }

  branchShare(): Share {
    if (this.branches.size === 0) {
      return { covered: Math.min(this.branchesHit, this.branchesFound), valid: this.branchesFound };
    }
    const taken = [...this.branches.values()].filter(Boolean).length;
    return { covered: taken, valid: this.branches.size };
  }
}

/** Reads LCOV's tracefiles; several records of one file, one for each test, count together. */
export function readLcov(text: string): CoverageReading {
  const records = new Map<string, Record>();
  let current: Record | undefined;
  for (const line of text.split('\n')) {
    const written = line.trim();
    if (written === 'end_of_record') {
      current = undefined;
      continue;
    }
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(written) ?? [];
    if (key === 'SF') {
      const name = cleanText(value, 500);
      current = records.get(name) ?? new Record();
      records.set(name, current);
    } else current?.read(key, value);
  }
  if (records.size === 0)
    return { kind: 'invalid', reason: say('it is no coverage report of a known format') };
  if (current !== undefined)
    return { kind: 'invalid', reason: say('it is cut off: its last record has no end') };
  const files = [...records].map(([name, record]) => record.coverage(name));
  const branches = sumOf([...records.values()].map((record) => record.branchShare()));
  return {
    kind: 'report',
    lines: sumOf(files.map((file) => file.lines)),
    ...(branches.valid > 0 ? { branches } : {}),
    files,
    folders: [],
  };
}
