import assert from 'node:assert/strict';
import { GitProcess } from '../../../../src/node/git/gitProcess';
import { readObjects } from '../../../../src/node/git/gitObjects';
import { Repository } from '../git/repository';
import { scratchFolders } from '../scratch';

const scratch = scratchFolders();

async function read(root: string, ids: readonly string[], limit = 1e9): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const git = new GitProcess(root, process.env);
  for await (const { id, bytes } of readObjects(git, ids, limit)) found.set(id, Buffer.from(bytes));
  return found;
}

describe('contents that git stores', () => {
  it('come as they are: empty, large, binary, and like what git says of contents', async () => {
    const repository = new Repository(scratch());
    const files = {
      empty: '',
      large: Buffer.alloc(3_000_000, 'ab\n'),
      binary: Buffer.from(Array.from({ length: 256 }, (_, at) => at)),
      lookalike: `\n${'0'.repeat(40)} blob 3\nabc\n`,
      'no line feed': 'x',
    };
    repository.commit(files);
    const ids = Object.keys(files).map((file) => repository.git('rev-parse', `HEAD:${file}`));
    const found = await read(repository.root, [...ids, ...ids]);
    assert.deepEqual(
      ids.map((id) => found.get(id)),
      Object.values(files).map((content) => Buffer.from(content)),
    );
  });

  it('are left out when they are too large, not there, or no file', async () => {
    const repository = new Repository(scratch());
    repository.commit({ small: '1', large: '12345', 'folder/x': '2' });
    const idOf = (file: string) => repository.git('rev-parse', `HEAD:${file}`);
    const ids = [idOf('large'), '0'.repeat(40), idOf('folder'), idOf('small')];
    assert.deepEqual([...(await read(repository.root, ids, 4)).keys()], [idOf('small')]);
    assert.deepEqual(await read(repository.root, []), new Map());
  });

  it('come by hundreds through one process', async () => {
    const repository = new Repository(scratch());
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, at) => [`f${String(at)}`, `content ${String(at)}\n`.repeat(500)]),
    );
    repository.commit(files);
    const ids = repository
      .git('ls-tree', 'HEAD')
      .split('\n')
      .map((line) => line.split(/\s/)[2] ?? '');
    const contents = [...(await read(repository.root, ids)).values()].map((bytes) => bytes.toString());
    assert.deepEqual(contents.sort(), Object.values(files).sort());
  });
});
