import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './support/journey';
import { writeFiles } from './support/writeFiles';

const MANY = 30_000;
const TRAIN = ['ML', 'Train'] as const;

/** A project among so many files that reading them takes its time. */
async function prepare(folder: string): Promise<void> {
  await writeFiles({
    'ml-lifecycle.yaml': `version: 1
name: large
stages:
  train:
    links: ['src/**/*.py']
    checks:
      trained: { run: 'true' }
`,
    'src/fit.py': 'x = 1\n',
    'src/look.py': '# lifecycle: explore\n',
  })(folder);
  await mkdir(join(folder, 'data'));
  const names = Array.from({ length: MANY }, (_, at) => join(folder, 'data', `part${String(at)}.py`));
  for (let at = 0; at < names.length; at += 1000) {
    await Promise.all(names.slice(at, at + 1000).map((name) => writeFile(name, 'x = 1\n')));
  }
}

journey('A folder of very many files', { prepare }, (workbench) => {
  const tree = () => workbench().tree('Lifecycle');
  const expectRead = () => tree().expectRow(TRAIN, ({ description }) => assert.match(description, /not run/));

  it('shows what is linked before its files are read, and goes on from there', async () => {
    await workbench().openContainer('ML Lifecycle');
    await expectRead();
    const reading = tree()
      .root.getByText('reading…')
      .first()
      .waitFor()
      .then(() => workbench().screenshot('many-files-reading'));
    await Promise.all([workbench().reload(), reading]);
    await expectRead();
    await tree().expand(...TRAIN);
    const names = (await tree().rows()).map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => ['fit.py', 'look.py', 'trained'].includes(name)),
      ['trained', 'fit.py'],
    );
    await workbench().screenshot('many-files-read');
  });
});
