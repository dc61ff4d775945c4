import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { ProjectReader } from '../../../../src/node/project/projectReader';
import { Repository } from '../git/repository';
import { put, scratchFolders } from '../scratch';
import { CHECKS, projectText, record } from './changingProject';
import { anyStep, take } from './diskSteps';

const scratch = scratchFolders();

function everythingIn(root: string): readonly string[] {
  return readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => !name.startsWith('.git/'))
    .sort();
}

describe('reading only what was touched', () => {
  for (const [what, settings] of [
    ['', {}],
    [', where git is asked what files are', { isTrusted: true, manyFiles: 1 }],
  ] as const) {
    it(`tells the same as reading everything, whatever changed${what}`, () => {
      fc.assert(
        fc.property(
          fc.array(fc.array(anyStep, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
          (moments) => {
            const root = scratch({
              'ml-lifecycle.yaml': projectText(0, CHECKS),
              'data/raw/a.csv': 'a\n1\n',
              'src/a.py': 'x = 1\n',
            });
            const repository = new Repository(root);
            repository.commit();
            record(root);
            const reader = new ProjectReader(root, settings);
            reader.read();
            for (const steps of moments) {
              for (const todo of steps) for (const told of take(root, todo)) reader.touch(told);
              const state = reader.readTouched();
              const fresh = new ProjectReader(root).read();
              assert.deepEqual(state, fresh, everythingIn(root).join(', '));
              reader.save();
              if ('isTrusted' in settings) repository.git('add', '--all');
            }
            assert.deepEqual(reader.read(), new ProjectReader(root).read());
          },
        ),
        { numRuns: 20 },
      );
    }).timeout(120_000);
  }

  it('is the same object again when nothing that matters changed', () => {
    const root = scratch({ 'ml-lifecycle.yaml': projectText(0, CHECKS), 'src/a.py': 'x = 1\n' });
    record(root);
    const reader = new ProjectReader(root);
    const before = reader.read();
    put(root, 'docs/plan.txt', 'new\n');
    reader.touch('docs');
    reader.touch('docs/plan.txt');
    assert.equal(reader.readTouched(), before);
    put(root, 'src/a.py', 'x = 2\n');
    reader.touch('src/a.py');
    assert.notEqual(reader.readTouched(), before);
  });

  it('leaves the stages as they were that a change does not concern', () => {
    const root = scratch({
      'ml-lifecycle.yaml': projectText(0, CHECKS),
      'src/a.py': 'x = 1\n',
      'notebooks/a.ipynb': '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    });
    record(root);
    const reader = new ProjectReader(root);
    const before = new Map(reader.read().snapshot.stages.map((stage) => [stage.id, stage]));
    put(root, 'notebooks/a.ipynb', '{"cells": [1], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}');
    reader.touch('notebooks/a.ipynb');
    const { stages } = reader.readTouched().snapshot;
    assert.deepEqual(
      stages.filter((stage) => stage !== before.get(stage.id)).map(({ id }) => id),
      ['train'],
    );
  });
});
