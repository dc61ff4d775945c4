import assert from 'node:assert/strict';
import type { Revision } from '../../src/core/history/revision';
import {
  beginTime,
  comparedMoments,
  counterpartOf,
  indexOf,
  isOnItsWay,
  lookAt,
  momentAt,
  NOW,
  play,
  playOn,
  playStep,
  takeAnswer,
  takeFailure,
  wantedCommits,
  type TimeModel,
} from '../../webview/state/timeModel';
import { TUMOUR_SCREENING } from './fixtures';

const ROOT = TUMOUR_SCREENING.root;

function revision(commit: string): Revision {
  return { commit, author: 'Ada', date: '2026-03-01T10:00:00+01:00', subject: `Commit ${commit}` };
}

function told(...commits: readonly string[]): TimeModel {
  return takeAnswer(beginTime(ROOT), {
    kind: 'moments',
    root: ROOT,
    moments: commits.map(revision),
    isCut: false,
    isShallow: false,
  });
}

function knowing(time: TimeModel, ...commits: readonly string[]): TimeModel {
  return commits.reduce(
    (known, commit) => takeAnswer(known, { kind: 'past', root: ROOT, commit, project: TUMOUR_SCREENING }),
    time,
  );
}

describe('the way through the past', () => {
  it('begins now, behind the last commit', () => {
    const time = told('a', 'b');
    assert.equal(time.at, NOW);
    assert.equal(indexOf(time, NOW), 2);
    assert.equal(momentAt(time, 2), NOW);
    assert.equal(momentAt(time, 0), 'a');
  });

  it('shows a moment as soon as it is told, and until then what it showed before', () => {
    const time = lookAt(knowing(lookAt(told('a', 'b'), 'a'), 'a'), 'b');
    assert.equal(time.shown?.commit, 'a');
    assert.ok(isOnItsWay(time));
    const there = knowing(time, 'b');
    assert.equal(there.shown?.commit, 'b');
    assert.ok(!isOnItsWay(there));
    assert.equal(lookAt(there, 'a').shown?.commit, 'a');
    assert.equal(lookAt(there, NOW).shown, undefined);
  });

  it('wants the moment that is looked at first, then the one that it is compared with, each once', () => {
    assert.deepEqual(wantedCommits(beginTime(ROOT)), []);
    assert.deepEqual(wantedCommits(told('a', 'b')), ['b']);
    const before: TimeModel = { ...lookAt(told('a', 'b', 'c'), 'c'), counterpart: 'before' };
    assert.deepEqual([...new Set(wantedCommits(before))], ['c', 'b']);
    assert.deepEqual(wantedCommits(knowing(before, 'c')), ['b']);
    assert.deepEqual(wantedCommits(knowing(before, 'c', 'b')), []);
  });

  it('goes back to what it showed when a moment cannot be told, and does not ask for that again', () => {
    const time = lookAt(knowing(lookAt(told('a', 'b'), 'a'), 'a'), 'b');
    const failed = takeFailure(time, { kind: 'past', root: ROOT, commit: 'b' });
    assert.equal(failed.at, 'a');
    assert.deepEqual(wantedCommits({ ...failed, counterpart: 'before' }), []);
    assert.equal(takeFailure(lookAt(told('a'), 'a'), { kind: 'past', root: ROOT, commit: 'a' }).at, NOW);
    assert.deepEqual(wantedCommits(lookAt(knowing(failed, 'b'), 'b')), []);
  });

  it('returns to now when a rebase took its moment away', () => {
    const time = lookAt(knowing(told('a', 'b'), 'b'), 'b');
    const rebased = takeAnswer(time, {
      kind: 'moments',
      root: ROOT,
      moments: [revision('a'), revision('c')],
      isCut: false,
      isShallow: false,
    });
    assert.equal(rebased.at, NOW);
  });

  it('compares now with the last commit, the past with now, and any two by a pin, the older first', () => {
    const time = told('a', 'b', 'c');
    assert.deepEqual(comparedMoments(time), ['c', NOW]);
    assert.deepEqual(comparedMoments(lookAt(time, 'b')), ['b', NOW]);
    assert.deepEqual(comparedMoments({ ...lookAt(time, 'b'), counterpart: 'before' }), ['a', 'b']);
    assert.equal(comparedMoments({ ...lookAt(time, 'a'), counterpart: 'before' }), undefined);
    const pinned: TimeModel = { ...time, pinned: 'b', counterpart: 'pinned' };
    assert.deepEqual(comparedMoments(lookAt(pinned, 'a')), ['a', 'b']);
    assert.deepEqual(comparedMoments(lookAt(pinned, 'c')), ['b', 'c']);
    assert.equal(counterpartOf(lookAt(pinned, 'b')), 'now');
  });

  it('keeps a bounded number of moments, and among them those in use', () => {
    const commits = Array.from({ length: 200 }, (_, at) => `c${String(at)}`);
    const time = knowing({ ...lookAt(told(...commits), 'c0'), pinned: 'c1' }, ...commits);
    assert.ok(time.known.size <= 60);
    assert.ok(time.known.has('c0') && time.known.has('c1') && time.known.has('c199'));
  });

  it('takes no answer for another project', () => {
    const time = told('a');
    assert.equal(
      takeAnswer(time, { kind: 'past', root: '/other', commit: 'a', project: TUMOUR_SCREENING }),
      time,
    );
  });
});

describe('the history while it plays', () => {
  it('goes from the first moment to now, each once it is shown, and stops there', () => {
    let time = play(told('a', 'b'));
    assert.deepEqual([time.at, time.isPlaying], ['a', true]);
    assert.equal(playOn(time), time, 'not shown yet');
    time = playOn(knowing(time, 'a'));
    assert.equal(time.at, 'b');
    time = playOn(knowing(time, 'b'));
    assert.deepEqual([time.at, time.isPlaying], [NOW, false]);
  });

  it('begins where one is', () => {
    assert.equal(play(lookAt(told('a', 'b'), 'b')).at, 'b');
    assert.equal(play(told()).isPlaying, false, 'there is nothing to play');
  });

  it('asks for the next moment ahead, and steps over one that the host cannot tell', () => {
    const time = play(knowing(told('a', 'b', 'c'), 'a'));
    assert.deepEqual(wantedCommits(time), ['b']);
    const failed = takeFailure(time, { kind: 'past', root: ROOT, commit: 'b' });
    assert.equal(failed.isPlaying, true);
    assert.equal(playOn(failed).at, 'c');
  });

  it('stops at a moment that the host cannot tell', () => {
    const time = play(told('a', 'b'));
    assert.equal(takeFailure(time, { kind: 'past', root: ROOT, commit: 'a' }).isPlaying, false);
  });

  it('takes its time for few moments, and half a minute for many, but never more than thirty a second', () => {
    const many = (count: number) => told(...Array.from({ length: count }, (_, at) => `c${String(at)}`));
    assert.equal(playStep(many(3)), 600);
    assert.equal(playStep(many(100)), 300);
    assert.equal(playStep(many(5000)), 33);
  });
});
