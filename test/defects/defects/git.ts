import { rmSync } from 'node:fs';
import path from 'node:path';
import { defectsOf, type Defect } from '../edit';
import { replaces, writes } from '../fileEdits';

const TRAIN = 'src/churn/train.py';
const SERVE = 'src/churn/serve.py';

export const CLEAN: readonly Defect[] = defectsOf('git', 'code/clean', [
  {
    name: 'a module was changed and not committed',
    mentions: 'train.py',
    apply: replaces(TRAIN, 'max_iter=1000', 'max_iter=2000'),
  },
  {
    name: 'a new module was never added',
    mentions: 'explain.py',
    apply: writes('src/churn/explain.py', 'WEIGHTS = {}\n'),
  },
  {
    name: 'a change was staged and not committed',
    mentions: 'pyproject.toml',
    apply: (project) => {
      project.replace('pyproject.toml', '1.2.0', '1.3.0');
      project.git('add', 'pyproject.toml');
    },
  },
  {
    name: 'the repository is gone',
    verdict: 'error',
    mentions: 'no git repository',
    apply: (project) => rmSync(path.join(project.root, '.git'), { recursive: true }),
  },
]);

export const TRACKED: readonly Defect[] = defectsOf('git', 'code/tracked', [
  {
    name: 'a linked module is ignored',
    mentions: 'git ignores it',
    apply: (project) => {
      project.change('.gitignore', (text) => `${text}src/churn/local_*.py\n`);
      project.write('src/churn/local_rules.py', 'RULES = []\n');
    },
  },
  {
    name: 'a linked module was taken out of git',
    mentions: 'serve.py',
    apply: (project) => {
      project.git('rm', '--quiet', '--cached', SERVE);
      project.git('commit', '--quiet', '--message=Take it out');
    },
  },
]);

export const LARGE_FILES: readonly Defect[] = defectsOf('git', 'build/large-files', [
  {
    name: 'a checkpoint was committed',
    verdict: 'fail',
    mentions: 'models/checkpoint.bin',
    apply: (project) => {
      project.write('models/checkpoint.bin', Buffer.alloc(8_000_000));
      project.commit('Keep the checkpoint');
    },
  },
  {
    name: 'a dump of the data is staged',
    verdict: 'fail',
    mentions: 'data/dump.csv',
    apply: (project) => {
      project.write('data/dump.csv', Buffer.alloc(6_000_000, 'customer,1\n'));
      project.git('add', 'data/dump.csv');
    },
  },
  {
    name: 'an archive lies about, ready to be committed',
    mentions: 'churn.tar.gz',
    apply: (project) => project.write('churn.tar.gz', Buffer.alloc(20_000_000)),
  },
]);
