import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const graceMilliseconds = 3000;

/** A command and all that it starts, ended together, at the latest when this process is gone. */
export class ProcessGroup {
  readonly child: ChildProcess;
  /** Settles with the exit code when the command ends. */
  readonly ended: Promise<number>;

  constructor(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
    this.child = spawn(process.execPath, [join(__dirname, 'guard.mjs'), command, ...args], {
      env,
      detached: process.platform !== 'win32',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve(code ?? 1)));
  }

  /** Calls back with every line that the command writes. */
  onLine(listener: (line: string) => void): void {
    for (const stream of [this.child.stdout, this.child.stderr]) {
      let rest = '';
      stream?.on('data', (chunk: Buffer) => {
        const lines = (rest + chunk.toString()).split(/\r?\n/);
        rest = lines.pop() ?? '';
        lines.forEach(listener);
      });
    }
  }

  /** Ends the whole group: asks first, and insists after a few seconds. */
  async stop(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.signal(pid, 'SIGTERM');
    const timer = setTimeout(() => this.signal(pid, 'SIGKILL'), graceMilliseconds);
    await this.ended;
    clearTimeout(timer);
    this.signal(pid, 'SIGKILL');
  }

  private signal(pid: number, signal: NodeJS.Signals): void {
    if (process.platform === 'win32') {
      spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
      return;
    }
    try {
      process.kill(-pid, signal);
    } catch {
      // The group is gone already.
    }
  }
}
