import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from './folderLock';
import type { Release } from './releases';
import { runNpm } from './runNpm';
import { SetupError } from './setupError';

/** An editor that is ready to start. */
export interface Editor {
  readonly release: Release;
  /** The Node that runs its server. */
  readonly node: string;
  /** The script that is its server. */
  readonly serverMain: string;
}

interface Places {
  readonly folder: string;
  readonly app: string;
  readonly server: string;
  readonly runtime: string;
  readonly pty: string;
  readonly stamp: string;
}

/**
 * Installs an editor below `root/.editor`, or finds it there. The stamp is written last, so an
 * installation that was broken off is done again; a second process waits for the first.
 */
export async function installEditor(
  release: Release,
  root: string,
  report: (line: string) => void = () => undefined,
): Promise<Editor> {
  const places = placesOf(release, root);
  const editor: Editor = {
    release,
    node: release.node === undefined ? process.execPath : runtimeBinary(places),
    serverMain: join(places.server, 'out', 'server-main.js'),
  };
  if (await isComplete(places, release)) return editor;
  await withLock(
    `${places.folder}.lock`,
    () => report(`Waiting for another process that installs VS Code ${release.vscode}…`),
    async () => {
      if (!(await isComplete(places, release))) await install(release, places, report);
    },
  );
  return editor;
}

function placesOf(release: Release, root: string): Places {
  const folder = join(root, '.editor', release.version);
  const app = join(folder, 'app');
  return {
    folder,
    app,
    server: join(app, 'node_modules', 'code-server', 'lib', 'vscode'),
    runtime: join(folder, 'runtime'),
    pty: join(folder, 'pty'),
    stamp: join(folder, 'installed.json'),
  };
}

async function isComplete(places: Places, release: Release): Promise<boolean> {
  const stamp = await readFile(places.stamp, 'utf8').catch(() => '');
  return stamp === stampText(release) && existsSync(join(places.server, 'out', 'server-main.js'));
}

function stampText(release: Release): string {
  return `${JSON.stringify({ ...release, platform: process.platform, arch: process.arch }, undefined, 2)}\n`;
}

async function install(release: Release, places: Places, report: (line: string) => void): Promise<void> {
  await rm(places.folder, { recursive: true, force: true });
  await mkdir(places.folder, { recursive: true });
  await requireRoom(places.folder, release.megabytes);
  report(`Installing VS Code ${release.vscode} for this project, once (about ${release.megabytes} MB)…`);
  await installPackage(places.app, `code-server@${release.version}`);
  report('Installing what its server needs…');
  await runNpm(['install', '--omit=dev'], places.server);
  if (release.nodePty !== undefined) await replacePty(places, release.nodePty);
  if (release.node !== undefined) {
    report(`Installing Node ${release.node} for it…`);
    await installPackage(places.runtime, `${runtimePackage()}@${release.node}`);
  }
  await writeFile(places.stamp, stampText(release));
}

/** A package.json of its own keeps npm from climbing up into the project. */
async function installPackage(folder: string, specifier: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await runNpm(['install', specifier], folder);
}

async function replacePty(places: Places, version: string): Promise<void> {
  await installPackage(places.pty, `node-pty@${version}`);
  const target = join(places.server, 'node_modules', 'node-pty');
  await rm(target, { recursive: true, force: true });
  await cp(join(places.pty, 'node_modules', 'node-pty'), target, { recursive: true });
}

/** The npm package `node` picks one of these in an install script; naming it needs no script. */
function runtimePackage(): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

function runtimeBinary(places: Places): string {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(places.runtime, 'node_modules', runtimePackage(), 'bin', name);
}

async function requireRoom(folder: string, megabytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= megabytes) return;
  throw new SetupError(
    `The editor takes ${megabytes} MB, and the disk has ${free} MB left.`,
    'Free some space, then run the same command again.',
  );
}
