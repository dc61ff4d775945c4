import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { JournalEntry } from '../../src/core/journal/entry';
import { answering } from './support/answers';
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
`;
const JOURNAL = '.ml-lifecycle/journal.jsonl';

describe('Decisions', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('decisions', {
      'ml-lifecycle.yaml': PROJECT,
      'collect.md': '# Sources\n\nOne clinic.\n',
    });
  });
  afterEach(() => project.remove());

  const wheel = () =>
    project.nodes().find(({ subject }) => subject.kind === 'wheel' && subject.wheel === 'data');
  const advance = () => vscode.commands.executeCommand('mlLifecycle.advanceWheel', wheel()?.id);

  it('move a wheel on through an open gate, in the journal and in the tree', async () => {
    await project.run('collect', 'sources');
    await until('the check passes', () => project.check('collect', 'sources')?.health === 'pass');
    assert.match(wheel()?.description ?? '', /^at Collect/);
    await advance();
    await until('the wheel stands at the next stage', () => wheel()?.description.startsWith('at Curate'));
    assert.match(project.node('curate')?.description ?? '', /^focus/);
    const [line] = (await project.read(JOURNAL)).split('\n');
    const entry = JSON.parse(line ?? '') as JournalEntry;
    assert.ok(entry.kind === 'advance' && entry.to === 'curate' && entry.override === undefined);
  });

  it('leave a wheel where it is before a shut gate, unless something is chosen', async () => {
    await answering([undefined], advance);
    assert.match(wheel()?.description ?? '', /^at Collect/);
    await assert.rejects(project.read(JOURNAL));
  });

  it('that others took are shown, once they are in the file', async () => {
    await project.write('collect.md', '# Nothing\n');
    await project.run('collect', 'sources');
    await until('the check fails', () => project.check('collect', 'sources')?.health === 'fail');
    const entry = {
      id: 'one',
      time: '2026-01-01T00:00:00.000Z',
      by: 'Grace',
      kind: 'waive',
      stage: 'collect',
      check: 'sources',
      reason: 'Next week.',
      until: '2999-01-01',
    };
    await project.write(JOURNAL, `${JSON.stringify(entry)}\n`);
    await until('the check is waived', () => project.check('collect', 'sources')?.health === 'waived');
    assert.equal(project.node('collect', 'sources')?.description, 'waived until 2999-01-01 · Next week.');
  });
});
