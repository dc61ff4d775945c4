import assert from 'node:assert/strict';
import { HEALTHS } from '../../../src/core/health/health';
import {
  causeText,
  checkTotal,
  countsText,
  healthMeaning,
  healthWord,
  severityWord,
  totalsText,
  verdictWord,
} from '../../../src/core/health/healthText';
import type { HealthCounts } from '../../../src/core/snapshot/snapshot';
import { render, type Message } from '../../../src/core/text/message';

const joined = (parts: readonly Message[]) => parts.map((part) => render(part)).join(' · ');

describe('words of health', () => {
  it('gives every health a word and a meaning of its own', () => {
    assert.equal(new Set(HEALTHS.map((health) => healthWord(health).text)).size, HEALTHS.length);
    assert.equal(new Set(HEALTHS.map((health) => healthMeaning(health).text)).size, HEALTHS.length);
    assert.equal(render(healthWord('fail')), 'failing');
    assert.equal(render(healthWord('not-run')), 'not run');
  });

  it('says what a check concluded and how much a finding weighs', () => {
    assert.equal(render(verdictWord('error')), 'could not judge');
    assert.equal(render(verdictWord('not-run')), 'not run');
    assert.equal(render(severityWord('fail')), 'failure');
  });
});

describe('counts of checks', () => {
  const summaries: readonly (readonly [HealthCounts, string])[] = [
    [{}, 'no checks'],
    [{ pass: 1 }, '1/1 check'],
    [{ fail: 1 }, '0/1 check · 1 failing'],
    [{ pass: 5 }, '5/5 checks'],
    [{ pass: 3, stale: 1, fail: 1 }, '3/5 checks · 1 failing · 1 stale'],
    [{ pass: 1, warn: 2, error: 2, waived: 1 }, '1/6 checks · 2 errors · 2 warnings · 1 waived'],
    [{ 'not-run': 4 }, '0/4 checks · 4 not run'],
  ];
  for (const [counts, text] of summaries) {
    it(`reads “${text}”`, () => assert.equal(joined(countsText(counts)), text));
  }

  it('leads with the total where a whole project is meant', () => {
    assert.equal(
      joined(totalsText({ pass: 38, fail: 1, stale: 3 })),
      '42 checks · 38 passing · 1 failing · 3 stale',
    );
    assert.equal(joined(totalsText({ warn: 1 })), '1 check · 0 passing · 1 warning');
    assert.equal(joined(totalsText({})), 'no checks');
    assert.equal(checkTotal({ pass: 2, error: 1 }), 3);
  });
});

describe('causes of staleness', () => {
  const was = '1f2e3d4c5b6a79880102030405060708090a0b0c';
  const is = 'a0b1c2d3e4f5061728394a5b6c7d8e9f00112233';

  it('names the file and shortens ids as git does', () => {
    const changed = causeText({ kind: 'changed', path: 'data/raw.csv', was, is });
    assert.equal(render(changed), 'data/raw.csv changed (1f2e3d4 → a0b1c2d)');
    assert.equal(render(causeText({ kind: 'added', path: 'a.py', is })), 'a.py was added (a0b1c2d)');
    assert.equal(render(causeText({ kind: 'removed', path: 'a.py', was })), 'a.py was removed (1f2e3d4)');
  });

  it('names changes of the check itself', () => {
    assert.equal(render(causeText({ kind: 'definition' })), 'the check’s definition changed');
    assert.equal(
      render(causeText({ kind: 'judgement', was: 1, is: 2 })),
      'an update changed how the check judges (version 1 → 2)',
    );
  });

  it('names the last day', () => {
    assert.equal(
      render(causeText({ kind: 'expired', until: '2026-12-31' })),
      'its outcome held until 2026-12-31 only',
    );
  });

  it('leaves placeholders in file names alone', () => {
    const cause = causeText({ kind: 'added', path: '{1}.csv', is });
    assert.equal(render(cause), '{1}.csv was added (a0b1c2d)');
  });
});
