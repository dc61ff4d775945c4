import assert from 'node:assert/strict';
import { render, say, type Message } from '../../../src/core/text/message';
import { lensesOf } from '../../../src/editor/codeLens/lensesOf';
import { decorationOf, lettersOf } from '../../../src/editor/explorer/decorationOf';
import { PathIndexes } from '../../../src/editor/links/pathIndexes';
import { cellItems } from '../../../src/editor/notebook/cellItems';
import { failingCheck, link, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const words = (message: Message): string => render(message);

const finding = { severity: 'fail', message: say('No seed.'), path: 'src/train.py' } as const;
const changed = {
  kind: 'changed',
  path: 'data/train.csv',
  was: 'a'.repeat(40),
  is: 'b'.repeat(40),
} as const;
const project = sampleProject([
  sampleStage('collect', 'data', {
    artifacts: [link('collect', 'data', { kind: 'folder' }), link('collect', 'src/both.py')],
    checks: [
      sampleCheck('collect', 'rows', { health: 'stale', freshness: 'stale', causes: [changed] }),
      sampleCheck('collect', 'waived', {
        health: 'waived',
        findings: [{ severity: 'fail', message: say('Accepted.'), path: 'src/both.py' }],
      }),
    ],
  }),
  sampleStage('train', 'ml', {
    artifacts: [
      link('train', 'src/train.py'),
      link('train', 'src/both.py'),
      link('train', 'data/own.md', { origin: 'marker', line: 0 }),
      link('train', 'notebooks/a.ipynb', { origin: 'cell', cell: 1 }),
    ],
    checks: [failingCheck('train', 'seeds', [finding])],
  }),
  sampleStage('plan', 'dev', { artifacts: [link('plan', 'plan.md')] }),
]);
const paths = new PathIndexes({ projects: [project] });

function known(path: string) {
  const found = paths.at(`/projects/churn/${path}`);
  assert.ok(found);
  return found;
}

function decoration(path: string) {
  const { facts } = known(path);
  return facts && decorationOf(project, facts, words);
}

describe('A file in the explorer', () => {
  it('shows the wheel of its first stage', () => {
    assert.deepEqual(decoration('plan.md'), {
      badge: 'DE',
      color: 'mlLifecycle.wheel3Foreground',
      tooltip: 'Plan (DEV wheel): no checks',
    });
    assert.equal(decoration('README.md'), undefined);
  });

  it('shows the wheel of its first cell where only cells of it are linked', () => {
    assert.deepEqual(decoration('notebooks/a.ipynb'), {
      badge: 'ML',
      color: 'mlLifecycle.wheel2Foreground',
      tooltip: 'cells: Train (ML wheel): failing',
    });
  });

  it('shows in colour what was found in it, and says why', () => {
    assert.deepEqual(decoration('src/train.py'), {
      badge: 'ML',
      color: 'problemsErrorIcon.foreground',
      tooltip: 'Train (ML wheel): failing · train/seeds: No seed.',
    });
  });

  it('shows that it changed since it was checked', () => {
    assert.equal(decoration('data/train.csv')?.color, 'mlLifecycle.staleForeground');
    assert.match(decoration('data/train.csv')?.tooltip ?? '', /collect\/rows: data\/train\.csv changed/);
  });

  it('is not blamed for what is waived, or for what is wrong elsewhere in its stage', () => {
    assert.equal(decoration('src/both.py')?.color, 'mlLifecycle.wheel1Foreground');
    assert.equal(decoration('data/other.csv')?.color, 'mlLifecycle.wheel1Foreground');
  });

  it('belongs to the folder that it lies in, unless it says otherwise itself', () => {
    assert.equal(decoration('data/deep/other.csv')?.badge, 'DA');
    assert.equal(decoration('data/own.md')?.badge, 'ML');
    assert.equal(decoration('data-old/x.csv'), undefined);
  });

  it('has two letters that tell the wheels apart', () => {
    assert.deepEqual(lettersOf(['Data', 'ML', 'Dev', 'Ops']), ['Da', 'ML', 'De', 'Op']);
    assert.deepEqual(lettersOf(['Data', 'Data', 'dawn', 'X', 'x', '数据', '']), [
      ...['Da', 'Dt', 'Dw', 'X2', 'X3', '数据', '·2'],
    ]);
  });
});

describe('Lines above code', () => {
  const linesOf = (path: string, text: string) =>
    lensesOf(known(path), text, words).map(({ line, title, action }) => `${String(line)} ${action} ${title}`);

  it('tell at its head the stages of the file', () => {
    assert.deepEqual(linesOf('src/train.py', 'fit()\n'), [
      '0 showStage $(error)\u00a0Train: failing',
      '0 runStage Run checks',
    ]);
    assert.deepEqual(linesOf('plan.md', '# Plan\n'), ['0 showStage $(dash)\u00a0Plan: no checks']);
    assert.deepEqual(linesOf('README.md', 'Hello\n'), []);
  });

  it('follow the text as it is now: its marker, and its cells', () => {
    const text = '"""Doc."""\n# lifecycle: plan\n\n# %% [lifecycle:train]\nfit()\n# %%\nx\n';
    assert.deepEqual(linesOf('src/train.py', text), [
      '1 showStage $(dash)\u00a0Plan: no checks',
      '3 showStage $(error)\u00a0Train: failing',
      '3 runStage Run checks',
    ]);
  });

  it('say nothing of stages that there are not', () => {
    assert.deepEqual(linesOf('new.py', '# lifecycle: nonsense\n# %% [lifecycle:nonsense]\n'), []);
  });
});

describe('A cell of a notebook', () => {
  const items = (path: string, index: number, ...tags: readonly string[]) =>
    cellItems(known(path), { index, tags }, words).map(({ text, action }) => `${action} ${text}`);

  it('shows the stages of its tags, saved or not', () => {
    assert.deepEqual(items('notebooks/a.ipynb', 3, 'lifecycle:train', 'lifecycle:plan', 'x'), [
      'showStage $(error) Train',
      'showStage $(dash) Plan',
    ]);
  });

  it('shows at the head of the notebook its stages, or offers to link it', () => {
    assert.deepEqual(items('data/b.ipynb', 0), ['showStage $(history) Collect']);
    assert.deepEqual(items('data/b.ipynb', 1), []);
    assert.deepEqual(items('notebooks/new.ipynb', 0), ['linkFile $(circle-slash) No stage']);
    assert.deepEqual(items('notebooks/a.ipynb', 0), [], 'another cell is linked');
  });
});
