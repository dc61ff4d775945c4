import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import type { Report } from '../../../src/core/report/report';
import { put, scratchFolders } from '../node/scratch';
import { runCli, startCli } from './runCli';

const scratch = scratchFolders();
const node = `"${process.execPath}"`;

const PROJECT = `version: 1
name: demo
stages:
  evaluate:
    owner: "@ml"
    inputs: [reports/metrics.json]
    checks:
      good-enough:
        uses: metrics.threshold
        with: { file: reports/metrics.json, metric: test.auc, min: 0.8 }
      command:
        run: ${JSON.stringify(`${node} check.js`)}
`;
const FILES = {
  'ml-lifecycle.yaml': PROJECT,
  'reports/metrics.json': '{"test": {"auc": 0.91}}\n',
  'check.js': 'process.exit(0)\n',
};

async function reportOf(root: string, ...args: string[]): Promise<Report['projects'][number]> {
  const { stdout } = await runCli([...args, '--json'], root);
  return (JSON.parse(stdout) as Report).projects[0]!;
}

function evidence(root: string, key: string): string {
  return readFileSync(path.join(root, `.ml-lifecycle/evidence/${key}.json`), 'utf8');
}

describe('ml-lifecycle check', () => {
  it('passes, records evidence and ends with 0', async () => {
    const root = scratch(FILES);
    const { code, stdout } = await runCli(['check'], root);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /✓ evaluate\/good-enough/);
    assert.match(stdout, /2 checks/);
    assert.match(evidence(root, 'evaluate/good-enough'), /"verdict": "pass"/);
  });

  it('fails with 1 and tells the finding at its place', async () => {
    const root = scratch({ ...FILES, 'reports/metrics.json': '{"test":\n  {"auc": 0.7}}\n' });
    const { code, stdout } = await runCli(['check', 'evaluate/good-enough'], root);
    assert.equal(code, 1);
    assert.match(stdout, /✗ evaluate\/good-enough/);
    assert.match(stdout, /reports\/metrics\.json:2:11/);
  });

  it('writes the same bytes when nothing changed', async () => {
    const root = scratch(FILES);
    await runCli(['check'], root);
    const first = evidence(root, 'evaluate/command');
    await runCli(['check'], root);
    assert.equal(evidence(root, 'evaluate/command'), first);
    assert.doesNotMatch(first, /\d{4}-\d\d-\d\d/);
    assert.ok(!first.includes(root));
  });

  it('sees staleness with its cause, and runs only that with --stale', async () => {
    const root = scratch(FILES);
    await runCli(['check'], root);
    put(root, 'reports/metrics.json', '{"test": {"auc": 0.95}}\n');
    const [check] = (await reportOf(root, 'status')).stages.find((stage) => stage.id === 'evaluate')!.checks;
    assert.equal(check!.freshness, 'stale');
    assert.equal(check!.causes[0]!.kind, 'changed');
    const again = await reportOf(root, 'check', '--stale');
    assert.deepEqual(
      again.stages.flatMap((stage) => stage.checks.map((item) => [item.id, item.freshness])),
      [
        ['good-enough', 'fresh'],
        ['command', 'fresh'],
      ],
    );
    assert.deepEqual((await reportOf(root, 'check', '--stale')).stages, []);
  });

  it('does not take a new layout of JSON for a change', async () => {
    const root = scratch(FILES);
    await runCli(['check', 'evaluate/good-enough'], root);
    put(root, 'reports/metrics.json', '{\n  "test": {\n    "auc": 0.910\n  }\n}\n');
    const [check] = (await reportOf(root, 'status')).stages.find((stage) => stage.id === 'evaluate')!.checks;
    assert.equal(check!.freshness, 'fresh');
  });

  it('reads JUnit results of the command, never those of an earlier run', async () => {
    const junit =
      '<testsuite tests="1"><testcase name="t"><failure message="boom">a.py:3</failure></testcase></testsuite>';
    const run = `    checks:\n      tests:\n        run: ${JSON.stringify(`${node} check.js`)}\n        results: { junit: out/junit.xml }\n`;
    const root = scratch({
      'ml-lifecycle.yaml': `version: 1\nname: d\nstages:\n  test:\n${run}`,
      'check.js': `require('fs').mkdirSync('out',{recursive:true});require('fs').writeFileSync('out/junit.xml', ${JSON.stringify(junit)})`,
    });
    const first = await runCli(['check'], root);
    assert.equal(first.code, 1);
    assert.match(first.stdout, /boom/);
    put(root, 'check.js', '');
    const second = await reportOf(root, 'check');
    assert.equal(second.stages[0]!.checks[0]!.verdict, 'error');
  });

  it('counts a failure of a check with severity warn as a warning', async () => {
    const project = PROJECT.replace('with:', 'severity: warn\n        with:').replace('0.8 ', '0.99 ');
    const root = scratch({ ...FILES, 'ml-lifecycle.yaml': project });
    const { code, stdout } = await runCli(['check', 'evaluate/good-enough'], root);
    assert.equal(code, 0);
    assert.match(stdout, /▲ evaluate\/good-enough/);
  });

  it('ends the process tree and records nothing when it is stopped', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const script = `require('net').connect(${String(port)}, '127.0.0.1').resume(); setInterval(() => {}, 1e6);`;
    const root = scratch({ ...FILES, 'check.js': script });
    const { child, ended } = startCli(['check', 'evaluate/command'], root);
    const [socket] = (await once(server, 'connection')) as [Socket];
    const closed = once(socket.on('error', () => undefined).resume(), 'close');
    child.kill('SIGTERM');
    const [{ code }] = await Promise.all([ended, closed]);
    server.close();
    assert.equal(code, 130);
    assert.ok(!existsSync(path.join(root, '.ml-lifecycle/evidence')));
    assert.deepEqual(readdirSync(path.join(root, '.ml-lifecycle/cache/locks')), []);
  });

  it('never runs the same check twice at once', async () => {
    const script = `
      const fs = require('fs');
      fs.mkdirSync('busy');  // throws when another run is inside
      setTimeout(() => fs.rmdirSync('busy'), 400);`;
    const root = scratch({ ...FILES, 'check.js': script });
    const both = await Promise.all([
      runCli(['check', 'evaluate/command'], root),
      runCli(['check', 'evaluate/command'], root),
    ]);
    assert.deepEqual(
      both.map((result) => result.code),
      [0, 0],
      both.map((result) => result.stdout).join('\n'),
    );
    assert.ok(both.some((result) => result.stdout.includes('waiting for it to end')));
  });

  it('writes each format to standard output alone', async () => {
    const root = scratch(FILES);
    const { stdout, stderr } = await runCli(['check', '--format', 'junit'], root);
    assert.match(stdout, /^<\?xml[^]*<\/testsuite>\n$/);
    assert.match(stderr, /good-enough/);
  });

  describe('where nothing can be written', () => {
    const blocks: readonly [name: string, file: string][] = [
      ['the store is a file', '.ml-lifecycle'],
      ['the folder of evidence is a file', '.ml-lifecycle/evidence'],
      ['the folder of the stage is a file', '.ml-lifecycle/evidence/evaluate'],
    ];
    for (const [name, file] of blocks) {
      it(`says what to do and ends with 1: ${name}`, async () => {
        const root = scratch({ ...FILES, [file]: '' });
        const { code, stdout, stderr } = await runCli(['check'], root);
        assert.equal(code, 1, stdout);
        assert.match(stdout, /‼ evaluate\/good-enough {2}The outcome could not be recorded\./);
        assert.match(
          stdout,
          /\.ml-lifecycle cannot be written: a part of its path is a file, not a folder\./,
        );
        assert.match(stdout, /→ Make the folder \.ml-lifecycle writable/);
        assert.equal(stderr, '');
        assert.equal(readFileSync(path.join(root, file), 'utf8'), '');
      });
    }

    it('does not report the verdict of an earlier run', async () => {
      const root = scratch(FILES);
      await runCli(['check'], root);
      const store = path.join(root, '.ml-lifecycle');
      // The earlier evidence can be read, but no lock can be taken.
      rmSync(path.join(store, 'cache'), { recursive: true });
      put(root, '.ml-lifecycle/cache', '');
      const { code, stdout } = await runCli(['check', '--json'], root);
      assert.equal(code, 1);
      const [project] = (JSON.parse(stdout) as Report).projects;
      assert.equal(project?.health, 'error');
      assert.deepEqual(
        project.stages.flatMap((stage) => stage.checks.map((check) => [check.verdict, check.freshness])),
        [
          ['error', undefined],
          ['error', undefined],
        ],
      );
    });
  });
});
