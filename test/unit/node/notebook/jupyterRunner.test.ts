import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { notebookExecutes } from '../../../../src/core/checks/notebook/notebookExecutes';
import type { NotebookRunEnd } from '../../../../src/core/checks/world/notebookRunner';
import { render } from '../../../../src/core/text/message';
import { JupyterRunner } from '../../../../src/node/notebook/jupyterRunner';
import { withoutMachinePaths } from '../../../../src/node/notebook/machinePaths';
import { environmentOf, interpreterOf } from '../../../../src/node/run/interpreter';
import { judgeOnDisk } from '../../checks/diskWorld';
import { lines } from '../../checks/memoryWorld';
import { notebookText, type WrittenCell } from '../../checks/notebook/notebooks';
import { scratchFolders } from '../scratch';

const FILE = 'notebooks/a.ipynb';
const interpreter = interpreterOf(process.cwd(), undefined, process.env);

/** Whether the interpreter has Jupyter; without it the tests are left out, but never in continuous integration. */
function hasJupyter(): boolean {
  try {
    execFileSync(interpreter, ['-c', 'import nbclient, ipykernel'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('JupyterRunner', function () {
  this.timeout(90_000);
  const scratch = scratchFolders();

  before(function () {
    if (!hasJupyter() && !process.env['CI']) this.skip();
  });

  function runner(root: string, more: { interpreter?: string; signal?: AbortSignal } = {}): JupyterRunner {
    const python = more.interpreter ?? interpreter;
    const signal = more.signal ?? new AbortController().signal;
    return new JupyterRunner({ root, interpreter: python, env: environmentOf(python, process.env), signal });
  }

  /** Executes a notebook of these cells; it must be the same afterwards, byte by byte. */
  async function execute(
    cells: readonly WrittenCell[],
    more: {
      kernel?: string;
      timeoutMs?: number;
      folder?: 'notebook' | 'project';
      interpreter?: string;
      signal?: AbortSignal;
    } = {},
  ): Promise<{ end: NotebookRunEnd; root: string }> {
    const root = scratch({ [FILE]: notebookText(cells), 'data/raw.csv': 'a\n1\n' });
    const before = readFileSync(path.join(root, FILE));
    const { kernel, timeoutMs = 60_000, folder = 'notebook' } = more;
    const run = { path: FILE, timeoutMs, folder, ...(kernel === undefined ? {} : { kernel }) };
    const end = await runner(root, more).execute(run);
    assert.deepEqual(readFileSync(path.join(root, FILE)), before);
    assert.ok(!JSON.stringify(end).includes(root), 'names this machine’s folder');
    return { end, root };
  }

  function reason(end: NotebookRunEnd): string {
    assert.equal(end.kind, 'failed');
    return render(end.reason);
  }

  it('runs all cells in one kernel, in the notebook’s folder, and counts them', async () => {
    const { end, root } = await execute([
      { type: 'markdown', source: '# Title' },
      { source: 'a = open("../data/raw.csv").read()\nprint("x" * 1_000_000)' },
      { source: '' },
      { source: '%time assert a == "a\\n1\\n"\nopen("made.txt", "w").close()' },
      { source: 'raise SystemError', tags: ['skip-execution'] },
      { source: 'raise SystemError', tags: ['raises-exception'] },
    ]);
    assert.deepEqual(end, { kind: 'completed', cells: 3 });
    assert.ok(existsSync(path.join(root, 'notebooks', 'made.txt')));
  });

  it('runs in the project’s folder if that is wanted', async () => {
    const { end } = await execute([{ source: 'open("data/raw.csv").close()' }], { folder: 'project' });
    assert.deepEqual(end, { kind: 'completed', cells: 1 });
  });

  it('names the cell that raises, without colours, and without paths and addresses of this machine', async () => {
    const { end } = await execute([
      { source: 'import json' },
      { type: 'markdown', source: '# Title' },
      { source: 'x = object()\njson.loads("{")' },
      { source: 'open("never.txt", "w").close()' },
    ]);
    assert.equal(end.kind, 'raised');
    assert.deepEqual([end.cell, end.name], [2, 'JSONDecodeError']);
    assert.match(end.value, /^Expecting property name/);
    assert.match(end.traceback, /json\.loads/);
    const root = scratch({
      [FILE]: notebookText([{ source: 'x = 1\nraise ValueError(f"no {object()}\\nmore")' }]),
    });
    const outcome = await judgeOnDisk(notebookExecutes, { files: FILE }, root, { notebooks: runner(root) });
    const text = lines(outcome).join('\n');
    assert.match(
      text,
      /^fail notebooks\/a\.ipynb#0:1:0 The cell raises ValueError: no <object object at 0x…>$/m,
    );
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(text, /\u001b|\/tmp\/|site-packages\/|ipykernel_\d/);
  });

  it('says when a cell ends the kernel', async () => {
    const { end } = await execute([{ source: 'x = 1' }, { source: 'import os\nos._exit(3)' }]);
    assert.deepEqual(end, { kind: 'kernel-died', cell: 1 });
  });

  it('says which kernel is missing, the notebook’s or the one that was named', async () => {
    const { end } = await execute([{ source: 'x = 1' }], { kernel: 'no-such-kernel' });
    assert.equal(reason(end), 'the project’s Python does not know the kernel "no-such-kernel"');
    const root = scratch({
      [FILE]: notebookText([{ source: 'x' }], { kernelspec: { name: 'of-another-machine' } }),
    });
    const own = await runner(root).execute({ path: FILE, timeoutMs: 60_000, folder: 'notebook' });
    assert.equal(reason(own), 'the project’s Python does not know the kernel "of-another-machine"');
    const chosen = await runner(root).execute({
      path: FILE,
      timeoutMs: 60_000,
      folder: 'notebook',
      kernel: 'python3',
    });
    assert.equal(chosen.kind, 'raised');
  });

  it('runs notebooks of format 3', async () => {
    const cells = [
      { cell_type: 'code', language: 'python', input: ['x = 1\n', 'y'], outputs: [], metadata: {} },
    ];
    const text = JSON.stringify({ nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells }] });
    const end = await runner(scratch({ [FILE]: text })).execute({
      path: FILE,
      timeoutMs: 60_000,
      folder: 'notebook',
    });
    assert.equal(end.kind === 'raised' && end.name, 'NameError');
  });

  for (const [what, stop] of [
    ['when it is cancelled', 'cancel'],
    ['at its time-out', 'time-out'],
  ] as const) {
    it(`leaves neither kernel nor what it started ${what}`, async () => {
      const living = await watchProcesses(2);
      const hold = connecting(living.port);
      const source = `import subprocess, sys\nsubprocess.Popen([sys.executable, "-c", "${hold}; time.sleep(1000)"])\n${hold}\nwhile True: pass`;
      const abort = new AbortController();
      const running = execute([{ source: 'x = 1' }, { source }], {
        signal: abort.signal,
        timeoutMs: stop === 'cancel' ? 60_000 : 8000,
      });
      if (stop === 'cancel') {
        await Promise.race([living.started, running]);
        abort.abort();
      }
      const { end } = await running;
      if (stop === 'cancel') assert.equal(end.kind === 'failed' && render(end.reason), 'it was cancelled');
      else assert.deepEqual(end, { kind: 'timed-out', cell: 1 });
      await living.started;
      await living.ended();
    });
  }

  it('leaves nothing that a cell started when it gets through', async () => {
    const living = await watchProcesses(1);
    const child = `${connecting(living.port)}; print(1, flush=True); time.sleep(1000)`;
    const source = `import subprocess, sys\nsubprocess.Popen([sys.executable, "-c", "${child}"], stdout=subprocess.PIPE).stdout.readline()`;
    const { end } = await execute([{ source }]);
    assert.deepEqual(end, { kind: 'completed', cells: 1 });
    await living.ended();
  });
});

/** Python that holds a connection for as long as its process lives. */
function connecting(port: number): string {
  return `import socket, time; s = socket.create_connection(('127.0.0.1', ${String(port)}))`;
}

/** Waits for so many processes to connect, then for all of them to end: the end is seen as a closed socket. */
async function watchProcesses(count: number) {
  const server = createServer();
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  const closings: Promise<unknown>[] = [];
  const started = new Promise<void>((resolve) => {
    server.on('connection', (socket: Socket) => {
      closings.push(once(socket.on('error', () => undefined).resume(), 'close'));
      if (closings.length === count) resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  const ended = async (): Promise<void> => {
    await Promise.all(closings);
    server.close();
  };
  return { port, started, ended };
}

describe('JupyterRunner without Jupyter', () => {
  const scratch = scratchFolders();

  async function execute(python: string, env: NodeJS.ProcessEnv = process.env): Promise<NotebookRunEnd> {
    const root = scratch({ [FILE]: notebookText([{ source: 'x = 1' }]) });
    const signal = new AbortController().signal;
    return new JupyterRunner({ root, interpreter: python, env, signal }).execute({
      path: FILE,
      timeoutMs: 20_000,
      folder: 'notebook',
    });
  }

  it('says that there is no interpreter', async () => {
    const end = await execute('no-such-python');
    assert.equal(end.kind === 'failed' && render(end.reason), 'there is no Python interpreter');
  });

  it('says which package is missing, and how to install it', async () => {
    // A package that cannot be imported, before all others.
    const root = scratch({ 'nbformat.py': 'raise ImportError("gone", name="nbformat")\n' });
    const end = await execute(interpreter, { ...process.env, PYTHONPATH: root });
    assert.equal(end.kind, 'failed');
    assert.equal(render(end.reason), 'the project’s Python does not have the package "nbformat"');
    assert.match(render(end.next), /python -m pip install nbclient ipykernel/);
  });

  it('does not start anything once it is cancelled', async () => {
    const root = scratch({ [FILE]: notebookText([]) });
    const signal = AbortSignal.abort();
    const jupyter = new JupyterRunner({ root, interpreter, env: process.env, signal });
    const end = await jupyter.execute({ path: FILE, timeoutMs: 1000, folder: 'notebook' });
    assert.equal(end.kind, 'failed');
  });
});

describe('withoutMachinePaths', () => {
  it('keeps what is the same everywhere', () => {
    const text = [
      'File /work/p/src/a.py:3, in f(x)',
      'File /opt/env/lib/python3.11/site-packages/pandas/io/common.py:873',
      'File ~/x/lib/python3.11/json/decoder.py:355',
      'File /tmp/ipykernel_12/345.py:1',
      '<object at 0x7f00aa12bc40> GET /api/v1 1/2',
    ].join('\n');
    assert.deepEqual(withoutMachinePaths(text, '/work/p').split('\n'), [
      'File src/a.py:3, in f(x)',
      'File pandas/io/common.py:873',
      'File ~json/decoder.py:355',
      'File <cell>:1',
      '<object at 0x…> GET /api/v1 1/2',
    ]);
  });
});
