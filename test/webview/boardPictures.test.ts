import assert from 'node:assert/strict';
import { boardSuite } from './boardSuite';
import {
  boardOf,
  HEURISTIC_FIRST_LIKE,
  lifecycleOf,
  MLOPS_LIKE,
  projectOf,
  TUMOUR_SCREENING,
} from './fixtures';
import { axeInThemes } from './inThemes';

describe('the board, looked at', () => {
  const suite = boardSuite();

  const busy = {
    ...boardOf({
      ...TUMOUR_SCREENING,
      problems: [
        {
          code: 'unknown-stage',
          severity: 'warning' as const,
          message: { text: 'Unknown stage “evalute”.' },
          next: { text: 'Did you mean “evaluate”?' },
          path: 'ml-lifecycle.yaml',
          range: { start: { line: 41, column: 2 }, end: { line: 41, column: 9 } },
        },
      ],
    }),
    running: [{ root: TUMOUR_SCREENING.root, stage: 'test' }],
  };

  for (const width of [600, 1600]) {
    it(`has nothing that axe finds in any theme at ${width} px, with and without a stage`, async () => {
      const board = await suite.open({ width, height: 900 });
      await board.show(busy);
      await board.stage('Plan').waitFor();
      assert.deepEqual(await axeInThemes(board, 'overview', true), []);
      await board.send({ type: 'select', root: TUMOUR_SCREENING.root, stage: 'train' });
      await board.page.getByRole('heading', { name: 'Train' }).waitFor();
      assert.deepEqual(await axeInThemes(board, 'stage', true), []);
    });
  }

  const shapes = {
    'one-loop': lifecycleOf(
      [
        [
          'CRISP',
          ['understand', 'prepare', 'model', 'assure', 'deploy', 'monitor'].map((id) => [id, 'all'] as const),
        ],
      ],
      'understand',
    ),
    'uneven-loops': lifecycleOf(
      [
        [
          'Research',
          [
            ['ideas', 'lab'],
            ['experiments', 'lab'],
            ['paper', 'lab'],
          ],
        ],
        [
          'Product',
          [
            'plan',
            'design',
            'code',
            'build',
            'test',
            'a-stage-of-a-very-long-name',
            'release',
            'deploy',
            'operate',
            'observe',
            'support',
          ].map((id, index) => [id, index < 5 ? 'dev' : 'ops'] as const),
        ],
      ],
      'plan',
      [{ from: 'paper', to: 'code' }],
    ),
    'three-loops': lifecycleOf(
      [
        ['Data', ['collect', 'curate', 'transform', 'validate'].map((id) => [id, 'data'] as const)],
        ['Model', ['formulate', 'explore', 'train', 'evaluate'].map((id) => [id, 'ml'] as const)],
        ['Product', ['plan', 'code', 'test', 'release', 'operate'].map((id) => [id, 'dev'] as const)],
      ],
      'plan',
      [
        { from: 'validate', to: 'train' },
        { from: 'evaluate', to: 'code' },
      ],
    ),
  };
  for (const [name, lifecycle] of Object.entries(shapes)) {
    it(`draws ${name.replace('-', ' ')}`, async () => {
      const board = await suite.open({ theme: 'dark', width: 1200, height: 760 });
      await board.show(boardOf(projectOf(lifecycle, {})));
      await board.page.getByRole('option').first().waitFor();
      assert.equal(await board.page.getByRole('option').count(), lifecycle.stages.length);
      await board.picture(`shape-${name}`);
    });
  }

  it('draws a loop that is not opened yet, edges of a focused stage, and narrow and low panels', async () => {
    const board = await suite.open({ theme: 'light', width: 1200, height: 800 });
    await board.show(boardOf(HEURISTIC_FIRST_LIKE));
    await board.page.getByText('loop not opened yet').waitFor();
    await board.picture('cut-off');
    await board.show(boardOf(TUMOUR_SCREENING));
    await board.stage('Monitor').hover();
    await board.page.locator('.knot .edge-return').first().waitFor();
    assert.equal(await board.page.locator('.knot .edge-return').count(), 7);
    await board.picture('hover');
    await board.page.setViewportSize({ width: 380, height: 800 });
    await board.picture('narrow', true);
    await board.page.setViewportSize({ width: 760, height: 800 });
    await board.picture('medium');
    await board.page.setViewportSize({ width: 1300, height: 480 });
    await board.picture('low');
  });

  it('draws the states without a project', async () => {
    const board = await suite.open({ theme: 'light', width: 900, height: 600, stoppedClock: true });
    await board.picture('loading');
    await board.page.clock.runFor(10_000);
    await board.page.getByRole('button', { name: 'Try again' }).waitFor();
    await board.picture('silent');
    await board.show({ projects: [], running: [], trusted: false });
    await board.picture('no-project-untrusted');
    await board.show({
      ...boardOf(projectOf(MLOPS_LIKE, {}), { ...TUMOUR_SCREENING, root: '/other', name: 'churn' }),
      trusted: false,
    });
    await board.send({ type: 'select', root: '/other', stage: 'evaluate' });
    await board.picture('untrusted-several-empty-stage');
  });
});
