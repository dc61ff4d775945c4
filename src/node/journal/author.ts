import { userInfo } from 'node:os';
import { GitProcess } from '../git/gitProcess';

/** Names are shown in one line: control characters and what is longer are left out. */
const LONGEST = 100;

/** Who decides: the name that git would sign a commit with, else that of the system's user. Starts git. */
export async function authorOf(root: string, env: NodeJS.ProcessEnv): Promise<string> {
  const named = env['GIT_AUTHOR_NAME'] ?? (await configuredName(root, env)) ?? '';
  return oneLine(named) || oneLine(userName()) || 'unknown';
}

async function configuredName(root: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    return await new GitProcess(root, env).text(['config', '--get', 'user.name']);
  } catch {
    // No git, or no name in its settings.
    return undefined;
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user id that the system has no name for, as in containers.
    return '';
  }
}

function oneLine(name: string): string {
  return name
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}
