import type { GitProcess } from './gitProcess';

/** A whole object id, SHA-1 or SHA-256. */
export const OBJECT_ID = /^[0-9a-f]{40,64}$/;

/** The id of what a revision and a place in it name; a revision that could be taken for an option names nothing. */
export async function resolveRevision(
  git: GitProcess,
  revision: string,
  place = '',
): Promise<string | undefined> {
  if (!/^[^-\p{Cc}][^\p{Cc}]{0,500}$/u.test(revision) || place.includes('\0')) return undefined;
  try {
    const id = await git.text(['rev-parse', '--verify', '--quiet', `${revision}^{commit}${place}`]);
    return OBJECT_ID.test(id.trim()) ? id.trim() : undefined;
  } catch (error) {
    // Odd revisions make git complain whatever `--quiet` says; they name nothing all the same.
    if (
      error instanceof Error &&
      /^(?:fatal|error): (?!.*(?:promisor|fetch|transport))/.test(error.message)
    ) {
      return undefined;
    }
    throw error;
  }
}
