import assert from 'node:assert/strict';
import { codePaths } from '../../../../src/core/checks/code/codePaths';
import { judge, lines, memoryWorld, scope } from '../memoryWorld';

describe('code.paths', () => {
  it('passes with routes, addresses, comments, docstrings and relative paths', async () => {
    const text = [
      '"""Reads /home/maria/x.csv."""',
      '# /mnt/data/x',
      '@app.get("/users")',
      'def users():',
      '    """/home/maria"""',
      '    return requests.get("https://host/data/x.csv"), open(ROOT + "/data/x.csv"), open("data/x.csv")',
      '',
    ].join('\n');
    const outcome = await judge(codePaths, {}, memoryWorld({ 'src/a.py': text }));
    assert.deepEqual(lines(outcome), ['pass: Absolute paths: 0, in files: 1.']);
    assert.deepEqual(outcome.metrics, { paths: 0, files: 1 });
  });

  it('warns of paths that exist on some machines only, at their place', async () => {
    const text = 'import x\nDATA_DIR = "/data"\nmodel = load(f"/Users/maria/{name}.pkl")\n';
    const outcome = await judge(codePaths, {}, memoryWorld({ 'src/a.py': text }));
    assert.deepEqual(lines(outcome), [
      'warn: Absolute paths: 2, in files: 1.',
      'warn src/a.py:1:11 An absolute path exists on some machines only: /data',
      'warn src/a.py:2:13 A path leads to the home folder of one person: /Users/maria/{}.pkl',
    ]);
  });

  it('reads every word of scripts and settings', async () => {
    const world = memoryWorld({
      'run.sh': '#!/bin/sh\ncp /home/maria/x . # /mnt/a/b\n',
      'c.yaml': 'data: /mnt/a/b\n',
    });
    const outcome = await judge(codePaths, { files: ['run.sh', 'c.yaml'] }, world);
    assert.deepEqual(lines(outcome).slice(1), [
      'warn c.yaml:0:6 An absolute path exists on some machines only: /mnt/a/b',
      'warn run.sh:1:3 A path leads to the home folder of one person: /home/maria/x',
    ]);
  });

  it('lets pass what lies in folders that every machine has', async () => {
    const world = memoryWorld({ 'a.py': 'x = "/mnt/shared/x"\n' });
    assert.equal((await judge(codePaths, { allow: ['/mnt/shared'] }, world)).verdict, 'pass');
  });

  it('cannot judge what is not there or no text', async () => {
    assert.equal((await judge(codePaths, {}, memoryWorld({}))).verdict, 'error');
    const world = memoryWorld({ 'a.py': { unreadable: 'binary' } });
    assert.equal((await judge(codePaths, {}, world)).verdict, 'error');
    assert.equal((await judge(codePaths, { files: 'x.py' }, world)).verdict, 'error');
  });

  it('consumes the linked code', () => {
    const none = codePaths.parameters.parse({}) as never;
    assert.deepEqual(codePaths.consumes(none, scope({ code: ['a.py'] })).patterns, ['a.py']);
  });
});
