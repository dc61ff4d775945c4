import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Cause, Evidence } from '../../../../src/core/evidence/evidence';
import { RevisionReader } from '../../../../src/node/history/revisionReader';
import { fulfil } from '../../../../src/node/journal/fulfil';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { checkProject } from '../history/checkedProject';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
stages:
  validate:
    checks:
      rows: { uses: data.rows, with: { file: data/train.csv, min: 1 } }
      raw: { uses: data.rows, with: { file: "data/raw/*.csv", min: 1 } }
      made: { uses: data.rows, with: { file: parts/a.csv, min: 1 } }
      read: { run: "node -e 0", inputs: [data/train.csv, data/raw] }
      glob: { run: "node -e 0", inputs: ["data/*.csv"] }
      plan: { uses: document.links, with: { files: plan.md } }
`;
const TRAIN = 'a,b\n1,2\n';
const OTHER = 'a,b\n3,4\n';

function md5(content: string): string {
  return createHash('md5').update(content).digest('hex');
}

/** As `dvc add` writes it. */
function pointer(name: string, id: string): string {
  return `outs:\n- md5: ${id}\n  size: 8\n  hash: md5\n  path: ${name}\n`;
}

/** As DVC 3.67 made it of `.hidden`, `a.csv` and `sub/ü.csv`, with the contents below. */
const RAW = 'e92e37501993854393b8e587373ea2ff.dir';
const RAW_WITH_B = 'ad2ecb47c707beb7d96b21fa76b938ea.dir';

const POINTERS = {
  '.dvc/config': '',
  'data/train.csv.dvc': pointer('train.csv', md5(TRAIN)),
  'data/raw.dvc': pointer('raw', RAW),
  'data/.gitignore': '/train.csv\n/raw\n',
  'dvc.yaml': `stages:
  split:
    foreach: [a]
    do:
      cmd: python ../split.py \${item}
      wdir: parts
      outs: ["\${item}.csv"]
      metrics: [{ "\${item}.json": { cache: false } }]
`,
  // As `dvc repro` writes it: without the folder that a stage runs in.
  'dvc.lock': `schema: '2.0'
stages:
  split@a:
    cmd: python ../split.py a
    outs:
    - path: a.csv
      hash: md5
      md5: ${md5(TRAIN)}
      size: 8
    - path: a.json
      hash: md5
      md5: ${md5('{}')}
      size: 2
