import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { EvidenceHistory } from '../../../../src/node/history/evidenceHistory';
import { GitHistory } from '../../../../src/node/history/gitHistory';
import { readCadence } from '../../../../src/node/history/readCadence';
import { RevisionReader } from '../../../../src/node/history/revisionReader';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { scratchFolders } from '../scratch';
import { checkProject, FILES } from './checkedProject';

const scratch = scratchFolders();

describe('the past of a hostile repository', () => {
  it('is read without running any program that the repository names', async () => {
    const repository = new Repository(scratch());
    const { root } = repository;
    await checkProject(root, {
      ...FILES,
      '.gitattributes': '* filter=evil diff=evil textconv=evil\n',
      '.gitignore': '*.x\n',
    });
    repository.commit();
    repository.commit({ 'data/train.csv': 'a,b\n3,4\n' });
    const traps = scratch();
    const script = path.join(traps, 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${path.join(traps, 'sprung')}'\ncat\n`);
    chmodSync(script, 0o755);
    const command = `'${script}'`;
    const programs = [
      'core.fsmonitor',
      'filter.evil.clean',
      'filter.evil.smudge',
      'diff.evil.textconv',
      'diff.evil.command',
      'diff.external',
      'gpg.program',
      'core.pager',
      'core.sshCommand',
      'core.editor',
    ];
    for (const setting of programs) repository.git('config', setting, command);
    for (const name of ['log', 'show', 'cat-file', 'ls-tree'])
      repository.git('config', `alias.${name}`, `!${command}`);
    repository.git('config', 'log.showSignature', 'true');

    const reader = new RevisionReader(root);
    assert.equal((await reader.read('HEAD')).kind, 'state');
    assert.equal((await reader.read('nowhere')).kind, 'refused');
    assert.equal((await new EvidenceHistory(root).of('train', 'good')).kind, 'versions');
    const state = new ProjectReader(root).read();
    assert.equal((await readCadence(new GitHistory(root), state)).kind, 'cadence');
    assert.equal(existsSync(path.join(traps, 'sprung')), false);
  });

  it('is that of its own folder, whatever repository the variables around name', async () => {
    const other = new Repository(scratch());
    other.commit({ other: '1' });
    const repository = new Repository(scratch());
    await checkProject(repository.root, FILES);
    repository.commit();
    const env = { ...process.env, GIT_DIR: path.join(other.root, '.git'), GIT_WORK_TREE: other.root };
    assert.equal((await new RevisionReader(repository.root, env).read('HEAD')).kind, 'state');
  });
});
