import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Suggestions } from '../../../src/core/suggestions/suggestion';
import { runCli } from '../cli/runCli';
import { engineOf, refusalOf, resultOf } from '../node/askEngine';
import { put, scratchFolders } from '../node/scratch';
import { lineOf } from './suggested';

const scratch = scratchFolders();
const FILES = {
  'ml-lifecycle.yaml': 'version: 1\nname: demo\nstages: { train: { links: [fit.py] } }\n',
  'dvc.yaml': 'stages:\n  train:\n    cmd: python fit.py\n    outs: [model.pkl]\n',
  'fit.py': '',
  'model.pkl': '',
  'scripts/prepare.py': '',
  Makefile: 'prepare:\n\tpython scripts/prepare.py\n',
};

describe('ml-lifecycle links --suggest', () => {
  it('prints stage, path, place and reason, and links nothing', async () => {
    const root = scratch(FILES);
    const { code, stdout } = await runCli(['links', '--suggest'], root);
    assert.equal(code, 0);
    assert.equal(
      stdout,
      [
        'demo',
        '  curate  scripts/prepare.py  Makefile:1  (run by the Make target "prepare")',
        '  train   model.pkl  dvc.yaml:2  (written by the DVC stage "train")',
        '',
      ].join('\n'),
    );
    assert.doesNotMatch((await runCli(['links'], root)).stdout, /model\.pkl/);
  });

  it('prints JSON, of one path if one is named, with what could not be read', async () => {
    const root = scratch({ ...FILES, 'sub/dvc.yaml': 'stages: [' });
    const { stdout } = await runCli(['links', '--suggest', '--json', 'scripts'], root);
    const [project] = (
      JSON.parse(stdout) as { projects: { suggested: unknown; problems: Record<string, unknown>[] }[] }
    ).projects;
    assert.deepEqual(project?.suggested, [
      {
        stage: 'curate',
        path: 'scripts/prepare.py',
        isGlob: false,
        source: { path: 'Makefile', line: 0 },
        reason: 'run by the Make target "prepare"',
        linkedTo: [],
        contestedBy: [],
      },
    ]);
    assert.deepEqual(
      project.problems.map(({ path: file, code, severity }) => [file, code, severity]),
      [['sub/dvc.yaml', 'unread-declaration', 'warning']],
    );
  });

  it('says what speaks against a link', async () => {
    const root = scratch({
      ...FILES,
      'dvc.yaml': 'stages:\n  train: { cmd: python scripts/prepare.py }\n',
      'ml-lifecycle.yaml': 'version: 1\nname: demo\nstages: { explore: { links: [scripts] } }\n',
    });
    assert.equal(
      (await runCli(['links', '--suggest'], root)).stdout,
      [
        'demo',
        '  curate  scripts/prepare.py  Makefile:1  (run by the Make target "prepare"; already in explore; others say train)',
        '  train   scripts/prepare.py  dvc.yaml:2  (run by the DVC stage "train"; already in explore)',
        '',
      ].join('\n'),
    );
  });

  it('says so where there is nothing to suggest', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': 'version: 1\n' });
    assert.match((await runCli(['links', '--suggest'], root)).stdout, /nothing to suggest/);
  });
});

describe('The engine', () => {
  it('suggests links in an untrusted workspace too, and plans those that are chosen', async () => {
    const root = scratch({ ...FILES, 'parts/a.bin': '' });
    const { ask } = await engineOf(root, false);
    const suggestions = resultOf(await ask('suggestLinks', { root })) as Suggestions;
    assert.deepEqual(suggestions.links.map(lineOf), [
      'curate scripts/prepare.py Makefile:1',
      'train model.pkl dvc.yaml:2',
    ]);
    const params = { root, paths: [path.join(root, 'model.pkl')], globs: ['parts/*.bin'], stage: 'train' };
    const edits = resultOf(await ask('planLinks', params)) as readonly { readonly text: string }[];
    assert.deepEqual(
      edits.map(({ text }) => text),
      [', model.pkl, "parts/*.bin"'],
    );
    assert.match(refusalOf(await ask('suggestLinks', { root: `${root}/none` })), /no project/);
  });

  it('tells what it cannot read with its place, such as a file that is binary', async () => {
    const root = scratch(FILES);
    put(root, 'sub/Makefile', Buffer.from([0, 1, 2]));
    mkdirSync(path.join(root, 'other/dvc.yaml'), { recursive: true });
    const { ask } = await engineOf(root);
    const { links, problems } = resultOf(await ask('suggestLinks', { root })) as Suggestions;
    assert.equal(links.length, 2);
    assert.deepEqual(
      problems.map((problem) => problem.path),
      ['sub/Makefile'],
    );
  });
});
