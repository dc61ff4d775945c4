import assert from 'node:assert/strict';
import type { BoardState } from '../../src/protocol/board';
import { diffBoard } from '../../src/protocol/boardDiff';
import { scriptSize, type BoardOptions, type OpenBoard } from './boardHarness';
import { boardSuite } from './boardSuite';
import { boardOf, checkOf, MLOPS_LIKE, projectOf, strange, TUMOUR_SCREENING, withHealth } from './fixtures';

const STATE = boardOf(TUMOUR_SCREENING);
const ROOT = TUMOUR_SCREENING.root;

/** Greatest size of the script that the first paint waits for, and of all of it: minified. */
const FIRST_LIMIT = 250_000;
const ALL_LIMIT = 420_000;

describe('the board in a browser', () => {
  const suite = boardSuite();
  let board: OpenBoard;

  /** Opens the board of this test. */
  async function show(state: BoardState = STATE, options: BoardOptions = {}) {
    board = await suite.open(options);
    await board.show(state);
  }

  const button = (name: string) => board.page.getByRole('button', { name, exact: true });
  const heading = (name: string) => board.page.getByRole('heading', { name, exact: true });
  const select = (stage: string) => board.send({ type: 'select', root: ROOT, stage });
  const lastAction = async () => (await board.requests()).at(-1)?.action;

  it('is small', async () => {
    await show();
    const { first, all } = scriptSize(suite.harness.bundle);
    assert.ok(first <= FIRST_LIMIT, `${String(first)} bytes before the first paint`);
    assert.ok(all <= ALL_LIMIT, `${String(all)} bytes of all`);
  });

  it('shows every stage with its health in words', async () => {
    await show();
    const options = board.page.getByRole('option');
    await options.first().waitFor();
    assert.equal(await options.count(), 16);
    assert.equal(
      await board.stage('Train').getAttribute('aria-label'),
      'Train (wheel ML), focus, failing, 2/4 checks, 1 failing, 1 stale, upstream stale',
    );
    assert.equal(await board.stage('Evaluate').getAttribute('aria-label'), 'Evaluate (wheel ML), no checks');
    await board.page.getByText('29 checks').waitFor();
  });

  it('shows a stage on a click: checks, causes, findings with their place and next step, artifacts', async () => {
    await show();
    await board.stage('Train').click();
    await heading('Train').waitFor();
    assert.equal(await board.stage('Train').getAttribute('aria-selected'), 'true');
    await board.page.getByText('data/interim/tumours.csv changed (1f2e3d4 → a0b1c2d)').waitFor();
    await board.page.getByText('Recall on the slice “radius < 12 mm” is 0.87, below 0.95.').waitFor();
    await board.page.getByText('Next: Look at the false negatives').waitFor();
    await board.page.getByText('Owner: @ml-team').waitFor();
    await button('Open reports/slices.json:42').click();
    assert.deepEqual(await lastAction(), {
      kind: 'openPlace',
      root: ROOT,
      place: {
        path: 'reports/slices.json',
        range: { start: { line: 41, column: 2 }, end: { line: 41, column: 30 } },
      },
    });
    await button('Open notebooks/02-train.ipynb, cell 4').click();
    assert.deepEqual(await lastAction(), {
      kind: 'openPlace',
      root: ROOT,
      place: { path: 'notebooks/02-train.ipynb', cell: 3 },
    });
  });

  it('shows where wheels stand and what people decided', async () => {
    await show();
    await board.page.getByText('at Train').waitFor();
    assert.equal(await board.page.locator('.knot .flag').count(), 4, 'a flag for each wheel');
    await select('train');
    await board.page.getByText('Transform is stale, which data/features.parquet comes from').waitFor();
    await board.page.locator('.stage-facts').getByText('focus', { exact: true }).waitFor();
    await select('deploy');
    await board.page
      .getByText('waived by Amara Okafor until 2099-12-31: The first release has none.')
      .waitFor();
    await select('validate');
    await board.page
      .getByText(/^verified by Amara Okafor although .*: Only a column was renamed\.$/)
      .waitFor();
    await board.page.getByText('Changed since:').waitFor();
    assert.equal(await board.page.getByText('Stale, because:').count(), 0);
  });

  it('follows a patch, and tells a screen reader politely', async () => {
    await show();
    const next = withHealth(STATE, 'train', 'pass');
    const { revision } = board;
    await board.send({ type: 'patch', from: revision, to: revision + 1, changes: diffBoard(STATE, next) });
    await board.page
      .getByRole('option', { name: 'Train (wheel ML), focus, passing, 1/1 check, upstream stale' })
      .waitFor();
    assert.equal(await board.page.locator('[aria-live=polite]').textContent(), 'Train is now: passing.');
  });

  it('asks for everything after a gap', async () => {
    await show();
    await board.send({ type: 'patch', from: 40, to: 41, changes: [] });
    await board.posted('resync');
  });

  it('is walked and used by keyboard alone', async () => {
    await show();
    await board.stage('Plan').waitFor();
    // Past the three buttons of the header and the tabs, the knot is one stop of the Tab key.
    for (let stop = 0; stop < 5; stop++) await board.page.keyboard.press('Tab');
    const focused = () =>
      board.page.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['stage']);
    assert.equal(await focused(), 'plan');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft']) await board.page.keyboard.press(key);
    assert.equal(await focused(), 'code');
    await board.page.keyboard.press('End');
    assert.equal(await focused(), 'evaluate');
    await board.page.keyboard.press('PageDown');
    assert.equal(await focused(), 'plan');
    await board.page.keyboard.press('ArrowRight');
    await board.page.keyboard.press('Enter');
    await heading('Code').waitFor();
    assert.equal(await focused(), 'code', 'the focus stays on the stage');
    assert.equal(await board.page.locator('.knot .edge-return').count(), 1, 'code leads back to plan');
    await board.page.keyboard.press('Home');
    await board.page.keyboard.press(' ');
    await heading('Plan').waitFor();
    // Of the buttons that zoom, one does something while all is shown.
    for (let stop = 0; stop < 2; stop++) await board.page.keyboard.press('Tab');
    assert.equal(await board.page.evaluate(() => document.activeElement?.textContent), '← Overview');
  });

  it('runs the project, a stage and a check, and says so until the work is over', async () => {
    await show();
    await button('Run all').click();
    assert.deepEqual(await lastAction(), { kind: 'runAll', root: ROOT });
    await board.page.getByText('Starting…').waitFor();
    await board.send({ type: 'done', id: 1 });
    await button('Run all').waitFor();
    await select('train');
    await button('Run stage').click();
    assert.deepEqual(await lastAction(), { kind: 'runStage', root: ROOT, stage: 'train' });
    await board.send({ type: 'done', id: 2 });
    await button('Run beats-heuristic').click();
    assert.deepEqual(await lastAction(), {
      kind: 'runCheck',
      root: ROOT,
      stage: 'train',
      check: 'beats-heuristic',
    });
    await board.send({ type: 'done', id: 3 });
    const running = [{ root: ROOT, stage: 'train', check: 'beats-heuristic' }];
    const { revision } = board;
    await board.send({
      type: 'patch',
      from: revision,
      to: revision + 1,
      changes: [{ kind: 'running', running }],
    });
    await board.page.getByRole('option', { name: /^Train .*, running$/ }).waitFor();
    assert.equal(await board.page.getByText('Running…').count(), 2, 'the stage and its one check');
    await button('Run beats-threshold').waitFor();
  });

  it('shows what failed with a way on, and never waits for ever', async () => {
    await show(STATE, { stoppedClock: true });
    await button('Run all').click();
    await board.send({ type: 'failed', id: 1, message: { text: 'No terminal could be opened.' } });
    await board.page.getByText('No terminal could be opened.').waitFor();
    await button('Try again').click();
    await board.page.getByText('Starting…').waitFor();
    await board.page.clock.runFor(10_000);
    await board.page.getByText('The editor did not answer within 10 seconds.').waitFor();
    await button('Dismiss').click();
    assert.equal(await board.page.getByRole('alert').count(), 0);
    await button('Run all').waitFor();
  });

  it('shows the chosen stage again after a reload', async () => {
    await show();
    await board.stage('Monitor').click();
    const memory = await board.memory();
    assert.deepEqual(memory, { version: 1, root: ROOT, stage: 'monitor', view: 'knot' });
    await suite.close();
    await show(STATE, { memory });
    await heading('Monitor').waitFor();
  });

  it('runs nothing in an untrusted workspace, and says why', async () => {
    await show({ ...STATE, trusted: false });
    await button('Run all').click({ force: true });
    assert.deepEqual(await board.requests(), []);
    await button('Manage trust').click();
    assert.deepEqual(await lastAction(), { kind: 'manageTrust' });
  });

  it('offers to set a project up where there is none', async () => {
    await show(boardOf());
    await heading('No lifecycle project here yet').waitFor();
    await button('Set up project').click();
    assert.deepEqual(await lastAction(), { kind: 'setUp' });
  });

  it('chooses among several projects, by their folders where the names are the same', async () => {
    await show(boardOf(TUMOUR_SCREENING, projectOf(MLOPS_LIKE, {}, { root: '/projects/other' })), {
      memory: { version: 1, root: ROOT },
    });
    await board.page.getByRole('combobox', { name: 'Project' }).click();
    await board.page.getByText('tumour-screening (/projects/other)').click();
    assert.deepEqual(await board.memory(), { version: 1, root: '/projects/other', view: 'knot' });
    assert.equal(
      await board.page
        .getByRole('option', { name: 'Train (wheel ML), focus, no checks, upstream stale' })
        .count(),
      1,
    );
  });

  it('tells what is wrong in the project file, and opens the place', async () => {
    const problem = {
      code: 'unknown-stage',
      severity: 'error',
      message: { text: 'Unknown stage “{0}”.', args: ['evalute'] },
      path: 'ml-lifecycle.yaml',
      range: { start: { line: 41, column: 2 }, end: { line: 41, column: 9 } },
    } as const;
    await show(boardOf({ ...TUMOUR_SCREENING, problems: [problem] }));
    await board.page.getByText('Unknown stage “evalute”.').waitFor();
    await button('Open ml-lifecycle.yaml:42').click();
    const place = { path: problem.path, range: problem.range };
    assert.deepEqual(await lastAction(), { kind: 'openPlace', root: ROOT, place });
  });

  it('runs the check again whose evidence cannot be used, and offers that of no other problem', async () => {
    const problem = {
      code: 'evidence-conflict',
      severity: 'warning',
      message: { text: 'A conflict.' },
    } as const;
    const problems = [
      { ...problem, path: '.ml-lifecycle/evidence/transform/features.json' },
      { ...problem, path: '.ml-lifecycle/evidence/transform/gone.json' },
      { ...problem, path: 'ml-lifecycle.yaml' },
    ];
    await show(boardOf({ ...TUMOUR_SCREENING, problems }));
    await button('Run transform/features again').waitFor();
    assert.equal(await board.page.getByText('Run again', { exact: true }).count(), 1);
    await button('Run transform/features again').click();
    assert.deepEqual(await lastAction(), {
      ...{ kind: 'runCheck', root: ROOT, stage: 'transform', check: 'features' },
    });
  });

  it('says what to add to a stage without checks', async () => {
    await show();
    await select('evaluate');
    await board.page.getByText('Nothing judges this stage yet').waitFor();
    await button('Open project file').click();
    assert.deepEqual(await lastAction(), { kind: 'openProjectFile', root: ROOT });
  });

  it('speaks the language of its translations', async () => {
    board = await suite.open();
    await board.show(STATE, { 'Run all': 'Alles ausführen', failing: 'fehlgeschlagen', Train: 'Trainieren' });
    await button('Alles ausführen').waitFor();
    await board.page.getByRole('option', { name: /^Trainieren .*fehlgeschlagen/ }).waitFor();
  });

  it('takes hostile names for text, whatever their length', async () => {
    const evil = '<img src=x onerror="document.title=\'owned\'">';
    const hostile = projectOf(
      {
        ...MLOPS_LIKE,
        title: evil,
        stages: MLOPS_LIKE.stages.map((stage) => ({
          ...stage,
          title: stage.id === 'train' ? evil : stage.title,
        })),
      },
      {
        train: [
          checkOf('train', evil, 'fail', {
            uses: evil,
            summary: strange(evil),
            causes: [{ kind: 'added', path: `${evil}${'x'.repeat(3000)}`, is: evil }],
            findings: [
              { severity: 'fail', message: strange(evil), path: `../${evil}`, next: { text: '__proto__' } },
            ],
          }),
        ],
      },
      { name: evil },
    );
    await show(boardOf(hostile));
    await select('train');
    await board.page.getByRole('heading', { name: evil }).first().waitFor();
    assert.equal(await board.page.locator('img').count(), 0);
    assert.equal(await board.page.title(), 'Board');
    const overflow = await board.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
  });

  it('shows long lists in parts', async () => {
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      severity: 'fail' as const,
      message: { text: 'Row {0} is a duplicate.', args: [index + 1] },
    }));
    await show(
      boardOf(projectOf(MLOPS_LIKE, { train: [checkOf('train', 'duplicates', 'fail', { findings })] })),
    );
    await select('train');
    const rows = board.page.getByText(/Row \d+ is a duplicate/);
    await rows.first().waitFor();
    assert.equal(await rows.count(), 5);
    await button('Show 200 more of 5000').click();
    assert.equal(await rows.count(), 205);
  });

  it('stands still where people want less motion', async () => {
    await show({ ...STATE, running: [{ root: ROOT, stage: 'train' }] }, { reducedMotion: true });
    const ring = board.page.locator('.turning');
    await ring.waitFor();
    assert.equal(await ring.evaluate((element) => getComputedStyle(element).animationName), 'none');
  });
});
