import type { Position } from '../place/place';
import { say } from '../text/message';
import type { Problem } from './problem';
import { PROJECT_FILE } from './project';

/** More than anybody reads; a hostile file could have thousands. */
const MOST_PROBLEMS = 200;

/** The problems in the order of their places, each once. */
export function sortProblems(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map<string, Problem>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.range, problem.code, problem.message]);
    if (!seen.has(key)) seen.set(key, problem);
  }
  const sorted = [...seen.values()].sort((a, b) => compare(a.range?.start, b.range?.start));
  const more = sorted.length - MOST_PROBLEMS;
  if (more <= 0) return sorted;
  const rest: Problem = {
    path: PROJECT_FILE,
    code: 'more-problems',
    severity: 'error',
    message: say('There are {0} more problems in this file.', more),
  };
  return [...sorted.slice(0, MOST_PROBLEMS), rest];
}

function compare(a: Position | undefined, b: Position | undefined): number {
  return (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0);
}
