import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Evidence } from '../../../src/core/evidence/evidence';
import type { Report } from '../../../src/core/report/report';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

/** A project with one check, run once. */
async function checked(check: string, files: Readonly<Record<string, string>>): Promise<string> {
  const project = `version: 1\nname: demo\nstages:\n  train:\n    checks:\n      it: ${check}\n`;
  const root = scratch({ ...files, 'ml-lifecycle.yaml': project });
  await runCli(['check'], root);
  return root;
}

async function causes(root: string): Promise<readonly unknown[]> {
  const { stdout } = await runCli(['status', '--json'], root);
  const stages = (JSON.parse(stdout) as Report).projects[0]!.stages;
  const [check] = stages.find((stage) => stage.id === 'train')!.checks;
  return check!.causes.map(({ kind, ...rest }) => [kind, 'path' in rest ? rest.path : undefined]);
}

function evidenceOf(root: string): Evidence {
  return JSON.parse(
    readFileSync(path.join(root, '.ml-lifecycle/evidence/train/it.json'), 'utf8'),
  ) as Evidence;
}

describe('what a check looks at beside its files', () => {
  const seeds = '{ uses: code.seeds, with: { files: [train.py] } }';
  const train = 'import random\nfrom helpers.seeds import set_seed\nset_seed()\nprint(random.random())\n';
  const helper = 'import random\n\ndef set_seed():\n    random.seed(7)\n';

  it('is an imported module: the verdict is stale when that says something else', async () => {
    const root = await checked(seeds, { 'train.py': train, 'helpers/seeds.py': helper });
    assert.equal(evidenceOf(root).verdict, 'pass');
    put(root, 'helpers/seeds.py', helper.replace('random.seed(7)', 'pass'));
    assert.deepEqual(await causes(root), [['changed', 'helpers/seeds.py']]);
    await runCli(['check'], root);
    assert.equal(evidenceOf(root).verdict, 'warn');
    assert.deepEqual(await causes(root), []);
  });

  const links = '{ uses: document.links, with: { files: [README.md] } }';

  it('is the target of a link: what is in it does not count, that it is gone does', async () => {
    const root = await checked(links, { 'README.md': '[Data](docs/data.csv)\n', 'docs/data.csv': 'a\n' });
    assert.equal(evidenceOf(root).verdict, 'pass');
    put(root, 'docs/data.csv', 'a\n1\n');
    assert.deepEqual(await causes(root), []);
    rmSync(path.join(root, 'docs/data.csv'));
    assert.deepEqual(await causes(root), [['removed', 'docs/data.csv']]);
  });

  it('is also the target that was not there: the failure is stale when it comes', async () => {
    const root = await checked(links, { 'README.md': '[Plan](docs/plan.md)\n' });
    assert.equal(evidenceOf(root).verdict, 'fail');
    put(root, 'docs/plan.md', '# Plan\n');
    assert.deepEqual(await causes(root), [['added', 'docs/plan.md']]);
  });

  it('is recorded once, without what the check consumes anyway', async () => {
    const root = await checked(links, {
      'README.md': '[Data](docs/data.csv) [again](docs/data.csv) [here](README.md)\n',
      'docs/data.csv': 'a\n',
    });
    assert.deepEqual(evidenceOf(root).aside, { read: [], stood: { 'docs/data.csv': 'file' } });
  });
});
