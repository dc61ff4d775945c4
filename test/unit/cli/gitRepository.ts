import { execFileSync } from 'node:child_process';

/** Git in a folder of a test, by an author of its own, whatever the settings of the machine. */
export function gitIn(root: string, author = 'Ada Lovelace') {
  return (...args: readonly string[]): string =>
    execFileSync(
      'git',
      [
        ...['-c', `user.name=${author}`, '-c', 'user.email=ada@example.org'],
        ...[
          '-c',
          'commit.gpgSign=false',
          '-c',
          'maintenance.auto=false',
          '-c',
          'core.hooksPath=/dev/null',
          '-c',
          'protocol.file.allow=always',
        ],
        ...args,
      ],
      { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
    ).trim();
}
