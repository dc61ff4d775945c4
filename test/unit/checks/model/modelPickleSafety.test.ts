import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { modelPickleSafety } from '../../../../src/core/checks/model/modelPickleSafety';
import { scanModel } from '../../../../src/core/checks/model/pickle/scanModel';
import { openByteFile } from '../../../../src/node/files/byteFile';
import { judgeOnDisk } from '../diskWorld';
import { lines } from '../memoryWorld';

const FIXTURES = path.join(__dirname, '../../../fixtures');

interface Expected {
  /** Globals as Python itself finds them, where it can tell. */
  readonly globals?: readonly string[];
  readonly verdict?: 'fail' | 'warn' | 'error';
  readonly danger?: string;
}

describe('model.pickle-safety', () => {
  for (const set of ['pickles', 'boostedModels']) {
    describe(`of ${set}`, () => {
      const folder = path.join(FIXTURES, set);
      const expected = JSON.parse(readFileSync(`${folder}.json`, 'utf8')) as Record<string, Expected>;

      it('has an expectation of every fixture', () => {
        assert.deepEqual(Object.keys(expected).sort(), readdirSync(folder).sort());
      });

      for (const [name, { globals, verdict = 'pass', danger }] of Object.entries(expected)) {
        it(`judges ${name} as ${verdict}`, async () => {
          const outcome = await judgeOnDisk(modelPickleSafety, { files: name }, folder);
          const text = lines(outcome).join('\n');
          assert.equal(outcome.verdict, verdict, text);
          if (danger !== undefined) assert.ok(text.includes(danger), text);
          if (globals !== undefined && verdict !== 'error')
            assert.deepEqual(await globalsOf(path.join(folder, name)), globals);
        });
      }
    });
  }
});

async function globalsOf(model: string): Promise<readonly string[]> {
  const file = await openByteFile(model);
  assert.equal(file.kind, 'bytes');
  const { fetched } = await scanModel(file);
  const names = fetched.flatMap(({ what }) =>
    what.kind === 'global' ? [`${what.module}.${what.name}`] : [],
  );
  return [...new Set(names)].sort();
}
