import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ProjectGit } from '../../../../src/node/git/projectGit';
import { put, scratchFolders } from '../scratch';
import { answered, questions, refusal, textOf } from './gitAnswers';
import { Repository } from './repository';

const scratch = scratchFolders();

describe('a hostile repository', () => {
  /** A program that leaves a trace wherever it is run. */
  function trap(): { readonly command: string; readonly sprung: () => boolean } {
    const folder = scratch();
    const mark = path.join(folder, 'sprung');
    const script = path.join(folder, 'trap.sh');
    writeFileSync(script, `#!/bin/sh\ntouch '${mark}'\ncat 2>/dev/null\n`);
    chmodSync(script, 0o755);
    return { command: `'${script}'`, sprung: () => existsSync(mark) };
  }

  async function askEverything(root: string): Promise<void> {
    const git = new ProjectGit(root);
    await Promise.all(questions(git));
    const [version] = answered(await git.historyOf('a', 5));
    const content = await git.contentOf(version?.content ?? '', 'a');
    if (content.kind === 'answer') await textOf(content.value);
  }

  function repositoryWith(settings: (command: string) => readonly (readonly [string, string])[]) {
    const repository = new Repository(scratch());
    repository.commit({ a: '1', '.gitattributes': 'a filter=evil diff=evil\n', '.gitignore': 'ign\n' });
    repository.commit({ a: '2' });
    put(repository.root, 'a', '3');
    const { command, sprung } = trap();
    for (const setting of settings(command)) repository.git('config', ...setting);
    return { repository, command, sprung };
  }

  for (const [what, settings] of Object.entries<(command: string) => readonly (readonly [string, string])[]>({
    'a file system monitor': (command) => [['core.fsmonitor', command]],
    'a clean filter': (command) => [
      ['filter.evil.clean', command],
      ['filter.evil.required', 'true'],
    ],
    'a filter process': (command) => [
      ['filter.evil.process', command],
      ['filter.evil.required', 'true'],
    ],
    'a filter of LFS’s name': (command) => [['filter.evil.clean', `git-lfs clean -- %f; ${command}`]],
    'a text conversion': (command) => [['diff.evil.textconv', command]],
    'a diff program': (command) => [
      ['diff.evil.command', command],
      ['diff.external', command],
    ],
    'a signature program': (command) => [
      ['log.showSignature', 'true'],
      ['gpg.program', command],
    ],
    'a pager': (command) => [
      ['core.pager', command],
      ['pager.log', command],
      ['pager.status', command],
    ],
    'an alias': (command) => [
      ['alias.status', `!${command}`],
      ['alias.log', `!${command}`],
    ],
  })) {
    it(`cannot run ${what}`, async () => {
      const { repository, sprung } = repositoryWith(settings);
      await askEverything(repository.root);
      assert.equal(sprung(), false);
      assert.deepEqual(
        answered(await new ProjectGit(repository.root).statesOf(['a'])),
        new Map([['a', 'modified']]),
      );
    });
  }

  it('would run its filter and monitor otherwise', () => {
    for (const [key, args] of [
      ['filter.evil.clean', ['status']],
      ['core.fsmonitor', ['status']],
    ] as const) {
      const { repository, sprung } = repositoryWith((command) => [[key, command]]);
      repository.git(...args);
      assert.equal(sprung(), true, key);
    }
  });

  it('cannot run hooks', async () => {
    const { repository, command, sprung } = repositoryWith(() => []);
    const hooks = path.join(repository.root, '.git', 'hooks');
    mkdirSync(hooks, { recursive: true });
    for (const hook of [
      'post-index-change',
      'fsmonitor-watchman',
      'reference-transaction',
      'post-checkout',
    ]) {
      writeFileSync(path.join(hooks, hook), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
    }
    await askEverything(repository.root);
    assert.equal(sprung(), false);
  });

  it('cannot bring a filter that could not be switched off', async () => {
    const { repository, sprung } = repositoryWith((command) => [['filter.x=y.clean', command]]);
    put(repository.root, '.gitattributes', 'a filter=x=y\n');
    assert.match(refusal(await new ProjectGit(repository.root).statesOf(['a'])), /filter .* odd name/);
    assert.equal(sprung(), false);
  });

  it('cannot reach out through a partial clone', async () => {
    const origin = new Repository(scratch());
    origin.commit({ a: '1' });
    origin.commit({ a: '2' });
    origin.git('config', 'uploadpack.allowFilter', 'true');
    const clone = path.join(scratch(), 'clone');
    execFileSync('git', ['clone', '-q', '--filter=blob:none', pathToFileURL(origin.root).href, clone]);
    const { command, sprung } = trap();
    for (const setting of ['remote.origin.uploadpack', 'core.sshCommand', 'core.gitProxy']) {
      execFileSync('git', ['config', setting, command], { cwd: clone });
    }
    await Promise.all(questions(new ProjectGit(clone)));
    await new ProjectGit(clone).fileAt('HEAD~1', 'a');
    assert.equal(sprung(), false);
  });

  it('does not take the user’s own filters away', async () => {
    const repository = new Repository(scratch());
    const home = scratch({ '.gitconfig': '[filter "upper"]\n\tclean = tr a-z A-Z\n\trequired = true\n' });
    const env = { ...process.env, HOME: home, XDG_CONFIG_HOME: home, USERPROFILE: home };
    const commit = (...args: string[]) =>
      execFileSync('git', args, { cwd: repository.root, env, stdio: 'pipe' });
    put(repository.root, '.gitattributes', 'a filter=upper\n');
    put(repository.root, 'a', 'x');
    commit('add', '--all');
    commit('commit', '-qm', 'one');
    put(repository.root, 'a', 'X');
    // Another size than the index has, so that git looks at the content.
    put(repository.root, 'a', 'x');
    const git = new ProjectGit(repository.root, env);
    assert.equal(answered(await git.fileAt('HEAD', 'a')), 'X');
    assert.deepEqual(answered(await git.statesOf(['a'])), new Map([['a', 'tracked']]));
  });
});
