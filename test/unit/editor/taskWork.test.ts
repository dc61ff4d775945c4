import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import {
  commandLineOf,
  definitionOf,
  taskName,
  workOf,
  workToOffer,
} from '../../../src/editor/tasks/taskWork';
import { sampleCheck, sampleProject, sampleStage } from './sampleProject';

const FOLDER = path.resolve('/work');
const root = path.join(FOLDER, 'services', 'churn');

describe('Tasks that run checks', () => {
  it('are written by the project’s folder, the stage and the check', () => {
    assert.deepEqual(definitionOf({ root, stage: 'train', check: 'unit-tests' }, FOLDER), {
      type: 'ml-lifecycle',
      project: 'services/churn',
      stage: 'train',
      check: 'unit-tests',
    });
    assert.deepEqual(definitionOf({ root: FOLDER }, FOLDER), { type: 'ml-lifecycle' });
  });

  it('mean the same work when they are read again', () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/);
    const work = fc.oneof(
      fc.record({ folder: id }),
      fc.record({ folder: id, stage: id }),
      fc.record({ folder: id, stage: id, check: id }),
    );
    fc.assert(
      fc.property(work, ({ folder, ...ids }) => {
        const asked = { root: path.join(FOLDER, folder), ...ids };
        assert.deepEqual(workOf({ ...definitionOf(asked, FOLDER) }, FOLDER), asked);
      }),
    );
  });

  it('mean nothing when people wrote something else', () => {
    assert.equal(workOf({ type: 'shell' }, FOLDER), undefined);
    assert.equal(workOf({ type: 'ml-lifecycle', stage: 7 }, FOLDER), undefined);
    assert.equal(workOf({ type: 'ml-lifecycle', stage: '' }, FOLDER), undefined);
    assert.equal(workOf({ type: 'ml-lifecycle', check: 'unit-tests' }, FOLDER), undefined);
  });

  it('call the command line with a selector', () => {
    assert.deepEqual(commandLineOf({ root }, 0), ['check', '--all', '--project', root]);
    assert.deepEqual(commandLineOf({ root, stage: 'train' }, 0), ['check', 'train', '--project', root]);
    assert.deepEqual(commandLineOf({ root, stage: 'train', check: 'a' }, 3), [
      'check',
      'train/a',
      '--project',
      root,
      '--jobs',
      '3',
    ]);
  });

  it('are offered for everything, for each stage that has checks, and for each check', () => {
    const project = sampleProject([
      sampleStage('train', 'ml', { checks: [sampleCheck('train', 'a'), sampleCheck('train', 'b')] }),
      sampleStage('explore', 'ml'),
    ]);
    const names = workToOffer([project]).map((work) => taskName(work, [project]));
    assert.deepEqual(names, ['all', 'train', 'train/a', 'train/b']);
  });

  it('name the project where there are several', () => {
    const projects = [sampleProject([]), sampleProject([], { root: '/b', name: 'fraud' })];
    assert.equal(taskName({ root: '/b', stage: 'train' }, projects), 'fraud: train');
  });
});
