import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { JournalEntry } from '../../src/core/journal/entry';
import { answering } from './support/answers';
import { ScratchProject } from './support/scratchProject';
import { until } from './support/until';

const PROJECT = `version: 1
name: scratch
stages:
  collect:
    outputs: [raw.csv]
    checks:
      sources:
        uses: document.sections
        with: { file: collect.md, sections: [Sources], minWords: 1 }
  curate:
    inputs: [raw.csv]
  explore:
    links: ['*.ipynb']
    checks:
      order: { uses: notebook.order }
gates:
  curate: { requires: [formulate] }
`;
const notebook = (source: string): string =>
  JSON.stringify({
    cells: [{ cell_type: 'code', execution_count: 1, id: 'a', metadata: {}, outputs: [], source: [source] }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
const GOOD = '# Sources\n\nOne clinic.\n';
const JOURNAL = '.ml-lifecycle/journal.jsonl';

describe('Commands of decisions', () => {
  let project: ScratchProject;

  beforeEach(async () => {
    project = await ScratchProject.create('commands', { 'ml-lifecycle.yaml': PROJECT, 'collect.md': GOOD });
  });
  afterEach(() => project.remove());

  const command = (name: string, ...args: readonly unknown[]) =>
    vscode.commands.executeCommand(`mlLifecycle.${name}`, ...args);
  const wheel = () =>
    project.nodes().find(({ subject }) => subject.kind === 'wheel' && subject.wheel === 'data');
  const sources = () => project.node('collect', 'sources');
  const health = () => project.check('collect', 'sources')?.health;

  async function entries(): Promise<readonly JournalEntry[]> {
    const text = await project.read(JOURNAL);
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalEntry);
  }

  /** Runs the check, and then changes its input so that its evidence is stale. */
  async function makeStale(): Promise<void> {
    await project.run('collect', 'sources');
    await until('the check passes', () => health() === 'pass');
    await project.write('collect.md', `${GOOD}\nAnd another.\n`);
    await until('the check is stale', () => health() === 'stale');
  }

  it('tell at a shut gate what is missing, and pass it for a reason, which is recorded', async () => {
    const [shut, why] = await answering(['Pass All the Same…', 'The clinic waits.'], () =>
      command('advanceWheel', wheel()?.id),
    );
    assert.equal(shut?.title, 'The Gate of Curate Is Shut');
    assert.deepEqual(shut.lines.slice(0, 2), [
      'Formulate has no checks | open the project file',
      'Run the checks of Collect | not run | sources: not run',
    ]);
    assert.match(why?.lines[0] ?? '', /recorded/);
    await until('the wheel has gone on', () => wheel()?.description.startsWith('at Curate'));
    const [entry] = await entries();
    assert.ok(entry?.kind === 'advance');
    assert.deepEqual(entry.override, { reason: 'The clinic waits.', missing: ['formulate', 'collect'] });
  });

  it('run from a shut gate what is missing', async () => {
    await answering(['Run the checks of Collect'], () => command('advanceWheel', wheel()?.id));
    await until('the check passes', () => health() === 'pass');
    await assert.rejects(project.read(JOURNAL));
  });

  it('open the project file from a shut gate where a stage has no checks', async () => {
    await answering(['Formulate has no checks'], () => command('advanceWheel', wheel()?.id));
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, project.path('ml-lifecycle.yaml'));
  });

  it('send work back to an earlier stage, with a reason', async () => {
    await answering(['Pass All the Same…', 'Try.'], () => command('advanceWheel', wheel()?.id));
    await until('work can be sent back', () => project.node('collect')?.abilities.includes('returnable'));
    await answering(['Labels are wrong.'], () => command('returnToStage', project.node('collect')?.id));
    await until('the wheel is back', () => wheel()?.description.startsWith('at Collect'));
    const [, entry] = await entries();
    assert.ok(entry?.kind === 'return' && entry.reason === 'Labels are wrong.');
  });

  it('waive a check that is not green up to a day, and withdraw that', async () => {
    assert.ok(sources()?.abilities.includes('waivable'));
    const [, days] = await answering(['Next week.', '30 days'], () => command('waiveCheck', sources()?.id));
    assert.equal(days?.lines.length, 4);
    await until('the check is waived', () => health() === 'waived');
    assert.match(sources()?.description ?? '', /^waived until \d{4}-\d\d-\d\d · Next week\.$/);
    await answering(['It is written.'], () => command('withdrawWaiver', sources()?.id));
    await until('the check is waived no more', () => health() === 'not-run');
    assert.deepEqual(
      (await entries()).map(({ kind }) => kind),
      ['waive', 'withdraw'],
    );
  });

  it('take a day of one’s own, and let go where a question is closed', async () => {
    await answering(['Next week.', 'Another day…', '2999-12-31'], () => command('waiveCheck', sources()?.id));
    await until('the check is waived', () => sources()?.description.includes('until 2999-12-31'));
    await answering([undefined], () => command('withdrawWaiver', sources()?.id));
    assert.equal((await entries()).length, 1);
  });

  it('answer for stale evidence', async () => {
    await makeStale();
    assert.ok(sources()?.abilities.includes('verifiable'));
    await answering(['Only a sentence more.'], () => command('verifyCheck', sources()?.id));
    await until('the check passes', () => health() === 'pass');
    assert.match(sources()?.description ?? '', /^verified by .+ · Only a sentence more\.$/);
    assert.match(sources()?.tooltip() ?? '', /\*\*Changed since\*\*/);
  });

  it('offer only what fits, in the palette', async () => {
    await makeStale();
    const own = (line: string) => line.startsWith('sources');
    const [stale] = await answering([undefined], () => command('verifyCheck'));
    assert.ok(stale?.lines.some(own));
    const [waived] = await answering([undefined], () => command('waiveCheck'));
    assert.ok(waived?.lines.some(own));
  });

  describe('of the journal', () => {
    const lines = () => project.api.journal().filter(({ subject }) => subject.root === project.root);
    const waive = (reason: string) =>
      answering([reason, '7 days'], () => command('waiveCheck', sources()?.id));

    it('filter its entries, and show all again', async () => {
      await waive('Next week.');
      await until('the journal shows it', () => lines().length === 1);
      await answering([/^Curate/], () => command('filterJournal'));
      assert.equal(lines().length, 0);
      await command('clearJournalFilter');
      assert.equal(lines().length, 1);
      await answering([/^Collect/], () => command('filterJournal'));
      assert.equal(lines().length, 1);
      await command('clearJournalFilter');
    });

    const git = (...args: readonly string[]) => {
      const person = ['-c', 'user.name=Ada', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
      return execFileSync('git', [...person, ...args], { cwd: project.root, encoding: 'utf8' }).trim();
    };

    /** Records a decision and commits the project; gives the commit, shortened. */
    async function commitDecision(): Promise<string> {
      await waive('Next week.');
      await until('the journal shows it', () => lines().length === 1);
      git('add', '--all', '.');
      git('commit', '--quiet', '-m', 'Waive', '--', '.');
      return git('rev-parse', 'HEAD').slice(0, 7);
    }

    const shown = () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';

    it('open the commit that added an entry, by the Git extension', async () => {
      const commit = await commitDecision();
      await command('openEntryCommit', lines()[0]?.id);
      await until('the commit is shown', () => shown().startsWith(`${commit} - Waive`));
    });

    it('open it as a text where the Git extension does not know the repository', async () => {
      git('init', '--quiet');
      const commit = await commitDecision();
      await command('openEntryCommit', lines()[0]?.id);
      await until('the commit is shown', () => shown().startsWith(commit));
    });

    it('open nothing while the entry is in no commit', async () => {
      await waive('Next week.');
      await until('the journal shows it', () => lines().length === 1);
      await command('openEntryCommit', lines()[0]?.id);
      assert.equal(shown(), '');
    });
  });

  describe('to compare', () => {
    const tab = () => vscode.window.tabGroups.activeTabGroup.activeTab;

    it('show what was checked beside what is now', async () => {
      execFileSync('git', ['init', '--quiet'], { cwd: project.root });
      execFileSync('git', ['add', '--all'], { cwd: project.root });
      await makeStale();
      assert.ok(sources()?.abilities.includes('comparable'));
      await command('compareChecked', sources()?.id);
      const input = tab()?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      assert.equal(tab()?.label, 'collect.md (checked ↔ now)');
      const before = await vscode.workspace.openTextDocument(input.original);
      assert.equal(before.getText(), GOOD);
      assert.equal(input.modified.fsPath, project.path('collect.md'));
    });

    it('show of several inputs the chosen one, of notebooks the cells', async () => {
      await project.write('a.ipynb', notebook('x = 1'));
      await project.write('b.ipynb', notebook('y = 1'));
      execFileSync('git', ['init', '--quiet'], { cwd: project.root });
      execFileSync('git', ['add', '--all'], { cwd: project.root });
      await project.run('explore', 'order');
      await until('the check passes', () => project.check('explore', 'order')?.health === 'pass');
      await project.write('a.ipynb', notebook('x = 2'));
      await project.write('b.ipynb', notebook('y = 2'));
      await until('both are changed', () => project.check('explore', 'order')?.causes.length === 2);
      const [inputs] = await answering(['b.ipynb'], () =>
        command('compareChecked', project.node('explore', 'order')?.id),
      );
      assert.match(inputs?.lines.join('\n') ?? '', /^a\.ipynb \| .*changed.*\nb\.ipynb \| .*changed.*$/);
      const input = tab()?.input;
      assert.ok(input instanceof vscode.TabInputTextDiff);
      const texts = [input.original, input.modified].map(async (uri) =>
        (await vscode.workspace.openTextDocument(uri)).getText(),
      );
      assert.deepEqual(await Promise.all(texts), ['# %% [code]\ny = 1\n', '# %% [code]\ny = 2\n']);
    });

    it('show nothing where git does not have what was checked', async () => {
      await project.write('collect.md', `${GOOD}\nNever committed, never added.\n`);
      await makeStale();
      await command('compareChecked', sources()?.id);
      assert.equal(tab(), undefined);
    });
  });
});
