import { spawn } from 'node:child_process';

/** Opens an address in the user's own browser, where there is a display; says whether it tried. */
export function openSystemBrowser(url: string): boolean {
  const opener = systemOpener();
  if (opener === undefined) return false;
  const child = spawn(opener, [url], { stdio: 'ignore', detached: true });
  // The address is printed anyway, so a machine without an opener loses nothing.
  child.once('error', () => undefined);
  child.unref();
  return true;
}

function systemOpener(): string | undefined {
  switch (process.platform) {
    case 'darwin':
      return 'open';
    case 'win32':
      return 'explorer';
    default:
      return process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined
        ? undefined
        : 'xdg-open';
  }
}
