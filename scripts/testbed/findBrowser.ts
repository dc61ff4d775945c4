import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from './setupError';

/** The one made for work without a window comes first: it starts and draws in about half the time. */
const commands = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** The path of a Chromium-like browser; CHROME_PATH wins. */
export function findBrowser(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named;
    throw new SetupError(`CHROME_PATH names ${named}, which cannot be run.`, 'Correct it, or unset it.');
  }
  const found = [...onPath(env), ...usualPlaces(env)].find(isExecutable);
  if (found !== undefined) return found;
  throw new SetupError('No Chromium, Chrome or Edge was found to drive the editor with.', installAdvice());
}

function onPath(env: NodeJS.ProcessEnv): string[] {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    const applications = ['/Applications', join(env['HOME'] ?? '', 'Applications')];
    return ['Chromium', 'Google Chrome', 'Microsoft Edge'].flatMap((name) =>
      applications.map((folder) => join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium'];
  const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
  return roots
    .filter((root) => root !== undefined)
    .flatMap((root) => [
      join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(root, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
      join(root, 'Chromium', 'Application', 'chrome.exe'),
    ]);
}

function installAdvice(): string {
  const install: Partial<Record<NodeJS.Platform, string>> = {
    linux: '`sudo apt-get install chromium-headless-shell` on Debian, `chromium` on Ubuntu',
    darwin: '`brew install --cask chromium`',
    win32: '`winget install Google.Chrome`',
  };
  return `Install one (${install[process.platform] ?? 'Chromium'}), or set CHROME_PATH to one.`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
