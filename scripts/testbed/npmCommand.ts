import { existsSync } from 'node:fs';

/** How to start npm: the one that runs this script, else the one on the PATH. */
export function npmCommand(): readonly [string, ...string[]] {
  const running = process.env['npm_execpath'];
  if (running !== undefined && /npm-cli\.c?js$/.test(running) && existsSync(running)) {
    return [process.execPath, running];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}
