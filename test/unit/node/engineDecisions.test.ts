import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Wish } from '../../../src/core/journal/wish';
import { engineOf, refusalOf, resultOf } from './askEngine';
import { Repository } from './git/repository';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
name: demo
stages:
  collect:
    checks:
      notes: { uses: document.sections, with: { file: collect.md, sections: [Sources] } }
`;
const FILES = { 'ml-lifecycle.yaml': PROJECT, 'collect.md': '# Sources\n' };
const ADVANCE: Wish = { kind: 'advance', stage: 'curate' };
const WAIVE: Wish = { kind: 'waive', check: 'collect/notes', reason: 'Later.', until: '2999-12-31' };

describe('Decisions by the engine', () => {
  it('answer at a shut gate what is missing, and record nothing', async () => {
    const { decide, snapshot } = await engineOf(scratch(FILES));
    assert.deepEqual(resultOf(await decide(ADVANCE)), {
      kind: 'shut',
      from: 'collect',
      missing: [{ stage: 'collect', health: 'not-run', checks: [{ id: 'notes', health: 'not-run' }] }],
    });
    assert.deepEqual(snapshot()?.journal, []);
  });

  it('are in the journal and in the snapshot before they are answered', async () => {
    const root = scratch(FILES);
    const { decide, snapshot } = await engineOf(root);
    const end = resultOf(await decide({ ...ADVANCE, reason: 'The clinic waits.' })) as { kind: string };
    assert.equal(end.kind, 'recorded');
    assert.equal(snapshot()?.wheels.find(({ id }) => id === 'data')?.focus, 'curate');
    await decide(WAIVE);
    const check = snapshot()?.stages.find(({ id }) => id === 'collect')?.checks[0];
    assert.equal(check?.waiver?.reason, 'Later.');
    const text = readFileSync(path.join(root, '.ml-lifecycle/journal.jsonl'), 'utf8');
    assert.equal(text.trim().split('\n').length, 2);
    assert.equal(snapshot()?.journal.length, 2);
  });

  it('are refused with words and a next step', async () => {
    const { decide } = await engineOf(scratch(FILES));
    const refusal = refusalOf(await decide({ ...WAIVE, check: 'collect/note' }));
    assert.equal(refusal, 'There is no check "collect/note". Did you mean "collect/notes"?');
    assert.match(
      refusalOf(await decide({ kind: 'withdraw', check: 'collect/notes', reason: 'x' })),
      /no waiver/,
    );
  });

  it('are refused when the journal cannot be written', async () => {
    // Nothing is forbidden to root: a file where the folder should be stops even that one.
    const { decide } = await engineOf(scratch({ ...FILES, '.ml-lifecycle': 'a file' }));
    assert.match(refusalOf(await decide(WAIVE)), /The journal cannot be written: .* nothing was recorded/);
  });

  it('are taken neither in an untrusted workspace nor for a project that is not there', async () => {
    const root = scratch(FILES);
    const untrusted = await engineOf(root, false);
    assert.match(refusalOf(await untrusted.decide(WAIVE)), /trusted workspaces only/);
    const { ask } = await engineOf(root);
    assert.match(refusalOf(await ask('decide', { root: '/elsewhere', wish: WAIVE })), /no project/);
  });
});

describe('The commit of a decision', () => {
  it('is the one that added its entry, also when the entry was taken away later', async () => {
    const repository = new Repository(scratch());
    repository.commit(FILES);
    const { root } = repository;
    const { ask, decide } = await engineOf(root);
    const { entry } = resultOf(await decide(WAIVE)) as { entry: { id: string } };
    assert.match(refusalOf(await ask('entryCommit', { root, entry: entry.id })), /in no commit yet\. Commit/);
    repository.commit({});
    const commit = repository.git('rev-parse', 'HEAD');
    assert.deepEqual(resultOf(await ask('entryCommit', { root, entry: entry.id })), { commit });
    writeFileSync(path.join(root, '.ml-lifecycle/journal.jsonl'), '');
    repository.commit({});
    assert.deepEqual(resultOf(await ask('entryCommit', { root, entry: entry.id })), { commit });
    const { text } = resultOf(await ask('commitText', { root, commit })) as { text: string };
    assert.match(text, new RegExp(`commit ${commit}[^]*Author: [^]*\\+\\{"id":"${entry.id}"`));
  });

  it('is told only of commits, outside git not at all, and only in trusted workspaces', async () => {
    const root = scratch(FILES);
    const { ask } = await engineOf(root);
    assert.match(refusalOf(await ask('entryCommit', { root, entry: 'x' })), /no git repository/);
    assert.match(refusalOf(await ask('commitText', { root, commit: '--output=x' })), /is no commit/);
    const untrusted = await engineOf(root, false);
    assert.match(refusalOf(await untrusted.ask('entryCommit', { root, entry: 'x' })), /trusted/);
  });
});

describe('An input to compare', () => {
  const notebook = (source: string) =>
    JSON.stringify({
      cells: [{ cell_type: 'code', metadata: {}, execution_count: 1, outputs: [], source: [source] }],
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
    });

  it('is what git stored under its id, and what it is now; of notebooks the cells', async () => {
    const repository = new Repository(scratch());
    repository.commit({ ...FILES, 'data.csv': 'a\n1\n', 'x.ipynb': notebook('x = 1') });
    const { root } = repository;
    const idOf = (file: string) => repository.git('rev-parse', `HEAD:${file}`);
    put(root, 'data.csv', 'a\n2\n');
    const { ask } = await engineOf(root);
    const text = async (path: string, id?: string) => {
      const params = { root, path, ...(id === undefined ? {} : { id }) };
      return (resultOf(await ask('inputText', params)) as { text: string }).text;
    };
    assert.equal(await text('data.csv', idOf('data.csv')), 'a\n1\n');
    assert.equal(await text('data.csv'), 'a\n2\n');
    assert.equal(await text('x.ipynb', idOf('x.ipynb')), '# %% [code]\nx = 1\n');
    assert.equal(await text('gone.csv'), '');
  });

  it('is refused with a next step where git does not have it, and where it is no text', async () => {
    const repository = new Repository(scratch());
    repository.commit({ ...FILES, 'x.bin': Buffer.from([0, 1, 2]), 'x.ipynb': '[]' });
    const { root } = repository;
    const { ask } = await engineOf(root);
    const refusal = async (file: string, id?: string) =>
      refusalOf(await ask('inputText', { root, path: file, ...(id === undefined ? {} : { id }) }));
    assert.match(await refusal('a.csv', '1'.repeat(40)), /Git does not have a\.csv .* Run the check again/);
    assert.match(await refusal('a.csv', '--batch'), /Git does not have/);
    assert.match(await refusal('x.bin'), /cannot be compared: it is binary/);
    assert.match(await refusal('x.ipynb'), /cannot be compared/);
    assert.match(await refusal('../../etc/passwd'), /outside the project/);
  });
});
