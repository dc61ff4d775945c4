import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { JournalEntry } from '../../../src/core/journal/entry';
import { journalLine, parseJournal, timeOfNext } from '../../../src/core/journal/journalFile';

const text = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' });
const base = {
  id: fc.uuid(),
  time: fc
    .integer({ min: 0, max: 4_000_000_000_000 })
    .map((milliseconds) => new Date(milliseconds).toISOString()),
  by: text,
};
const ofCheck = { stage: text, check: text, reason: text };
const plain = { noNullPrototype: true };
const transition = { ...base, wheel: text, from: text, to: text };
const override = fc.record({ reason: text, missing: fc.array(text) }, plain);
const anyEntry: fc.Arbitrary<JournalEntry> = fc.oneof(
  fc.record({ ...transition, kind: fc.constant('advance' as const) }, plain),
  fc.record({ ...transition, kind: fc.constant('advance' as const), override }, plain),
  fc.record({ ...transition, kind: fc.constant('return' as const), reason: text }, plain),
  fc.record({ ...base, ...ofCheck, kind: fc.constant('verify' as const), holds: text }, plain),
  fc.record(
    { ...base, ...ofCheck, kind: fc.constant('waive' as const), until: fc.constant('2026-12-01') },
    plain,
  ),
  fc.record({ ...base, ...ofCheck, kind: fc.constant('withdraw' as const) }, plain),
);
const anyEntries = fc.uniqueArray(anyEntry, { selector: (entry) => entry.id, maxLength: 12 });
const written = (entries: readonly JournalEntry[]) => entries.map(journalLine).join('');

const waive = (id: string, time: string): JournalEntry => ({
  id,
  time,
  by: 'Ada',
  kind: 'waive',
  stage: 'train',
  check: 'auc',
  reason: 'Known.',
  until: '2026-12-01',
});

describe('the journal', () => {
  it('is read back as it was written, in the order of time', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const { entries: read, problems } = parseJournal(written(entries));
        assert.deepEqual(problems, []);
        const byId = (a: JournalEntry, b: JournalEntry) => (a.id < b.id ? -1 : 1);
        assert.deepEqual([...read].sort(byId), [...entries].sort(byId));
        assert.deepEqual(
          read.map(({ time }) => time),
          entries.map(({ time }) => time).sort(),
        );
      }),
    );
  });

  it('is the same whatever the order and repetition of its lines, as a union merge leaves them', () => {
    fc.assert(
      fc.property(anyEntries, fc.infiniteStream(fc.nat(99)), (entries, numbers) => {
        const lines = [...entries, ...entries]
          .map((entry) => [numbers.next().value as number, journalLine(entry)] as const)
          .sort(([a], [b]) => a - b)
          .map(([, line]) => line);
        assert.deepEqual(parseJournal(lines.join('')), parseJournal(written(entries)));
      }),
    );
  });

  it('keeps every other line when one is torn', () => {
    fc.assert(
      fc.property(
        anyEntries,
        anyEntry,
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (entries, last, part) => {
          const whole = JSON.stringify(last);
          const torn = `${whole.slice(0, Math.max(1, Math.floor(whole.length * part)))}\n`;
          const { entries: read, problems } = parseJournal(torn + written(entries));
          assert.deepEqual(read, parseJournal(written(entries)).entries);
          assert.deepEqual(
            problems.map(({ code, range }) => [code, range?.start.line]),
            [['journal-torn', 0]],
          );
        },
      ),
    );
  });

  it('tells of markers of a conflict at their lines, and counts both sides', () => {
    const one = waive('a', '2026-01-01T00:00:00.000Z');
    const other = waive('b', '2026-01-02T00:00:00.000Z');
    const text = `<<<<<<< HEAD\n${journalLine(one)}=======\n${journalLine(other)}>>>>>>> theirs\n`;
    const { entries, problems } = parseJournal(text);
    assert.deepEqual(entries, [one, other]);
    assert.deepEqual(
      problems.map(({ code, range }) => [code, range?.start.line]),
      [
        ['journal-conflict', 0],
        ['journal-conflict', 2],
        ['journal-conflict', 4],
      ],
    );
  });

  for (const [what, line] of [
    ['of a kind of tomorrow', '{"id":"a","time":"2026-01-01T00:00:00.000Z","by":"Ada","kind":"praise"}'],
    [
      'without an id',
      '{"time":"2026-01-01T00:00:00.000Z","by":"Ada","kind":"withdraw","stage":"a","check":"b","reason":"c"}',
    ],
    [
      'with a time of no known form',
      '{"id":"a","time":"yesterday","by":"Ada","kind":"withdraw","stage":"a","check":"b","reason":"c"}',
    ],
    ['that is a list', '[]'],
    ['that is nothing', 'null'],
  ] as const) {
    it(`says of an entry ${what} that it does not count`, () => {
      const { entries, problems } = parseJournal(`${line}\n`);
      assert.deepEqual(entries, []);
      assert.equal(problems[0]?.code, 'journal-unknown');
      assert.ok(problems[0].next);
    });
  }

  it('never throws', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '"id":"a"',
      ',',
      '\n',
      '\r\n',
      '[',
      '<<<<<<<',
      '=======',
      ' ',
      '\uFEFF',
      'null',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        parseJournal(pieces.join(''));
      }),
      { numRuns: 1000 },
    );
  });

  it('has a later time for each next entry, also when the clock was set back', () => {
    const entries = [waive('a', '2026-06-01T12:00:00.000Z')];
    assert.equal(timeOfNext(new Date('2026-06-02T12:00:00Z'), entries), '2026-06-02T12:00:00.000Z');
    assert.equal(timeOfNext(new Date('2025-01-01T00:00:00Z'), entries), '2026-06-01T12:00:00.001Z');
    assert.equal(timeOfNext(new Date('2025-01-01T00:00:00Z'), []), '2025-01-01T00:00:00.000Z');
  });
});
