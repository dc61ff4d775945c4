import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { modelAge } from '../../../../src/core/checks/model/modelAge';
import { put, scratchFolders } from '../../node/scratch';
import { judgeOnDisk } from '../diskWorld';
import { judge, lines, memoryWorld, refused } from '../memoryWorld';

/** `memoryWorld` has it that now is 2026-11-20, noon. */
async function judged(record: string, given: object = {}, file = 'run.json') {
  const world = memoryWorld({ [file]: record });
  return lines(await judge(modelAge, { record: file, maxAge: '30d', ...given }, world));
}

describe('model.age', () => {
  const folder = scratchFolders();

  for (const [text, day] of [
    ['{"trained": "2026-11-18T09:30:00Z"}', '2026-11-18'],
    ['{"trained": "2026-11-18"}', '2026-11-18'],
    ['{"trained_at": "2026-11-18 23:30:00.123+02:00"}', '2026-11-18'],
    ['{"run": {"endTime": 1763480000}, "other": 1}', undefined],
    ['{"end_time": 1795000000000}', '2026-11-18'],
    ['{"params": {"date": "2020-01-01"}, "created": "2026-11-18"}', '2026-11-18'],
  ] as const) {
    it(`reads the date of ${text}`, async () => {
      const [first] = await judged(text);
      if (day === undefined) assert.match(first ?? '', /^warn: The model was trained on 2025-11-18/);
      else assert.equal(first, `pass: Trained on ${day}.`);
    });
  }

  it('warns from the moment on at which the model is too old, naming the date', async () => {
    assert.match((await judged('{"trained": "2026-10-21T12:00:00Z"}'))[0] ?? '', /^pass/);
    const [first, second] = await judged('{"trained": "2026-10-21T11:59:59Z"}');
    assert.equal(first, 'warn: The model was trained on 2026-10-21: longer ago than 30d.');
    assert.ok(second?.startsWith('warn run.json:0:12 '));
  });

  it('warns of a date in the future, but not of another time zone', async () => {
    assert.match((await judged('{"trained": "2026-11-21T02:00:00+14:00"}'))[0] ?? '', /^pass/);
    assert.match((await judged('{"trained": "2027-11-18"}'))[0] ?? '', /^warn: .*in the future/);
  });

  it('reads a field of another name', async () => {
    const text = '{"fit": {"day": "2026-11-18"}, "trained": "2020-01-01"}';
    assert.match((await judged(text, { field: 'fit.day' }))[0] ?? '', /^pass/);
    assert.match((await judged(text, { field: 'fit.when' }))[0] ?? '', /^error: .*no field "fit.when"/);
  });

  for (const text of [
    '{}',
    '{"trained": null}',
    '{"trained": "last week"}',
    '{"trained": "2026-02-30"}',
    '{"trained": 20261118}',
    '[1]',
    '{"a":',
  ]) {
    it(`cannot judge ${text}`, async () => {
      assert.match((await judged(text))[0] ?? '', /^error/);
    });
  }

  it('reads the end of an MLflow run', async () => {
    const root = folder({
      'mlruns/0/ab/meta.yaml': 'run_id: ab\nstart_time: 1760000000000\nend_time: 1795000000000\n',
    });
    const outcome = await judgeOnDisk(modelAge, { record: 'mlruns/0/ab' }, root);
    assert.equal(lines(outcome)[0], 'pass: Trained on 2026-11-18.');
    const other = folder({ 'mlruns/0/ab/params/seed': '1' });
    assert.equal((await judgeOnDisk(modelAge, { record: 'mlruns/0/ab' }, other)).verdict, 'error');
  });

  describe('without a record', () => {
    function repository(date: string): string {
      const root = folder({ 'model.pkl': 'x' });
      const git = (...args: string[]) =>
        execFileSync('git', args, {
          cwd: root,
          stdio: 'ignore',
          env: { ...process.env, GIT_COMMITTER_DATE: date },
        });
      git('init', '--initial-branch=main');
      git('add', '--all');
      git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--message=All');
      return root;
    }

    it('goes by the last commit of the file', async () => {
      const judgedAt = async (date: string) =>
        lines(await judgeOnDisk(modelAge, { files: 'model.pkl', maxAge: '30d' }, repository(date)))[0];
      assert.equal(await judgedAt('2026-11-18T10:00:00Z'), 'pass: Trained on 2026-11-18.');
      assert.equal(
        await judgedAt('2026-05-18T10:00:00Z'),
        'warn: model.pkl was trained on 2026-05-18: longer ago than 30d.',
      );
    });

    it('cannot judge a file that is not committed as it is, nor without a repository', async () => {
      const root = repository('2026-11-18T10:00:00Z');
      put(root, 'model.pkl', 'trained again');
      assert.equal((await judgeOnDisk(modelAge, { files: 'model.pkl' }, root)).verdict, 'error');
      assert.equal(
        (await judgeOnDisk(modelAge, { files: 'model.pkl' }, folder({ 'model.pkl': 'x' }))).verdict,
        'error',
      );
      assert.equal((await judgeOnDisk(modelAge, { files: '*.onnx' }, root)).verdict, 'error');
    });
  });

  it('refuses parameters without a source, and what is no age', () => {
    assert.deepEqual(refused(modelAge, {}), ['']);
    assert.deepEqual(refused(modelAge, { record: 'a', maxAge: 'a month' }), ['maxAge']);
  });
});
