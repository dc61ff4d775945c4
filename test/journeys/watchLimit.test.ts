import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { journey } from './support/journey';
import { canLimitWatches } from './support/watchLimit';
import { writeFiles } from './support/writeFiles';

const PROJECT = `version: 1
name: Churn
stages:
  train:
    links: [src/train.py]
    checks:
      noted: { run: 'true' }
`;
const prepare = writeFiles({
  'ml-lifecycle.yaml': PROJECT,
  'src/train.py': 'print(1)\n',
  'src/late.py': 'print(1)\n',
  '.ml-lifecycle/evidence/train/other.json': '{}\n',
});

const limited: typeof journey = canLimitWatches()
  ? journey
  : (title) => void describe.skip(title, () => undefined);

limited('Where the system watches no more files', { prepare, watches: 0 }, (workbench) => {
  const message = () =>
    workbench().page.getByText('The system watches no more files, so changes may go unnoticed: use Refresh.');

  it('the view says so', async () => {
    await workbench().openContainer('ML Lifecycle');
    await workbench().tree('Lifecycle').filled();
    await message().waitFor();
    await workbench().screenshot('watch-limit');
  });

  it('what changed outside is there when it is refreshed by hand', async () => {
    const tree = workbench().tree('Lifecycle');
    await tree.expand('ML', 'Train');
    await writeFile(
      join(workbench().folder, 'ml-lifecycle.yaml'),
      PROJECT.replace('[src/', '[src/late.py, src/'),
    );
    assert.ok(!(await tree.rows()).some(({ name }) => name === 'late.py'));
    await workbench().runCommand('ML Lifecycle: Refresh');
    await tree.row('ML', 'Train', 'late.py');
    await message().waitFor();
  });
});
