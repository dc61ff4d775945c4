import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

describe('ml-lifecycle', () => {
  const wrongCalls: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['an unknown command', ['chekc'], /Did you mean "check"/],
    ['an unknown option', ['status', '--jsno'], /--jsno/],
    ['a folder that is not there', ['status', '--project', 'gone'], /There is no folder/],
    ['no project anywhere', ['status'], /ml-lifecycle init/],
    ['an unknown built-in check', ['explain', 'data.row'], /Did you mean "data\.rows"/],
    ['an unknown preset', ['init', '--preset', 'mlop'], /Did you mean "mlops"/],
  ];
  for (const [what, args, words] of wrongCalls) {
    it(`ends with 2 and the next step on ${what}`, async () => {
      const { code, stderr, stdout } = await runCli(args, scratch());
      assert.equal(code, 2, stdout);
      assert.match(stderr, words);
    });
  }

  it('shows what it can do', async () => {
    const { code, stdout } = await runCli(['--help'], scratch());
    assert.equal(code, 0);
    for (const name of ['init', 'status', 'check', 'links', 'reference', 'schema', 'explain'])
      assert.match(stdout, new RegExp(name));
    assert.match((await runCli(['check', '--help'], scratch())).stdout, /--stale/);
  });

  it('sets a project up once, and never over one that is there', async () => {
    const root = scratch({
      'notebooks/01.ipynb': '{"cells": [], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    });
    assert.equal((await runCli(['init'], root)).code, 0);
    const text = readFileSync(path.join(root, 'ml-lifecycle.yaml'), 'utf8');
    assert.ok(existsSync(path.join(root, '.ml-lifecycle/.gitignore')));
    assert.equal((await runCli(['status'], root)).code, 0);
    const again = await runCli(['init'], root);
    assert.equal(again.code, 2);
    assert.match(again.stderr, /exists/);
    assert.equal(readFileSync(path.join(root, 'ml-lifecycle.yaml'), 'utf8'), text);
  });

  it('keeps evidence in git whatever the project ignores, and its cache out of it', async () => {
    const root = scratch({ '.gitignore': 'build/\n*.json\n' });
    execFileSync('git', ['init', '-q'], { cwd: root });
    await runCli(['init'], root);
    put(root, '.ml-lifecycle/evidence/build/image.json', '{}');
    put(root, '.ml-lifecycle/evidence/build/image.json.0a.tmp', '{}');
    put(root, '.ml-lifecycle/cache/locks/x.lock', '{}');
    const files = execFileSync('git', ['ls-files', '-o', '--exclude-standard', '.ml-lifecycle'], {
      cwd: root,
    });
    assert.deepEqual(files.toString().trim().split('\n'), [
      '.ml-lifecycle/.gitattributes',
      '.ml-lifecycle/.gitignore',
      '.ml-lifecycle/evidence/build/image.json',
    ]);
  });

  it('ends with 2 on a project file with errors and still judges the rest', async () => {
    const root = scratch({
      'ml-lifecycle.yaml':
        'version: 1\nname: d\nstages:\n  trian:\n    owner: me\n  plan:\n    checks:\n      doc:\n        uses: document.sections\n        with: { file: plan.md, sections: [Goal] }\n',
      'plan.md': '# Goal\n\nTen words are needed here so that nobody complains about it.\n',
    });
    const { code, stdout } = await runCli(['check'], root);
    assert.equal(code, 2);
    assert.match(stdout, /ml-lifecycle\.yaml:4:3/);
    assert.match(stdout, /train/);
    assert.match(stdout, /✓ plan\/doc/);
  });

  it('reports unusable evidence at its place, never as a pass', async () => {
    const root = scratch({
      'ml-lifecycle.yaml':
        'version: 1\nname: d\nstages:\n  plan:\n    checks:\n      doc:\n        uses: document.sections\n        with: { file: plan.md, sections: [Goal] }\n',
      '.ml-lifecycle/evidence/plan/doc.json': '{"version": 1, "verdict": "pa',
    });
    const { stdout } = await runCli(['status'], root);
    assert.match(stdout, /\.ml-lifecycle\/evidence\/plan\/doc\.json/);
    assert.match(stdout, /Run the check again/);
    assert.match(stdout, /○ doc/);
  });

  it('lists links with what declares them', async () => {
    const root = scratch({
      'ml-lifecycle.yaml': 'version: 1\nname: d\nstages:\n  collect:\n    links: ["data/**"]\n',
      'data/raw.csv': 'a\n1\n',
      'src/train.py': '"""Trains."""\n# lifecycle: train\n',
    });
    const { stdout } = await runCli(['links'], root);
    assert.match(stdout, /collect\s+data\/raw\.csv\s+\(linked by the project file: data\/\*\*\)/);
    assert.match(stdout, /train\s+src\/train\.py\s+\(linked by the comment in line 2\)/);
    const one = JSON.parse((await runCli(['links', 'src', '--json'], root)).stdout) as {
      projects: { links: { path: string }[] }[];
    };
    assert.deepEqual(
      one.projects[0]!.links.map((link) => link.path),
      ['src/train.py'],
    );
  });

  it('finds the project from a folder below it and all projects from above', async () => {
    const root = scratch({
      'a/ml-lifecycle.yaml': 'version: 1\nname: first\n',
      'b/ml-lifecycle.yaml': 'version: 1\nname: second\n',
      'a/deep/er/x.txt': '',
    });
    const inner = await runCli(['status', '--json'], path.join(root, 'a/deep/er'));
    assert.match(inner.stdout, /"name": "first"/);
    assert.doesNotMatch(inner.stdout, /second/);
    const outer = await runCli(['status'], root);
    assert.match(outer.stdout, /first[^]*second/);
  });

  it('works in a folder that is not a repository, with blanks and letters beyond ASCII', async () => {
    const root = scratch({ 'Ärzte & Co/ml-lifecycle.yaml': 'version: 1\nname: "Ä \\u202e b"\n' });
    put(root, 'Ärzte & Co/ü.txt', 'x');
    const { code, stdout } = await runCli(['status'], path.join(root, 'Ärzte & Co'));
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /\u202e/);
  });

  it('prints a JSON Schema and the explanation of a check', async () => {
    const root = scratch();
    const schema = JSON.parse((await runCli(['schema'], root)).stdout) as { properties: object };
    assert.ok('stages' in schema.properties);
    assert.match((await runCli(['explain', 'data.rows'], root)).stdout, /min/);
  });
});
