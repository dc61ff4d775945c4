// Runs a command in a process group that dies with whoever holds this process's standard input,
// even when that one is killed without a chance to clean up. Plain JavaScript, to start at once.
import { spawn, spawnSync } from 'node:child_process';
import process from 'node:process';

const [command, ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });

function endGroup() {
  if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(process.pid), '/t', '/f']);
  else process.kill(-process.pid, 'SIGKILL');
}

child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code) => process.exit(code ?? 1));
process.on('SIGTERM', () => {
  // The group got the same signal: the child's own end ends this process.
});
process.stdin.once('close', endGroup);
process.stdin.resume();
