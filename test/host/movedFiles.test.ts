import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import { quickFixes } from './support/quickFixes';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
stages:
  train:
    links: [src/train.py, 'data/raw [1].csv'] # mine
`;
const TEXT = 'model = fit(rows)\n'.repeat(20);

describe('Files that were moved outside the editor', () => {
  let project: ScratchProject;

  before(async () => {
    project = await ScratchProject.create('moved', {
      'ml-lifecycle.yaml': PROJECT.replace('raw [1]', 'raw [[]1[]]'),
      'src/train.py': TEXT,
      'data/raw [1].csv': 'id\n1\n',
    });
    const git = (...args: readonly string[]): void => {
      const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...person, ...args], { cwd: project.root });
    };
    git('init', '--quiet');
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Begin');
  });
  after(() => project.remove());

  it('are found by git, and a quick fix writes their new path', async () => {
    await mkdir(project.path('lib'));
    await rename(project.path('src/train.py'), project.path('lib/fit.py'));
    await rename(project.path('data'), project.path('input'));
    const file = 'ml-lifecycle.yaml';
    const moved = () => project.diagnostics(file).filter(({ code }) => code === 'moved-link');
    await until('both moves', () => moved().length === 2);
    assert.deepEqual(
      moved().map(({ message }) => message.split('\n')[0]),
      [
        'src/train.py is linked to train, but it was moved to lib/fit.py.',
        'data/raw [1].csv is linked to train, but it was moved to input/raw [1].csv.',
      ],
    );
    const document = await vscode.workspace.openTextDocument(project.uri(file));
    for (const left of [1, 0]) {
      const [problem] = moved();
      assert.ok(problem);
      const [fix] = await quickFixes(document.uri, problem.range);
      assert.ok(fix?.edit);
      await vscode.workspace.applyEdit(fix.edit);
      await document.save();
      await until('one less', () => moved().length === left);
    }
    assert.equal(
      await project.read(file),
      PROJECT.replace('src/train.py', 'lib/fit.py').replace("'data/raw [1].csv'", '"input/raw [[]1[]].csv"'),
    );
    const linked = project.snapshot?.stages
      .find(({ id }) => id === 'train')
      ?.artifacts.map(({ path: own }) => path.posix.basename(own));
    assert.deepEqual(linked, ['raw [1].csv', 'fit.py']);
  });
});
