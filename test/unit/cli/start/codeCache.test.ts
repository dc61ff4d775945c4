import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { CodeCache, codeFolder } from '../../../../src/cli/start/codeCache';
import { put, scratchFolders } from '../../node/scratch';

const ROOT = path.join(__dirname, '..', '..', '..', '..');
const CODE = Buffer.from('code');
const scratch = scratchFolders();

function onlyFile(folder: string): string {
  const [name, ...others] = readdirSync(folder);
  assert.deepEqual(others, []);
  return path.join(folder, name ?? '');
}

describe('the folder of compiled code', () => {
  const home = () => '/home/ana';

  it('is where programs keep what they can make anew', () => {
    assert.equal(codeFolder({}, 'linux', home), '/home/ana/.cache/ml-lifecycle');
    assert.equal(codeFolder({ XDG_CACHE_HOME: '/caches' }, 'linux', home), '/caches/ml-lifecycle');
    assert.equal(codeFolder({}, 'darwin', home), '/home/ana/Library/Caches/ml-lifecycle');
  });

  it('is never in the working folder', () => {
    assert.equal(codeFolder({ XDG_CACHE_HOME: 'caches' }, 'linux', home), '/home/ana/.cache/ml-lifecycle');
    assert.equal(
      codeFolder({}, 'linux', () => ''),
      undefined,
    );
  });

  it('is none where Node is told to keep no code, or the user has no home', () => {
    assert.equal(codeFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }, 'linux', home), undefined);
    const homeless = () => {
      throw new Error('no home');
    };
    assert.equal(codeFolder({}, 'linux', homeless), undefined);
  });
});

describe('compiled code', () => {
  it('is kept for the same use of the same program', () => {
    const folder = path.join(scratch(), 'made', 'by it');
    new CodeCache(folder, 'program', 'status').write(CODE);
    assert.deepEqual(new CodeCache(folder, 'program', 'status').read(), CODE);
    assert.equal(new CodeCache(folder, 'program', 'check').read(), undefined);
    assert.equal(new CodeCache(folder, 'Program', 'status').read(), undefined);
  });

  it('is forgotten when another version keeps its own', () => {
    const folder = path.join(scratch(), 'cache');
    new CodeCache(folder, 'old', 'status').write(CODE);
    put(folder, 'note.txt', 'of somebody else');
    new CodeCache(folder, 'new', 'status').write(CODE);
    new CodeCache(folder, 'new', 'check').write(CODE);
    assert.equal(new CodeCache(folder, 'old', 'status').read(), undefined);
    assert.equal(readdirSync(folder).length, 3);
  });

  it('is not taken when a byte of it is another or missing', () => {
    const folder = path.join(scratch(), 'cache');
    const cache = new CodeCache(folder, 'program', 'status');
    cache.write(CODE);
    const file = onlyFile(folder);
    const kept = readFileSync(file);
    for (const at of kept.keys()) {
      const bent = Buffer.from(kept);
      bent[at] = (bent[at] ?? 0) ^ 1;
      writeFileSync(file, bent);
      assert.equal(cache.read(), undefined);
    }
    writeFileSync(file, kept.subarray(0, -1));
    assert.equal(cache.read(), undefined);
  });

  it('is not taken from where others may write, nor kept there', function () {
    if (process.platform === 'win32') this.skip();
    const folder = path.join(scratch(), 'cache');
    const cache = new CodeCache(folder, 'program', 'status');
    cache.write(CODE);
    chmodSync(folder, 0o777);
    assert.equal(cache.read(), undefined);
    new CodeCache(folder, 'other', 'status').write(CODE);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('is done without where nothing can be kept', () => {
    const file = path.join(scratch({ file: '' }), 'file');
    const cache = new CodeCache(file, 'program', 'status');
    cache.write(CODE);
    assert.equal(cache.read(), undefined);
  });
});

describe('the start of the program', () => {
  /** The real start, with a program that tells whether a function of it was compiled already. */
  function started(): {
    readonly caches: string;
    readonly run: (...args: string[]) => { readonly status: number | null; readonly stdout: string };
  } {
    const root = scratch({
      'program.js': `
        const { exit, greet } = { exit: Number(process.argv[3] ?? 0), greet: (name) => 'hello ' + name };
        console.log(greet(process.argv[2]), require('node:path').basename(__filename), module !== undefined);
        process.exitCode = exit;
      `,
    });
    buildSync({
      absWorkingDir: ROOT,
      entryPoints: ['src/cli/start/start.ts'],
      outfile: path.join(root, 'cli.js'),
      bundle: true,
      platform: 'node',
    });
    const caches = path.join(root, 'caches');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(root, 'cli.js'), ...args], {
        encoding: 'utf8',
        env: { ...process.env, XDG_CACHE_HOME: caches, LOCALAPPDATA: caches },
      });
    return { caches: path.join(caches, 'ml-lifecycle'), run };
  }

  it('runs the program the same with and without kept code, and with spoilt code', function () {
    if (process.platform === 'darwin') this.skip();
    const { caches, run } = started();
    const first = run('status');
    assert.equal(first.stdout, 'hello status program.js true\n');
    const file = onlyFile(caches);
    const kept = readFileSync(file);
    assert.equal(run('status').stdout, first.stdout);
    assert.deepEqual(readFileSync(file), kept, 'what is kept is not written again');
    writeFileSync(file, 'spoilt');
    assert.equal(run('status').stdout, first.stdout);
    assert.deepEqual(readFileSync(file).length, kept.length, 'what was spoilt is kept anew');
  });

  it('keeps no code of a wrong call', function () {
    if (process.platform === 'darwin') this.skip();
    const { caches, run } = started();
    assert.equal(run('statsu', '2').status, 2);
    assert.throws(() => readdirSync(caches));
    assert.equal(run('status', '1').status, 1);
    onlyFile(caches);
  });
});
