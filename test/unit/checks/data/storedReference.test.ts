import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { dataDrift } from '../../../../src/core/checks/data/dataDrift';
import { openTable } from '../../../../src/core/checks/data/openTable';
import { profileTable } from '../../../../src/core/checks/data/reference/profileTable';
import {
  parseProfile,
  serializeProfile,
  type ReferenceColumn,
  type ReferenceProfile,
} from '../../../../src/core/checks/data/reference/referenceProfile';
import type { Metrics } from '../../../../src/core/evidence/evidence';
import { render } from '../../../../src/core/text/message';
import { DuckData } from '../../../../src/node/data/duckData';
import { judgeOnDisk } from '../diskWorld';
import { lines, nextSteps } from '../memoryWorld';
import { put, scratch, scratchFolders } from '../../node/scratch';

/** Rows of a reference, and by how much the current data are moved. */
const MOVED = [
  [1500, 0],
  [1500, 0.4],
  [600, 0.4],
] as const;

const STORED = '.ml-lifecycle/references/spring.json';

/** Rows of every kind of column, the same in every run; `shift` moves some of them. */
function table(rows: number, seed: number, shift = 0): string {
  let state = seed;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
  const lines = Array.from({ length: rows }, (_, at) => {
    const bell = next() + next() + next() + next() - 2 + shift;
    const count = Math.floor(next() * 6 + shift);
    const kind = ['basic', 'plus', 'pro'][Math.floor(next() ** (1 + shift) * 3)] ?? '';
    const day = `2026-${String(1 + Math.floor(next() * 6)).padStart(2, '0')}-1${String(Math.floor(next() * 10))}`;
    const isMissing = next() < 0.05;
    return [
      bell,
      count,
      kind,
      day,
      next() < 0.5,
      isMissing ? '' : next(),
      `u${String(seed)}-${String(at)}`,
    ].join(',');
  });
  return `bell,count,kind,day,flag,sparse,token\n${lines.join('\n')}\n`;
}

async function profileOf(root: string, files: readonly string[]): Promise<ReferenceProfile> {
  const data = new DuckData(root);
  try {
    const opened = await openTable(files, { files, data });
    if (opened.kind === 'faults') throw new Error(JSON.stringify(opened.faults));
    const made = await profileTable('spring', opened, data);
    if (made.kind === 'failed') throw new Error(render(made.reason));
    return made.profile;
  } finally {
    await data.close();
  }
}

