import type { Revision } from './revision';

/**
 * Where a moment lies among commits that are in the order of time: the index of the commit of that very second, else
 * half-way between two. -0.5 is before the first.
 */
export function commitPlace(commits: readonly Revision[], date: string): number {
  const time = Date.parse(date);
  const last = commits.findLastIndex((commit) => Date.parse(commit.date) <= time);
  const found = commits[last];
  return found !== undefined && Date.parse(found.date) === time ? last : last + 0.5;
}
