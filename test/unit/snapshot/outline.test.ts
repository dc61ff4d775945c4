import assert from 'node:assert/strict';
import { outlineOf } from '../../../src/core/snapshot/outline';
import { parse } from '../project/parseSupport';

const { project } = parse(`version: 1
name: demo
stages:
  train: {links: ["src/**/*.py", models], checks: {tests: {run: "true"}}}
  plan: {links: ["docs/*.md"]}
`);

describe('the outline of a project', () => {
  const outline = outlineOf('/demo', project, ['docs/plan.md', 'models/m.pkl', 'src/a.py', 'x.py']);

  it('has all wheels and stages of its lifecycle', () => {
    assert.equal(outline.name, 'demo');
    assert.deepEqual(
      outline.wheels.map(({ id }) => id),
      project.lifecycle.wheels.map(({ id }) => id),
    );
    assert.deepEqual(
      outline.stages.map(({ id }) => id),
      project.lifecycle.stages.map(({ id }) => id),
    );
  });

  it('has what the project file links, files and folders, and nothing of how checks stand', () => {
    const linked = outline.stages.filter(({ artifacts }) => artifacts.length > 0);
    assert.deepEqual(
      linked.map(({ id, artifacts }) => [id, artifacts.map(({ path, kind }) => `${path} ${kind}`)]),
      [
        ['train', ['models folder', 'src/a.py code']],
        ['plan', ['docs/plan.md document']],
      ],
    );
    assert.deepEqual(Object.keys(outline.stages[0] ?? {}), ['id', 'title', 'wheel', 'artifacts']);
  });
});
