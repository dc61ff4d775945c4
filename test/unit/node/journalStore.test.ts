import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { JournalStore } from '../../../src/node/journal/journalStore';
import { scratchFolders } from './scratch';

const scratch = scratchFolders();
const withdraw = (reason: string) => ({ kind: 'withdraw', stage: 'train', check: 'auc', reason }) as const;

describe('the journal of a project', () => {
  it('keeps the order of decisions when the clock is set back', () => {
    const store = new JournalStore(scratch());
    store.append(withdraw('first'), 'Ada', new Date('2026-06-02T12:00:00Z'));
    store.append(withdraw('second'), 'Ada', new Date('2020-01-01T00:00:00Z'));
    const { entries } = store.read();
    assert.deepEqual(
      entries.map((entry) => [entry.time, 'reason' in entry && entry.reason]),
      [
        ['2026-06-02T12:00:00.000Z', 'first'],
        ['2026-06-02T12:00:00.001Z', 'second'],
      ],
    );
  });

  it('tells git how to merge it, and leaves attributes that are there', () => {
    const root = scratch();
    new JournalStore(root).append(withdraw('first'), 'Ada', new Date());
    const attributes = path.join(root, '.ml-lifecycle/.gitattributes');
    assert.match(readFileSync(attributes, 'utf8'), /^journal\.jsonl merge=union$/m);
    writeFileSync(attributes, 'own\n');
    new JournalStore(root).append(withdraw('second'), 'Ada', new Date());
    assert.equal(readFileSync(attributes, 'utf8'), 'own\n');
  });

  it('is empty where there is none, and reading makes none', () => {
    const root = scratch();
    assert.deepEqual(new JournalStore(root).read(), { entries: [], problems: [] });
    assert.equal(existsSync(path.join(root, '.ml-lifecycle')), false);
  });

  for (const [what, content] of [
    ['binary', Buffer.from([0, 1, 2, 0])],
    ['a folder', undefined],
  ] as const) {
    it(`is a problem with its next step when it is ${what}`, () => {
      const files =
        content === undefined
          ? { '.ml-lifecycle/journal.jsonl/a': '' }
          : { '.ml-lifecycle/journal.jsonl': content };
      const { entries, problems } = new JournalStore(scratch(files)).read();
      assert.deepEqual(entries, []);
      assert.deepEqual(
        problems.map(({ code, severity }) => [code, severity]),
        [['journal-unreadable', 'error']],
      );
      assert.ok(problems[0]?.next);
    });
  }
});