describe('a stored reference', () => {
  const folder = scratchFolders();

  it('tells of each column what later comparisons need, and holds no rows', async () => {
    const root = folder({ 'train.csv': table(1500, 5) });
    const profile = await profileOf(root, ['train.csv']);
    const column = (name: string): ReferenceColumn => {
      const found = profile.columns.find((one) => one.name === name);
      assert.ok(found);
      return found;
    };
    assert.deepEqual([profile.name, profile.rows, profile.files], ['spring', 1500, ['train.csv']]);
    assert.deepEqual(
      profile.columns.map(({ type }) => type),
      ['number', 'integer', 'text', 'date', 'boolean', 'number', 'text'],
    );
    const bell = column('bell');
    assert.equal(bell.quantiles?.length, 257);
    assert.equal(bell.edges?.length, 11);
    assert.deepEqual(bell.counts, Array(10).fill(150));
    assert.ok(Math.abs((bell.deviation ?? 0) - Math.sqrt(1 / 3)) < 0.02);
    assert.deepEqual(
      column('count').values?.map(([value]) => value),
      [0, 1, 2, 3, 4, 5],
    );
    assert.deepEqual(column('kind').categories?.length, 3);
    assert.ok(column('sparse').missing > 40);
    assert.equal(column('token').identifier, true);
    assert.equal(column('token').categories, undefined);
  });

  it('has the same bytes for the same data, one column a line, and reads back', async () => {
    const root = folder({ 'train.csv': table(1500, 5) });
    const profile = await profileOf(root, ['train.csv']);
    const text = serializeProfile(profile);
    assert.equal(text, serializeProfile(await profileOf(root, ['train.csv'])));
    assert.equal(text.split('\n').filter((line) => line.startsWith('    {"name"')).length, 7);
    const read = parseProfile(text);
    assert.deepEqual(read, { kind: 'profile', profile: JSON.parse(JSON.stringify(profile)) as unknown });
  });

  it('stays small for long texts, many categories, nested values and columns without any', async () => {
    const rows = Array.from({ length: 4000 }, (_, at) =>
      JSON.stringify({
        kind: `k${String(at % 1300)}`,
        list: [at],
        none: null,
        large: 9_007_199_254_740_000 + (at % 50),
      }),
    );
    const root = folder({ 'train.jsonl': `${rows.join('\n')}\n` });
    const profile = await profileOf(root, ['train.jsonl']);
    const [kind, list, none] = profile.columns;
    assert.equal(kind?.categories?.length, 1000);
    assert.equal(kind.distinct, 1300);
    assert.equal(list?.type, 'nested');
    assert.equal(none?.missing, 4000);
    assert.equal(parseProfile(serializeProfile(profile)).kind, 'profile');
  });

  describe('takes the place of data in data.drift', () => {
    async function stored(root: string): Promise<string> {
      put(root, STORED, serializeProfile(await profileOf(root, ['reference.csv'])));
      return root;
    }

    async function bothIn(root: string, written: object = {}) {
      const judge = (named: unknown) =>
        judgeOnDisk(dataDrift, { reference: named, current: 'current.csv', ...written }, root);
      return { byData: await judge('reference.csv'), stored: await judge('spring') };
    }

    const both = async (reference: string, current: string) =>
      bothIn(await stored(folder({ 'reference.csv': reference, 'current.csv': current })));

    const roots: string[] = [];
    before(async function () {
      this.timeout(60_000);
      for (const [rows, shift] of MOVED) {
        const files = { 'reference.csv': table(rows, 5), 'current.csv': table(900, 77, shift) };
        roots.push(await stored(scratch(files)));
      }
    });
    after(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

    for (const method of ['auto', 'ks', 'wasserstein', 'psi', 'jensen-shannon', 'chi-square']) {
      it(`with the same verdicts and nearly the same distances: ${method}`, async () => {
        for (const [at, [rows, shift]] of MOVED.entries()) {
          const { byData, stored } = await bothIn(roots[at]!, { method });
          assert.equal(stored.verdict, byData.verdict);
          const [first, second] = [byData, stored].map(
            (one) => one.metrics?.['byColumn'] as Record<string, Metrics>,
          );
          assert.deepEqual(Object.keys(second ?? {}).sort(), Object.keys(first ?? {}).sort());
          for (const [name, measured] of Object.entries(first ?? {})) {
            const other = second?.[name] ?? {};
            assert.equal(other['method'], measured['method'], name);
            assert.equal(other['verdict'], measured['verdict'], name);
            const apart = Math.abs(Number(other['value']) - Number(measured['value']));
            const isBinned = measured['method'] !== 'ks' && measured['method'] !== 'wasserstein';
            assert.ok(
              apart <= (isBinned ? 1e-9 : 0.0055),
              `${name} ${String(rows)} ${String(shift)}: ${String(apart)}`,
            );
          }
        }
      });
    }

    it('leaves its identifiers out', async () => {
      const { stored } = await both(table(300, 5), table(300, 6));
      assert.match(lines(stored).join('\n'), /like identifiers were left out: token/);
    });

    it('counts categories beyond those that it lists as one', async () => {
      const kinds = (rows: number): string =>
        `kind\n${Array.from({ length: rows }, (_, at) => `k${String((at * at) % 2503)}`).join('\n')}\n`;
      const { byData, stored } = await both(kinds(4000), kinds(3000));
      assert.equal(stored.verdict, 'pass');
      assert.equal(byData.verdict, 'pass');
    });

    it('takes missing values and infinities over', async () => {
      const spoilt = `x\n${Array.from({ length: 1200 }, (_, at) => (at % 3 === 0 ? 'inf' : at % 3 === 1 ? 'NA' : at)).join('\n')}\n`;
      const { byData, stored } = await both(spoilt, spoilt);
      assert.equal(byData.verdict, 'pass');
      assert.equal(stored.verdict, 'pass');
    });
  });

  describe('that cannot be used is an error with the next step', () => {
    const root = () => folder({ 'current.csv': table(30, 3) });
    const judge = (at: string) => judgeOnDisk(dataDrift, { reference: 'spring', current: 'current.csv' }, at);

    async function refusal(text: string): Promise<string> {
      const at = root();
      put(at, STORED, text);
      const outcome = await judge(at);
      assert.equal(outcome.verdict, 'error');
      assert.equal(outcome.findings[0]?.path, STORED);
      assert.match(nextSteps(outcome)[0] ?? '', /ml-lifecycle reference spring FILE/);
      return lines(outcome)[0] ?? '';
    }

    it('missing', async () => {
      const outcome = await judge(root());
      assert.equal(
        lines(outcome)[0],
        `error: The stored reference ${STORED} cannot be used: it does not exist.`,
      );
    });

    it('torn, empty, in conflict, newer, or of another shape', async () => {
      const whole = serializeProfile(await profileOf(folder({ 'a.csv': table(400, 3) }), ['a.csv']));
      assert.match(await refusal(whole.slice(0, whole.length / 2)), /it is not complete JSON/);
      assert.match(await refusal(''), /it is not complete JSON/);
      assert.match(await refusal('null'), /unexpected shape/);
      assert.match(await refusal(`<<<<<<< ours\n${whole}=======\n${whole}>>>>>>> theirs\n`), /two branches/);
      assert.match(await refusal(whole.replace('"version": 1', '"version": 2')), /newer ML Lifecycle/);
      assert.match(await refusal(whole.replace('"rows": 400', '"rows": -1')), /unexpected shape at "rows"/);
      assert.match(
        await refusal(whole.replace('"name": "spring"', '"name": "spring", "extra": 1')),
        /unexpected shape/,
      );
    });

    it('of counts that cannot be', async () => {
      const whole = serializeProfile(await profileOf(folder({ 'a.csv': table(400, 3) }), ['a.csv']));
      assert.match(
        await refusal(whole.replace('"rows": 400', '"rows": 401')),
        /says of the column "bell" cannot be/,
      );
      assert.match(await refusal(whole.replace('"counts":[40', '"counts":[39')), /"bell" cannot be/);
      assert.match(await refusal(whole.replace('"missing":0', '"missing":500')), /"bell" cannot be/);
    });
  });

  it('is documented with its format', () => {
    const docs = readFileSync(
      path.join(__dirname, '..', '..', '..', '..', 'docs', 'command-line.md'),
      'utf8',
    );
    assert.match(docs, /\.ml-lifecycle\/references\/NAME\.json/);
  });
});
