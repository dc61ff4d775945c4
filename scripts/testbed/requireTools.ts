import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './projectRoot';
import { SetupError } from './setupError';

/** Fails with plain words when Node is older than package.json asks for. */
export function requireNode(version: string = process.versions.node): void {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    engines?: { node?: string };
  };
  const wanted = /\d+(\.\d+)*/.exec(manifest.engines?.node ?? '')?.[0] ?? '20';
  if (!isOlder(version, wanted)) return;
  throw new SetupError(
    `Node ${version} is too old: this project needs ${wanted} or newer.`,
    'Install a newer Node, then run `npm ci` and the same command again.',
  );
}

/** Fails with plain words when git cannot be run. */
export function requireGit(): void {
  if (spawnSync('git', ['--version']).status === 0) return;
  throw new SetupError('git was not found.', 'Install it (`sudo apt-get install git` on Debian and Ubuntu).');
}

function isOlder(version: string, wanted: string): boolean {
  const has = version.split('.').map(Number);
  const needs = wanted.split('.').map(Number);
  for (const [index, need] of needs.entries()) {
    const part = has[index] ?? 0;
    if (part !== need) return part < need;
  }
  return false;
}
