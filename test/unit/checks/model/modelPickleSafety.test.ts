import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { modelPickleSafety } from '../../../../src/core/checks/model/modelPickleSafety';
import { scanModel } from '../../../../src/core/checks/model/pickle/scanModel';
import { openByteFile } from '../../../../src/node/files/byteFile';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

const FIXTURES = path.join(__dirname, '../../../fixtures');
const FILES = path.join(FIXTURES, 'pickles');

interface Expected {
  /** Globals by Python's `pickletools`, where it can tell. */
  readonly globals?: readonly string[];
  readonly verdict?: 'fail' | 'warn' | 'error';
  readonly danger?: string;
}
const EXPECTED = JSON.parse(readFileSync(path.join(FIXTURES, 'pickles.json'), 'utf8')) as Record<
  string,
  Expected
>;

describe('model.pickle-safety', () => {
  it('has an expectation of every fixture', () => {
    assert.deepEqual(Object.keys(EXPECTED).sort(), readdirSync(FILES).sort());
  });

  for (const [name, { globals, verdict = 'pass', danger }] of Object.entries(EXPECTED)) {
    it(`judges ${name} as ${verdict}`, async () => {
      const outcome = await judgeOnDisk(modelPickleSafety, { files: name }, FILES);
      const text = lines(outcome).join('\n');
      assert.equal(outcome.verdict, verdict, text);
      if (danger !== undefined) assert.ok(text.includes(danger), text);
      if (globals !== undefined && verdict !== 'error') assert.deepEqual(await globalsOf(name), globals);
    });
  }
});

async function globalsOf(name: string): Promise<readonly string[]> {
  const file = await openByteFile(path.join(FILES, name));
  assert.equal(file.kind, 'bytes');
  const { fetched } = await scanModel(file);
  const names = fetched.flatMap(({ what }) =>
    what.kind === 'global' ? [`${what.module}.${what.name}`] : [],
  );
  return [...new Set(names)].sort();
}
