import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { environmentOf, interpreterOf, withInterpreter } from '../../../src/node/run/interpreter';
import { runCommand, type CommandRequest } from '../../../src/node/run/runCommand';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

function request(command: string, more: Partial<CommandRequest> = {}): CommandRequest {
  return {
    command,
    cwd: process.cwd(),
    env: process.env,
    timeoutMs: 15_000,
    signal: new AbortController().signal,
    onOutput: () => undefined,
    ...more,
  };
}

const node = `"${process.execPath}"`;

/** A script whose grandchild holds a connection for as long as it lives: the end of it is seen as a closed socket. */
async function grandchild(root: string): Promise<{ command: string; alive: Promise<Socket>; stop(): void }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  put(
    root,
    'leaf.js',
    `require('net').connect(${String(port)}, '127.0.0.1').resume(); setInterval(() => {}, 1e6);`,
  );
  put(
    root,
    'tree.js',
    `require('child_process').spawn(process.execPath, ['leaf.js']); setInterval(() => {}, 1e6);`,
  );
  const alive = once(server, 'connection').then(([socket]) => socket as Socket);
  return { command: `${node} tree.js`, alive, stop: () => void server.close() };
}

describe('runCommand', () => {
  it('gives the exit code and the output of both streams', async () => {
    const seen: string[] = [];
    const script = `console.log('out'); console.error('err'); process.exit(3)`;
    const result = await runCommand(
      request(`${node} -e "${script}"`, { onOutput: (text) => seen.push(text) }),
    );
    assert.equal(result.exitCode, 3);
    assert.match(result.tail, /out/);
    assert.match(result.tail, /err/);
    assert.equal(seen.join(''), result.tail);
  });

  it('keeps only the end of a long output', async () => {
    const result = await runCommand(request(`${node} -e "console.log('x'.repeat(1e6) + 'END')"`));
    assert.ok(result.tail.length <= 16 * 1024);
    assert.match(result.tail, /END\s*$/);
  });

  it('ends grandchildren too when it is aborted', async () => {
    const root = scratch();
    const tree = await grandchild(root);
    const abort = new AbortController();
    const running = runCommand(request(tree.command, { cwd: root, signal: abort.signal }));
    const socket = await tree.alive;
    const closed = once(socket.on('error', () => undefined).resume(), 'close');
    abort.abort();
    await Promise.all([running, closed]);
    tree.stop();
  });

  it('ends the whole tree at its time-out and says so', async () => {
    const root = scratch();
    const tree = await grandchild(root);
    const running = runCommand(request(tree.command, { cwd: root, timeoutMs: 2000 }));
    const socket = await tree.alive;
    const closed = once(socket.on('error', () => undefined).resume(), 'close');
    const [result] = await Promise.all([running, closed]);
    assert.equal(result.timedOut, true);
    assert.equal(result.exitCode, undefined);
    tree.stop();
  });
});

describe('interpreter', () => {
  it('is what the project names, then the setting, then a virtual environment, then the PATH’s', () => {
    const bin = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
    const root = scratch({ [`.venv/${bin}`]: '' });
    const local = path.join(root, '.venv', bin);
    assert.equal(interpreterOf(root, 'env/bin/python', {}), path.join(root, 'env/bin/python'));
    assert.equal(interpreterOf(root, 'python3.11', {}), 'python3.11');
    assert.equal(interpreterOf(root, undefined, { ML_LIFECYCLE_PYTHON: '/opt/py' }), '/opt/py');
    assert.equal(interpreterOf(root, undefined, {}), local);
    assert.match(interpreterOf(scratch(), undefined, {}), /^python3?$/);
  });

  it('replaces only a leading python', () => {
    assert.equal(withInterpreter('python -m pytest', '/a b/python'), "'/a b/python' -m pytest");
    assert.equal(withInterpreter('python3 x.py', '/v/python'), '/v/python x.py');
    assert.equal(withInterpreter('pythonic x', '/v/python'), 'pythonic x');
    assert.equal(withInterpreter('make python', '/v/python'), 'make python');
    assert.equal(withInterpreter('python x', "/it's/python"), "'/it'\\''s/python' x");
  });

  it('puts tools beside it first and hides the editor’s runtime', () => {
    const env = environmentOf('/v/bin/python', { PATH: '/usr/bin', ELECTRON_RUN_AS_NODE: '1', A: 'b' });
    assert.deepEqual(env, { PATH: `/v/bin${path.delimiter}/usr/bin`, A: 'b' });
  });
});
