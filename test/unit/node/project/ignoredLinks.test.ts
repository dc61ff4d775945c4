import assert from 'node:assert/strict';
import path from 'node:path';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';

const scratch = scratchFolders();

function linked(reader: ProjectReader): readonly string[] {
  return reader.readTouched().links.map(({ path: file, stage }) => `${file}: ${stage}`);
}

describe('links of files that git leaves out', () => {
  const MARKED = '# lifecycle: train\n';

  it('do not count where a file declares them itself', () => {
    const root = scratch({
      'ml-lifecycle.yaml': 'version: 1\n',
      '.gitignore': 'out/\n',
      'out/copy.py': MARKED,
      'train.py': MARKED,
    });
    assert.deepEqual(linked(new ProjectReader(root)), ['train.py: train']);
  });

  it('count where the project file declares them: git leaves out what DVC keeps', () => {
    const root = scratch({
      'ml-lifecycle.yaml': 'version: 1\nstages: { collect: { links: ["data/**/*.csv"] } }\n',
      'data/.gitignore': '/raw.csv\n',
      'data/raw.csv': 'a\n1\n',
    });
    assert.deepEqual(linked(new ProjectReader(root)), ['data/raw.csv: collect']);
  });

  it('come and go with the rules', () => {
    const root = scratch({ 'ml-lifecycle.yaml': 'version: 1\n', 'a.py': MARKED, 'b.py': MARKED });
    const reader = new ProjectReader(root);
    assert.deepEqual(linked(reader), ['a.py: train', 'b.py: train']);
    put(root, '.gitignore', 'b.py\n');
    reader.touch('.gitignore');
    assert.deepEqual(linked(reader), ['a.py: train']);
    put(root, 'b.py', `${MARKED}x = 1\n`);
    reader.touch('b.py');
    assert.deepEqual(linked(reader), ['a.py: train']);
    put(root, '.gitignore', '');
    reader.touch('.gitignore');
    assert.deepEqual(linked(reader), ['a.py: train', 'b.py: train']);
  });

  it('go with the rules of the repository around the project', () => {
    const repository = new Repository(scratch({ '.gitignore': '*.tmp.py\n' }));
    const root = path.join(repository.root, 'models');
    put(root, 'ml-lifecycle.yaml', 'version: 1\n');
    put(root, 'a.tmp.py', MARKED);
    put(root, 'a.py', MARKED);
    assert.deepEqual(linked(new ProjectReader(root)), ['a.py: train']);
  });
});
