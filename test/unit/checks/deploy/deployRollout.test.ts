import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deployRollout } from '../../../../src/core/checks/deploy/deployRollout';
import { judge, lines, memoryWorld } from '../memoryWorld';

const PLAN = `release: 1.1.0
rollback_target: 1.0.0
abort: [errors above 1 %]
steps:
  - { percent: 2, pause: 1h }
  - { percent: 25, pause: 1d }
  - percent: 100
`;

async function check(text: string) {
  return judge(deployRollout, { file: 'rollout.yaml' }, memoryWorld({ 'rollout.yaml': text }));
}

describe('deploy.rollout', () => {
  it('passes steps that rise to everybody, with pauses, abort rules and a way back', async () => {
    const outcome = await check(PLAN);
    assert.deepEqual(lines(outcome), ['pass: The rollout goes by 2 %, 25 %, 100 %.']);
    assert.deepEqual(outcome.metrics, { steps: 3, shares: '2 %, 25 %, 100 %' });
  });

  for (const [what, from, to, words] of [
    [
      'steps that fall',
      'percent: 25',
      'percent: 1',
      'rollout.yaml:5:15 The steps do not rise: 1 % after 2 %.',
    ],
    [
      'a step repeated',
      'percent: 25',
      'percent: 2',
      'rollout.yaml:5:15 The steps do not rise: 2 % after 2 %.',
    ],
    [
      'a step for nobody',
      'percent: 2,',
      'percent: 0,',
      'rollout.yaml:4:15 The steps do not rise: 0 % after 0 %.',
    ],
    [
      'an end before everybody',
      'percent: 100',
      'percent: 75\n    pause: 1h',
      'rollout.yaml:6:13 The last step reaches 75 %, not 100 %.',
    ],
    [
      'more than everybody',
      'percent: 100',
      'percent: 120\n    pause: 1h',
      'rollout.yaml:6:13 Step 3 is for 120 %.',
    ],
    [
      'a missing pause',
      'percent: 25, pause: 1d',
      'percent: 25',
      'rollout.yaml:5:15 There is no pause after step 25 %.',
    ],
    ['a share that is none', 'percent: 25', 'percent: some', 'rollout.yaml:5:15 Step 2 names no share.'],
    ['no way back', 'rollback_target: 1.0.0\n', '', 'rollout.yaml:0:0 No release to return to is named.'],
    [
      'a way back to itself',
      'target: 1.0.0',
      'target: 1.1.0',
      'rollout.yaml:1:0 The release to return to, 1.1.0, is the one that is rolled out.',
    ],
  ] as const) {
    it(`fails for ${what}`, async () => {
      const outcome = await check(PLAN.replace(from, to));
      assert.equal(outcome.verdict, 'fail');
      assert.ok(lines(outcome).includes(`fail ${words}`), lines(outcome).join('\n'));
    });
  }

  it('fails for each step that no rule aborts', async () => {
    const outcome = await check(
      PLAN.replace(/abort: .*\n/, '').replace('pause: 1h', 'pause: 1h, abort: [slow]'),
    );
    assert.deepEqual(lines(outcome).slice(1), [
      'fail rollout.yaml:4:15 No rule aborts step 25 %.',
      'fail rollout.yaml:5:13 No rule aborts step 100 %.',
    ]);
  });

  it('fails for everybody at once', async () => {
    const outcome = await check('rollback: { target: a }\nabort: [x]\nsteps: [{ percent: 100 }]\n');
    assert.equal(lines(outcome)[0], 'fail: The release goes to everybody at once.');
  });

  it('reads percent signs', async () => {
    assert.equal((await check(PLAN.replace('percent: 25', 'weight: "25 %"'))).verdict, 'pass');
  });

  it('reads an Argo Rollout, whose last step is implied', async () => {
    const rollout = (more: string) => `apiVersion: argoproj.io/v1alpha1
kind: Rollout
spec:
${more}  strategy:
    canary:
      analysis: { templates: [{ templateName: success-rate }] }
      steps:
        - setWeight: 5
        - pause: { duration: 1h }
        - setWeight: 50
        - pause: {}
`;
    assert.deepEqual(lines(await check(rollout(''))), ['pass: The rollout goes by 5 %, 50 %.']);
    assert.equal((await check(rollout('  revisionHistoryLimit: 0\n'))).verdict, 'fail');
    assert.equal((await check(rollout('').replace('        - pause: {}\n', ''))).verdict, 'fail');
  });

  it('cannot judge a file without steps', async () => {
    for (const text of ['release: 1\n', 'steps: []\n', 'steps: soon\n', '- 1\n'])
      assert.equal((await check(text)).verdict, 'error', text);
  });

  it('passes just what rises strictly to 100', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 }),
        async (shares) => {
          const steps = shares
            .map((share) => `  - { percent: ${String(share)}, pause: 1h, abort: [x] }\n`)
            .join('');
          const outcome = await check(`rollback: a\nsteps:\n${steps}`);
          const rises =
            shares.every((share, index) => share > (shares[index - 1] ?? 0)) && shares.at(-1) === 100;
          assert.equal(outcome.verdict, rises ? 'pass' : 'fail');
        },
      ),
    );
  });
});
