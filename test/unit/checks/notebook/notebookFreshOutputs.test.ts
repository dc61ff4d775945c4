import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { notebookFreshOutputs } from '../../../../src/core/checks/notebook/notebookFreshOutputs';
import { Repository } from '../../node/git/repository';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps } from '../memoryWorld';
import { notebookText, type WrittenCell } from './notebooks';

const FILE = 'notebooks/a.ipynb';
const IMPORTS = { source: 'import numpy as np', count: 1 };
const LOAD = { source: 'frame = load()', count: 2 };
const SHOW = { source: 'print(len(frame))', count: 3, outputs: [printed('10')] };
const CLEAN: readonly WrittenCell[] = [{ type: 'markdown', source: '# Title' }, IMPORTS, LOAD, SHOW];

function printed(text: string): object {
  return { output_type: 'stream', name: 'stdout', text: [`${text}\n`] };
}

describe('notebook.fresh-outputs', () => {
  const scratch = scratchFolders();

  /** A repository with these versions of the notebook, one commit each; then what is not committed. */
  function repository(
    committed: readonly (readonly WrittenCell[])[],
    now?: readonly WrittenCell[],
  ): Repository {
    const made = new Repository(scratch());
    for (const cells of committed) made.commit({ [FILE]: notebookText(cells) });
    if (now !== undefined) put(made.root, FILE, notebookText(now));
    return made;
  }

  async function check(committed: readonly (readonly WrittenCell[])[], now?: readonly WrittenCell[]) {
    return lines(await judgeOnDisk(notebookFreshOutputs, { files: FILE }, repository(committed, now).root));
  }

  /** Places of the stale cells. */
  async function stale(committed: readonly (readonly WrittenCell[])[], now?: readonly WrittenCell[]) {
    const [, ...findings] = await check(committed, now);
    return findings.map((line) => /#(\d+)/.exec(line)?.[1]);
  }

  function changed(at: number, cell: WrittenCell, cells = CLEAN): readonly WrittenCell[] {
    return cells.map((was, index) => (index === at ? { ...was, ...cell } : was));
  }

  it('passes what was committed as it was run', async () => {
    assert.deepEqual(await check([CLEAN]), ['pass: The outputs of 3 cells belong to their code.']);
  });

  it('warns of a committed change of the source alone, at the cell, and says where the outputs come from', async () => {
    const made = repository([CLEAN, changed(3, { source: 'print(len(frame) + 1)' })]);
    const outcome = await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root);
    const first = made.git('rev-list', '--max-parents=0', 'HEAD').slice(0, 7);
    assert.deepEqual(lines(outcome), [
      'warn: The outputs of 1 of 3 cells are older than their code.',
      `warn ${FILE}#3:0:0 The outputs of this cell were made in commit ${first}; its code was changed since.`,
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /^Restart the kernel, run all cells/);
    assert.deepEqual(outcome.metrics, { notebooks: 1, cells: 3, stale: 1 });
  });

  it('warns of a change that is not committed, also of a cell that only has a count', async () => {
    const [, finding] = await check([CLEAN], changed(2, { source: 'frame = load(2)' }));
    assert.match(
      finding ?? '',
      /#2:0:0 This cell was executed in commit \w{7}; its code was changed since\.$/,
    );
  });

  it('goes on to warn until the cell is run again, however many commits later', async () => {
    const edited = changed(3, { source: 'print(1)' });
    const titled = changed(0, { source: '# Other title' }, edited);
    assert.deepEqual(await stale([CLEAN, edited, titled]), ['3']);
    const rerun = changed(3, { outputs: [printed('1')] }, titled);
    assert.deepEqual(await stale([CLEAN, edited, titled, rerun]), []);
    assert.deepEqual(await stale([CLEAN, edited, titled], rerun), []);
  });

  it('passes a source that changed back, and one that was run in the same commit', async () => {
    assert.deepEqual(await stale([CLEAN, changed(3, { source: 'print(1)' }), CLEAN]), []);
    assert.deepEqual(await stale([CLEAN, changed(3, { source: 'print(1)', outputs: [printed('1')] })]), []);
    assert.deepEqual(await stale([CLEAN, changed(3, { source: 'print(1)', count: 4 })]), []);
  });

  it('does not look at Markdown, raw cells, metadata, blanks at line ends, and how the source is written', async () => {
    const text = notebookText(CLEAN);
    const edited = text
      .replace('# Title', '# Another title')
      .replace('"print(len(frame))"', '"print(len(frame))  \\n", "\\n"')
      .replace('["import numpy as np"]', '"import numpy as np"')
      .replaceAll('"metadata": {}', '"metadata": {"tags": ["keep"]}');
    const made = repository([CLEAN]);
    put(made.root, FILE, JSON.stringify(JSON.parse(edited), null, 4));
    const outcome = await judgeOnDisk(notebookFreshOutputs, {}, made.root, { scope: { notebooks: [FILE] } });
    assert.equal(outcome.verdict, 'pass');
  });

  it('takes a comment for a change', async () => {
    assert.deepEqual(await stale([CLEAN], changed(3, { source: '# rows\nprint(len(frame))' })), ['3']);
  });

  it('does not judge cells that were not run', async () => {
    const cleared = CLEAN.map((cell) => ({ ...cell, count: null, outputs: [] }));
    const edited = changed(3, { source: 'print(1)' }, cleared);
    assert.deepEqual(await check([CLEAN, cleared, edited]), [
      'pass: The outputs of 0 cells belong to their code.',
    ]);
  });

  it('knows a cell without outputs as run again when one below it was, in a fresh kernel', async () => {
    const edited = changed(1, { source: 'import numpy as np, os' });
    const rerun = changed(3, { outputs: [printed('11')] }, edited);
    assert.deepEqual(await stale([CLEAN, rerun]), []);
    assert.deepEqual(await stale([CLEAN, edited, rerun]), []);
    // In the kernel as it was, counts go on: only that cell was run.
    assert.deepEqual(await stale([CLEAN, changed(3, { outputs: [printed('11')], count: 4 }, edited)]), ['1']);
    assert.deepEqual(await stale([CLEAN, [...edited, { source: 'more', count: 4 }]]), ['1']);
  });

  it('believes the times that tools note', async () => {
    const timed = (time: string, source: string) =>
      notebookText([{ source, count: 1, outputs: [printed('1')] }]).replace(
        '"metadata": {}',
        `"metadata": {"execution": {"iopub.execute_input": "${time}"}}`,
      );
    const made = new Repository(scratch());
    made.commit({ [FILE]: timed('10:00', 'print(1)') });
    put(made.root, FILE, timed('10:00', 'print(2 - 1)'));
    assert.equal((await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root)).verdict, 'warn');
    put(made.root, FILE, timed('11:00', 'print(2 - 1)'));
    assert.equal((await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root)).verdict, 'pass');
  });

  it('follows cells that moved, with and without ids, and new ones', async () => {
    const inserted = [{ type: 'markdown', source: 'new' } as const, ...CLEAN, { source: 'y' }];
    assert.deepEqual(await stale([CLEAN, inserted]), []);
    const withoutIds = (cells: readonly WrittenCell[]) =>
      notebookText(cells).replace(/\n\s*"id": "[^"]*",/g, '');
    const made = new Repository(scratch());
    made.commit({ [FILE]: withoutIds(CLEAN) });
    put(made.root, FILE, withoutIds(changed(4, { source: 'print(1)' }, inserted)));
    const outcome = await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root);
    assert.deepEqual(
      outcome.findings.map(({ cell }) => cell),
      [4],
    );
  });

  it('follows a notebook that was renamed', async () => {
    const made = repository([CLEAN]);
    made.git('mv', FILE, 'b.ipynb');
    made.commit({}, 'rename');
    made.commit({ 'b.ipynb': notebookText(changed(3, { source: 'print(1)' })) });
    assert.equal((await judgeOnDisk(notebookFreshOutputs, { files: 'b.ipynb' }, made.root)).verdict, 'warn');
  });

  it('passes over versions that were no notebooks', async () => {
    const made = repository([CLEAN]);
    made.commit({ [FILE]: '<<<<<<< HEAD\n' });
    made.commit({ [FILE]: notebookText(changed(3, { source: 'print(1)' })) });
    assert.equal((await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root)).verdict, 'warn');
  });

  it('takes outputs for fresh as of a commit that is named', async () => {
    const made = repository([CLEAN, changed(3, { source: 'print(1)' })]);
    const judge = (since: string) => judgeOnDisk(notebookFreshOutputs, { files: FILE, since }, made.root);
    assert.equal((await judge('HEAD')).verdict, 'pass');
    assert.equal((await judge('HEAD~1')).verdict, 'warn');
    assert.deepEqual(lines(await judge('v9')).slice(0, 1), ['error: The history has no commit or tag "v9".']);
    put(made.root, FILE, notebookText(changed(3, { source: 'print(2)' })));
    assert.equal((await judge('HEAD')).verdict, 'warn');
  });

  it('passes a notebook that was not committed yet, and says so', async () => {
    const made = repository([]);
    made.commit({ 'README.md': 'x' });
    put(made.root, FILE, notebookText(CLEAN));
    assert.deepEqual(lines(await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root)), [
      'pass: The outputs of 3 cells belong to their code.',
      `info ${FILE} The notebook was not committed yet: its outputs came with its code.`,
    ]);
  });

  it('cannot judge a notebook that git ignores', async () => {
    const made = repository([]);
    made.commit({ '.gitignore': '*.ipynb\n' });
    put(made.root, FILE, notebookText(CLEAN));
    const outcome = await judgeOnDisk(notebookFreshOutputs, { files: FILE }, made.root);
    assert.equal(lines(outcome)[0], `error: Git ignores ${FILE}, so that it has no history.`);
  });

  it('cannot judge without a repository or a commit, and says what to do', async () => {
    const bare = await judgeOnDisk(
      notebookFreshOutputs,
      { files: FILE },
      scratch({ [FILE]: notebookText(CLEAN) }),
    );
    assert.match(lines(bare)[0] ?? '', /^error: .* the project is in no git repository\.$/);
    assert.match(nextSteps(bare)[0] ?? '', /git init/);
    const empty = repository([], CLEAN);
    const outcome = await judgeOnDisk(notebookFreshOutputs, { files: FILE }, empty.root);
    assert.match(lines(outcome)[0] ?? '', /^error: .* the repository has no commit yet\.$/);
  });

  it('cannot judge in a shallow clone, unless it reaches back to where the outputs were made', async () => {
    const edited = changed(3, { source: 'print(1)' });
    const rerun = CLEAN.map((cell, at) => ({
      ...cell,
      ...(at === 0 ? {} : { count: at + 10, outputs: [printed('2')] }),
    }));
    const made = repository([CLEAN, edited, rerun]);
    for (const [depth, verdict] of [
      [1, 'error'],
      [2, 'pass'],
    ] as const) {
      const clone = path.join(scratch(), 'clone');
      const from = pathToFileURL(made.root).href;
      execFileSync('git', ['clone', '--quiet', `--depth=${String(depth)}`, from, clone], { stdio: 'ignore' });
      const outcome = await judgeOnDisk(notebookFreshOutputs, { files: FILE }, clone);
      assert.equal(outcome.verdict, verdict);
      if (verdict === 'error') assert.match(nextSteps(outcome)[0] ?? '', /fetch-depth: 0/);
    }
  });
});
