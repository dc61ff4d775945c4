import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import { dayAfter, dayOf } from '../../src/core/journal/day';
import type { BoardAction } from '../../src/protocol/board';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  collect:
    checks:
      sources:
        uses: document.sections
        with: { file: collect.md, sections: [Sources], minWords: 1 }
  curate:
    links: [curate.md]
`;
const GOOD = '# Sources\n\nOne clinic.\n';

describe('Actions of the board', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('board', {
      'ml-lifecycle.yaml': PROJECT,
      'collect.md': GOOD,
      'curate.md': '# Curate\n',
    });
  });
  afterEach(() => project.remove());

  const act = (action: BoardAction) => project.api.actOnBoard(action);
  const health = () => project.check('collect', 'sources')?.health;
  const focus = () => project.snapshot?.wheels.find(({ id }) => id === 'data')?.focus;
  const decide = (wish: Extract<BoardAction, { kind: 'decide' }>['wish']) =>
    act({ kind: 'decide', root: project.root, wish });
  const linksOf = (stage: string) =>
    project.snapshot?.stages.find(({ id }) => id === stage)?.artifacts.map((link) => link.path) ?? [];
  const git = (...args: readonly string[]) => {
    const person = ['-c', 'user.name=Ada', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    return execFileSync('git', [...person, ...args], { cwd: project.root, encoding: 'utf8' }).trim();
  };

  it('tell at a shut gate what is missing, and record an override with its reason', async () => {
    assert.deepEqual(await decide({ kind: 'advance', stage: 'curate' }), {
      kind: 'shut',
      root: project.root,
      from: 'collect',
      missing: [{ stage: 'collect', health: 'not-run', checks: [{ id: 'sources', health: 'not-run' }] }],
    });
    assert.equal(focus(), 'collect');
    const end = await decide({ kind: 'advance', stage: 'curate', reason: 'The clinic waits.' });
    assert.equal(end?.kind, 'decided');
    await until('the wheel has gone on', () => focus() === 'curate');
    const back = await decide({ kind: 'return', stage: 'collect', reason: 'Labels are wrong.' });
    assert.equal(back?.kind, 'decided');
    await until('the wheel is back', () => focus() === 'collect');
  });

  it('waive a check, and withdraw that', async () => {
    const check = 'collect/sources';
    const untilDay = dayAfter(dayOf(new Date()), 7);
    await decide({ kind: 'waive', check, reason: 'Next week.', until: untilDay });
    await until('the check is waived', () => health() === 'waived');
    await decide({ kind: 'withdraw', check, reason: 'It is written.' });
    await until('the check is waived no more', () => health() === 'not-run');
  });

  it('refuse what cannot be decided, with the words of the command', async () => {
    await assert.rejects(
      decide({ kind: 'verify', check: 'collect/sources', reason: 'So it is.' }),
      /nothing to verify/,
    );
    await assert.rejects(
      act({ kind: 'decide', root: '/elsewhere', wish: { kind: 'advance', stage: 'curate' } }),
      /no longer in this window/,
    );
    await assert.rejects(project.read('.ml-lifecycle/journal.jsonl'));
  });

  it('are none when they have another shape', async () => {
    await assert.rejects(project.api.actOnBoard({ kind: 'decide', root: project.root }), TypeError);
  });

  it('compare an input that changed with what was checked, and nothing else', async () => {
    git('init', '--quiet');
    git('add', '--all');
    await project.run('collect', 'sources');
    await until('the check passes', () => health() === 'pass');
    await project.write('collect.md', `${GOOD}\nAnd another.\n`);
    await until('the check is stale', () => health() === 'stale');
    const cause = { kind: 'compareCause', root: project.root, stage: 'collect', check: 'sources' } as const;
    await act({ ...cause, path: 'collect.md' });
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    assert.equal(tab.label, 'collect.md (checked ↔ now)');
    await assert.rejects(act({ ...cause, path: '../../etc/passwd' }), /no longer what made/);
  });

  it('link dropped files to a stage, but none outside the project, of another scheme or machine', async () => {
    const outside = vscode.Uri.file(path.join(project.root, '..', 'elsewhere.md')).toString();
    const link = (...uris: string[]) => act({ kind: 'linkFiles', root: project.root, stage: 'curate', uris });
    const file = project.uri('collect.md').toString();
    const end = { kind: 'linked', root: project.root, stage: 'curate' };
    assert.deepEqual(await link(file, outside, 'https://example.org/a.md'), {
      ...end,
      inside: 1,
      isNew: true,
    });
    await until('the file is linked', () => linksOf('curate').includes('collect.md'));
    assert.deepEqual(await link(file), { ...end, inside: 1, isNew: false });
    assert.deepEqual(await link(outside), { ...end, inside: 0, isNew: false });
    const elsewhere = project.uri('collect.md').with({ scheme: 'vscode-remote', authority: 'other+machine' });
    assert.deepEqual(await link(elsewhere.toString()), { ...end, inside: 0, isNew: false });
  });

  it('tell how old evidence is by git', async () => {
    git('init', '--quiet');
    await project.run('collect', 'sources');
    await until('the check passes', () => health() === 'pass');
    const ages = async () => {
      const answer = await act({ kind: 'evidenceAges', root: project.root });
      assert.ok(answer?.kind === 'ages');
      return answer.ages;
    };
    assert.deepEqual(await ages(), [{ stage: 'collect', uncommitted: 1 }]);
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Check');
    const [age] = await ages();
    assert.equal(age?.uncommitted, 0);
    assert.ok(Math.abs(Date.now() - Date.parse(age.oldest ?? '')) < 120_000);
  });
});
