import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseProfile } from '../../../src/core/checks/data/reference/referenceProfile';
import { put, scratchFolders } from '../node/scratch';
import { runCli } from './runCli';

const STORED = '.ml-lifecycle/references/spring-2026.json';
const PROJECT = `version: 1
name: d
stages:
  monitor:
    checks:
      drift:
        uses: data.drift
        with: { reference: spring-2026, current: live.csv }
`;

function rows(count: number, factor: number): string {
  const lines = Array.from(
    { length: count },
    (_, at) => `${String(((at * 7919) % 97) * factor)},k${String(at % 3)}`,
  );
  return `size,kind\n${lines.join('\n')}\n`;
}

describe('ml-lifecycle reference', () => {
  const scratch = scratchFolders();

  it('stores a profile that a check then compares with, from a folder below the project too', async () => {
    const root = scratch({
      'ml-lifecycle.yaml': PROJECT,
      'data/a.csv': rows(700, 1),
      'data/b.csv': rows(800, 1),
      'live.csv': rows(900, 1),
    });
    const made = await runCli(['reference', 'spring-2026', 'a.csv', 'b.csv'], path.join(root, 'data'));
    assert.equal(made.code, 0, made.stderr);
    assert.equal(
      made.stdout,
      `Wrote ${STORED}: 1500 rows, 2 columns\nNext: name it in a check (reference: spring-2026), and commit the file\n`,
    );
    const text = readFileSync(path.join(root, STORED), 'utf8');
    assert.equal(parseProfile(text).kind, 'profile');
    assert.ok(!text.includes(root));

    const check = await runCli(['check'], root);
    assert.match(check.stdout, /✓ monitor\/drift/);
    put(root, 'live.csv', rows(900, 3));
    const drifted = await runCli(['check'], root);
    assert.equal(drifted.code, 1);
    assert.match(drifted.stdout, /"size" has drifted/);
  });

  const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no name', [], /needs a name and at least one file/],
    ['no file', ['spring'], /needs a name and at least one file/],
    ['a file in place of the name', ['a.csv', 'a.csv'], /cannot be the name/],
    ['a name that leads elsewhere', ['../spring', 'a.csv'], /cannot be the name/],
    ['a file that is not there', ['spring', 'b.csv'], /No file matches "b\.csv"/],
    ['a file outside the project', ['spring', '../b.csv'], /is not in the project/],
    ['a file without rows', ['spring', 'empty.csv'], /no rows/],
    ['a file that is no data', ['spring', 'notes.md'], /cannot be read as data/],
  ];
  for (const [what, args, words] of refused) {
    it(`refuses ${what} and writes nothing`, async () => {
      const root = scratch({
        'ml-lifecycle.yaml': 'version: 1\nname: d\n',
        'a.csv': rows(10, 1),
        'empty.csv': 'size,kind\n',
        'notes.md': '# Notes\n',
      });
      const { code, stderr } = await runCli(['reference', ...args], root);
      assert.equal(code, 2, stderr);
      assert.match(stderr, words);
      assert.equal(existsSync(path.join(root, '.ml-lifecycle', 'references')), false);
    });
  }

  it('refuses several projects at once', async () => {
    const root = scratch({
      'a/ml-lifecycle.yaml': 'version: 1\nname: a\n',
      'b/ml-lifecycle.yaml': 'version: 1\nname: b\n',
      'a/x.csv': rows(10, 1),
    });
    assert.match((await runCli(['reference', 'spring', 'a/x.csv'], root)).stderr, /several projects/);
    const { code } = await runCli(['reference', 'spring', 'a/x.csv', '--project', 'a'], root);
    assert.equal(code, 0);
  });
});