`,
  'parts/.gitignore': '/a.csv\n',
};
const DATA = {
  'data/train.csv': TRAIN,
  'data/raw/.hidden': 'h',
  'data/raw/a.csv': 'x\r\ny\r\n',
  'data/raw/sub/ü.csv': 'z\n',
  'parts/a.csv': TRAIN,
};
const REST = { 'ml-lifecycle.yaml': PROJECT, 'plan.md': '[data](data/train.csv)\n', 'parts/a.json': '{}' };

/** A checked project whose evidence was made where the data is. */
async function withData(): Promise<string> {
  const root = scratch();
  await checkProject(root, { ...REST, ...POINTERS, ...DATA });
  return root;
}

/** The same one where only the pointers are. */
async function withoutData(): Promise<string> {
  const root = await withData();
  removeData(root);
  return root;
}

function removeData(root: string): void {
  for (const file of ['data/train.csv', 'data/raw', 'parts/a.csv']) {
    rmSync(path.join(root, file), { recursive: true });
  }
}

type Causes = Readonly<Record<string, readonly Cause[]>>;

function causesOf(reader: ProjectReader): Causes {
  const checks = reader.readTouched().snapshot.stages.flatMap((stage) => stage.checks);
  return Object.fromEntries(checks.flatMap(({ id, causes }) => (causes.length > 0 ? [[id, causes]] : [])));
}

function causesIn(root: string): Causes {
  return causesOf(new ProjectReader(root));
}

function evidence(root: string, check: string): Evidence {
  const file = path.join(root, `.ml-lifecycle/evidence/validate/${check}.json`);
  return JSON.parse(readFileSync(file, 'utf8')) as Evidence;
}

describe('Data that DVC keeps', () => {
  it('is known in evidence by its bytes and by what DVC calls it', async () => {
    const root = await withData();
    assert.deepEqual(evidence(root, 'rows').inputs, [
      {
        path: 'data/train.csv',
        raw: createHash('sha1')
          .update(`blob ${String(TRAIN.length)}\0${TRAIN}`)
          .digest('hex'),
        dvc: md5(TRAIN),
      },
    ]);
    assert.deepEqual(
      evidence(root, 'raw').inputs.map(({ path: file, dvc }) => [file, dvc]),
      [['data/raw/a.csv', RAW]],
    );
    assert.equal(evidence(root, 'made').inputs[0]?.dvc, md5(TRAIN));
    assert.deepEqual(causesIn(root), {});
  });

  it('makes nothing stale where only its pointers are', async () => {
    assert.deepEqual(causesIn(await withoutData()), {});
  });

  it('makes the same evidence stale in the same way with other contents, on the disk or in pointers', async () => {
    const changed = {
      ...{
        'data/train.csv.dvc': pointer('train.csv', md5(OTHER)),
        'data/raw.dvc': pointer('raw', RAW_WITH_B),
      },
      'dvc.lock': POINTERS['dvc.lock'].replace(md5(TRAIN), md5(OTHER)),
    };
    const root = await withoutData();
    for (const [file, text] of Object.entries(changed)) put(root, file, text);
    assert.deepEqual(Object.keys(causesIn(root)), ['rows', 'raw', 'made', 'read', 'glob']);
    const [cause] = causesIn(root)['rows'] ?? [];
    assert.ok(cause?.kind === 'changed');
    assert.deepEqual([cause.path, cause.is], ['data/train.csv', `dvc:${md5(OTHER)}`]);
    const there = await withData();
    for (const [file, text] of Object.entries(changed)) put(there, file, text);
    put(there, 'data/train.csv', OTHER);
    put(there, 'parts/a.csv', OTHER);
    put(there, 'data/raw/b.csv', 'x\r\n');
    assert.deepEqual(Object.keys(causesIn(there)), ['rows', 'raw', 'made', 'read', 'glob']);
  });

  it('is judged by its bytes where it is on the disk, whatever the pointer says', async () => {
    const root = await withData();
    put(root, 'data/train.csv', OTHER);
    assert.deepEqual(Object.keys(causesIn(root)), ['rows', 'read', 'glob']);
  });

  it('has no name of DVC in evidence that was made from other bytes than DVC keeps', async () => {
    const root = scratch();
    await checkProject(root, {
      ...REST,
      ...POINTERS,
      ...DATA,
      'data/train.csv': OTHER,
      'data/raw/b.csv': 'x',
    });
    assert.equal(evidence(root, 'rows').inputs[0]?.dvc, undefined);
    assert.ok(evidence(root, 'raw').inputs.every(({ dvc }) => dvc === undefined));
    removeData(root);
    assert.deepEqual(Object.keys(causesIn(root)), ['rows', 'raw', 'read', 'glob']);
  });

  it('is missed where no pointer tells of it', async () => {
    const root = await withoutData();
    rmSync(path.join(root, 'data/train.csv.dvc'));
    assert.deepEqual(causesIn(root)['rows'], [
      { kind: 'removed', path: 'data/train.csv', was: evidence(root, 'rows').inputs[0]?.raw },
    ]);
  });

  it('is noticed as added when a pointer comes, where a pattern asks for it', async () => {
    const root = await withoutData();
    put(root, 'data/test.csv.dvc', pointer('test.csv', md5(OTHER)));
    put(root, 'data/other.dvc', pointer('other', RAW));
    assert.deepEqual(causesIn(root), {
      glob: [{ kind: 'added', path: 'data/test.csv', is: `dvc:${md5(OTHER)}` }],
    });
  });

  it('is git’s where a stage does not have DVC keep it', async () => {
    const root = scratch();
    const project = PROJECT.replace('data/train.csv, data/raw', 'parts/a.json');
    await checkProject(root, { ...REST, ...POINTERS, 'ml-lifecycle.yaml': project });
    rmSync(path.join(root, 'parts/a.json'));
    assert.equal(causesIn(root)['read']?.[0]?.kind, 'removed');
  });

  describe('that was not on the disk', () => {
    async function checkedWithoutData(): Promise<string> {
      const root = scratch();
      await checkProject(root, { ...REST, ...POINTERS });
      return root;
    }

    it('leaves evidence that is fresh there', async () => {
      const root = await checkedWithoutData();
      assert.deepEqual(causesIn(root), {});
      assert.deepEqual(evidence(root, 'read').inputs, [
        { path: 'data/raw', raw: `dvc:${RAW}` },
        { path: 'data/train.csv', raw: `dvc:${md5(TRAIN)}` },
      ]);
    });

    it('may come without making a command stale that passed without it', async () => {
      const root = await checkedWithoutData();
      put(root, 'data/train.csv', TRAIN);
      assert.equal(causesIn(root)['glob'], undefined);
      put(root, 'data/train.csv', OTHER);
      assert.equal(causesIn(root)['glob']?.length, 1);
    });

    it('makes stale when it comes what a built-in check said without having read it', async () => {
      const root = await checkedWithoutData();
      assert.equal(evidence(root, 'plan').verdict, 'fail');
      for (const [file, text] of Object.entries(DATA)) put(root, file, text);
      assert.deepEqual(
        Object.keys(causesIn(root)).filter((id) => id !== 'read'),
        ['rows', 'raw', 'made', 'plan'],
      );
    });
  });

  it('is followed as pointers and data come and go, as anew', async () => {
    const root = await withoutData();
    const reader = new ProjectReader(root);
    reader.read();
    const change = (file: string, content: string | undefined): Causes => {
      if (content === undefined) rmSync(path.join(root, file));
      else put(root, file, content);
      reader.touch(file);
      const causes = causesOf(reader);
      assert.deepEqual(causes, causesIn(root), file);
      return causes;
    };
    assert.deepEqual(Object.keys(change('data/train.csv.dvc', pointer('train.csv', md5(OTHER)))), [
      'rows',
      'read',
      'glob',
    ]);
    assert.deepEqual(Object.keys(change('data/train.csv', TRAIN)), []);
    assert.deepEqual(Object.keys(change('data/train.csv', undefined)), ['rows', 'read', 'glob']);
    assert.deepEqual(change('data/train.csv.dvc', POINTERS['data/train.csv.dvc']), {});
    assert.deepEqual(Object.keys(change('dvc.lock', POINTERS['dvc.lock'].replace('a.csv', 'c.csv'))), [
      'made',
    ]);
    assert.deepEqual(change('dvc.lock', POINTERS['dvc.lock']), {});
    assert.deepEqual(Object.keys(change('dvc.yaml', 'stages: {}\n')), ['made']);
  });

  it('has its content in the past told by the pointers of the commit', async () => {
    const root = await withData();
    const repository = new Repository(root);
    const first = repository.commit();
    const second = repository.commit({ 'data/train.csv.dvc': pointer('train.csv', md5(OTHER)) });
    const third = repository.commit({ 'data/raw.dvc': pointer('raw', RAW_WITH_B) });
    const staleAt = async (commit: string) => {
      const reading = await new RevisionReader(root).read(commit);
      assert.ok(reading.kind === 'state');
      const checks = reading.state.snapshot.stages.flatMap((stage) => stage.checks);
      return checks.filter(({ causes }) => causes.length > 0).map(({ id }) => id);
    };
    assert.deepEqual(await staleAt(first), []);
    assert.deepEqual(await staleAt(second), ['rows', 'read', 'glob']);
    assert.deepEqual(await staleAt(third), ['rows', 'raw', 'read', 'glob']);
  });

  it('is answered for by a verification wherever it is', async () => {
    const root = await withData();
    new Repository(root);
    put(root, 'data/train.csv', OTHER);
    put(root, 'data/train.csv.dvc', pointer('train.csv', md5(OTHER)));
    const wish = { kind: 'verify', check: 'validate/rows', reason: 'Looked at it.' } as const;
    await fulfil(wish, new ProjectReader(root).derived(), process.env);
    const freshness = () => {
      const { snapshot } = new ProjectReader(root).read();
      return snapshot.stages.flatMap((stage) => stage.checks).find(({ id }) => id === 'rows')?.freshness;
    };
    assert.equal(freshness(), 'fresh');
    removeData(root);
    assert.equal(freshness(), 'fresh');
    put(root, 'data/train.csv.dvc', pointer('train.csv', md5('')));
    assert.equal(freshness(), 'stale');
  });

  it('is not looked for where DVC is not set up', async () => {
    const root = await withoutData();
    rmSync(path.join(root, '.dvc'), { recursive: true });
    assert.equal(causesIn(root)['rows']?.[0]?.kind, 'removed');
  });

  it('may be kept by a DVC around the project', async () => {
    const outer = scratch({ '.dvc/config': '' });
    const root = path.join(outer, 'project');
    await checkProject(root, { ...REST, ...POINTERS, ...DATA });
    rmSync(path.join(root, '.dvc'), { recursive: true });
    await checkProject(root);
    removeData(root);
    assert.deepEqual(causesIn(root), {});
  });
});
