import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { Repository } from '../node/git/repository';
import { put, scratch as makeFolder, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const scratch = scratchFolders();

const PROJECT = `version: 1
name: demo
stages:
  train:
    owner: "@ml"
    links: [src/**]
    checks:
      good: { uses: metrics.threshold, with: { file: metrics.json, metric: auc, min: 0.8 } }
      plan: { uses: document.sections, with: { file: plan.md, sections: [Goal], minWords: 1 } }
`;

const SUBFOLDER = 'sub folder';
let original: Repository | undefined;

after(() => {
  if (original !== undefined) rmSync(original.root, { recursive: true, force: true });
});

/** Two commits of a project in a subfolder: `auc` is good, then bad; the section is written in neither. */
async function twoCommits(): Promise<{ readonly repository: Repository; readonly root: string }> {
  original ??= await makeTwoCommits(makeFolder());
  const repository = original.copyTo(scratch());
  return { repository, root: path.join(repository.root, SUBFOLDER) };
}

async function makeTwoCommits(folder: string): Promise<Repository> {
  const repository = new Repository(folder);
  const root = path.join(folder, SUBFOLDER);
  put(root, 'ml-lifecycle.yaml', PROJECT);
  put(root, '.ml-lifecycle/.gitignore', 'cache/\n');
  put(root, 'plan.md', '# Goal\n');
  for (const auc of ['0.9', '0.5']) {
    put(root, 'metrics.json', `{"auc": ${auc}}\n`);
    await runCli(['check'], root);
    repository.commit({}, `auc ${auc}`);
  }
  return repository;
}

describe('ml-lifecycle report', () => {
  it('prints the team’s report as Markdown, with paths from the working folder', async () => {
    const { repository, root } = await twoCommits();
    const { code, stdout, stderr } = await runCli(['report'], root);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.match(stdout, /^# demo\n\nReport for the team\n/);
    assert.match(
      stdout,
      new RegExp(`\\*\\*On top of commit:\\*\\* \`${repository.git('rev-parse', 'HEAD').slice(0, 7)}\``),
    );
    assert.match(stdout, /✗ failing `train\/good`/);
    assert.match(stdout, /\]\(\.\/plan\.md#L1\)/);
    const above = await runCli(['report', '--project', 'sub folder'], repository.root);
    assert.match(above.stdout, /\]\(\.\/sub%20folder\/plan\.md#L1\)/);
  });

  it('is the same bytes for the same files', async () => {
    const { root } = await twoCommits();
    for (const audience of ['team', 'reviewer', 'stakeholder']) {
      const args = ['report', '--audience', audience, '--format', 'html'];
      assert.equal((await runCli(args, root)).stdout, (await runCli(args, root)).stdout);
    }
  });

  it('writes a file in the format of its ending, in place of what was there, and leaves nothing beside it', async () => {
    const { root } = await twoCommits();
    put(root, 'reports/now.html', 'old');
    const args = ['report', '--audience', 'stakeholder', '--output', 'reports/now.html'];
    assert.deepEqual(await runCli(args, root), { code: 0, stdout: 'Wrote reports/now.html\n', stderr: '' });
    assert.match(
      readFileSync(path.join(root, 'reports/now.html'), 'utf8'),
      /^<!doctype html>\n<html lang="en">/,
    );
    assert.deepEqual(readdirSync(path.join(root, 'reports')), ['now.html']);
    await runCli(['report', '--output', 'docs/new/now.md'], root);
    assert.match(readFileSync(path.join(root, 'docs/new/now.md'), 'utf8'), /\]\(\.\.\/\.\.\/plan\.md#L1\)/);
    await runCli(['report', '--output', 'now.txt', '--format', 'markdown'], root);
    assert.match(readFileSync(path.join(root, 'now.txt'), 'utf8'), /^# demo\n/);
  });

  it('tells how everything stood at a commit, without leading to files of today', async () => {
    const { root } = await twoCommits();
    const { stdout } = await runCli(['report', '--at', 'HEAD~1'], root);
    assert.match(stdout, /\*\*Looked at on:\*\* 2026-01-01/);
    assert.match(stdout, /\*\*As of commit:\*\* `[0-9a-f]{7}` 2026-01-01 by Ana: auc 0\.9/);
    assert.match(stdout, /\| `good` \| ✓ passing \|/);
    assert.match(stdout, /`plan\.md:1:1`/);
    assert.doesNotMatch(stdout, /\]\(/);
  });

  it('tells what changed since a commit', async () => {
    const { root } = await twoCommits();
    const { stdout } = await runCli(['report', '--since', 'HEAD~1'], root);
    assert.match(stdout, /## What changed\n\nSince `[0-9a-f]{7}` 2026-01-01 by Ana: auc 0\.9/);
    assert.match(stdout, /\| `train\/good` \| ✓ passing \| ✗ failing \|/);
    assert.match(stdout, /\| `train\/good` \| `value` \| 0\.9 \| 0\.5 \| \*\*-0\.4\*\* \|/);
  });

  it('draws key figures over the commits that led to what is told', async () => {
    const { root } = await twoCommits();
    const figures = async (...args: string[]) =>
      (await runCli(['report', '--audience', 'stakeholder', ...args], root)).stdout;
    assert.match(await figures(), /\*\*0\.5\*\* \| at least 0\.8 \| █▁ from 0\.9 \|/);
    assert.match(await figures('--at', 'HEAD~1'), /\*\*0\.9\*\* \| at least 0\.8 \| – \|/);
  });

  it('works where there is no repository', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    const { code, stdout } = await runCli(['report', '--audience', 'reviewer'], root);
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /commit/);
    assert.match(stdout, /\| `good` · `metrics\.threshold` \| ○ not run \| no evidence \|/);
  });

  it('tells of several projects in one document, an overview first', async () => {
    const root = scratch({ 'a/ml-lifecycle.yaml': PROJECT, 'b/ml-lifecycle.yaml': PROJECT });
    const { stdout } = await runCli(['report'], root);
    assert.match(
      stdout,
      /^# ML lifecycle of 2 projects\n[^]*## Overview\n[^]*\| demo \| `a` \|[^]*\| demo \| `b` \|/,
    );
    assert.match(stdout, /^## demo \(a\)/m);
  });

  for (const [what, args, words] of [
    [
      'an unknown audience',
      ['--audience', 'reviewers'],
      /There is no "reviewers" report\.\n {2}Did you mean "reviewer"\?/,
    ],
    ['an unknown format', ['--format', 'pdf'], /There is no "pdf" report\.\n {2}One of: html, markdown/],
    ['an ending that tells no format', ['--output', 'x.pdf'], /"x\.pdf" does not tell in which format/],
    ['an unknown revision', ['--since', 'nowhere', '--output', 'x.md'], /There is no revision "nowhere"/],
    ['arguments', ['train'], /takes options only/],
  ] as const) {
    it(`refuses ${what}, and writes nothing`, async () => {
      const { root } = await twoCommits();
      const { code, stdout, stderr } = await runCli(['report', ...args], root);
      assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
      assert.match(stderr, words);
      assert.ok(!existsSync(path.join(root, 'x.md')));
    });
  }

  it('says when the file cannot be written', async () => {
    const root = scratch({ 'ml-lifecycle.yaml': PROJECT });
    mkdirSync(path.join(root, 'x.md'));
    const { code, stderr } = await runCli(['report', '--output', 'x.md'], root);
    assert.equal(code, 2);
    assert.match(stderr, /x\.md could not be written: it is a folder, not a file\./);
    assert.deepEqual(readdirSync(path.join(root, 'x.md')), []);
  });
});
