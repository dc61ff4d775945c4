import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

/** How long a process tree may take to end by itself once it is asked to: ms. */
const GRACE_MS = 3000;

/** Starts a command line in the system's shell, as the head of a process tree of its own. */
export function startShell(command: string, cwd: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(command, {
    cwd,
    env,
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // A process group of its own: one signal reaches everything it started.
    detached: process.platform !== 'win32',
  });
}

/** Ends a process and everything it started: asked first, killed after a grace time. */
export function endTree(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  signalGroup(pid, 'SIGTERM');
  const killer = setTimeout(() => signalGroup(pid, 'SIGKILL'), GRACE_MS);
  child.once('close', () => {
    clearTimeout(killer);
    // The head is gone; what it left behind in its group goes too.
    signalGroup(pid, 'SIGKILL');
  });
}

/** Kills what is left of a process group. */
export function killGroup(pid: number): void {
  if (process.platform !== 'win32') signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}
