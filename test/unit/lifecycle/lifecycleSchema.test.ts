import assert from 'node:assert/strict';
import { z } from 'zod/mini';
import { extendLifecycle } from '../../../src/core/lifecycle/extendLifecycle';
import { lifecycleSchema } from '../../../src/core/lifecycle/lifecycleSchema';

describe('the schema of a lifecycle', () => {
  const json = z.toJSONSchema(lifecycleSchema);

  it('describes every key for editors', () => {
    const missing: string[] = [];
    (function walk(node: unknown, path: string) {
      if (typeof node !== 'object' || node === null) return;
      for (const [key, value] of Object.entries(node)) {
        if (key !== 'properties') walk(value, `${path}/${key}`);
        else
          for (const [name, property] of Object.entries(value as Record<string, unknown>)) {
            const { description } = property as { readonly description?: string };
            if (description === undefined) missing.push(`${path}/${name}`);
            walk(property, `${path}/${name}`);
          }
      }
    })(json, '');
    assert.deepEqual(missing, []);
    assert.ok(JSON.stringify(json).includes('"pitfalls"'));
  });

  it('accepts what extending accepts', () => {
    for (const value of [
      'mlops',
      { extends: 'heuristic-first', open: ['data-ml'] },
      {
        stages: { collect: null, fit: { replaces: 'train' }, audit: { after: 'monitor', done: ['Signed.'] } },
      },
      { edges: { add: [{ from: 'operate', to: 'train' }], drop: [{ from: 'code', to: 'collect' }] } },
    ]) {
      assert.ok(lifecycleSchema.safeParse(value).success, JSON.stringify(value));
      assert.deepEqual(extendLifecycle(value).problems, []);
    }
  });

  it('refuses the shapes that extending reports', () => {
    for (const value of [
      'mlpos',
      ['mlops'],
      { extend: 'mlops' },
      { stages: { train: 'no' } },
      { stages: { 'Feature store': { after: 'train' } } },
      { edges: { add: [{ from: 'plan' }] } },
      { open: 'data-ml' },
    ]) {
      assert.ok(!lifecycleSchema.safeParse(value).success, JSON.stringify(value));
      assert.notDeepEqual(extendLifecycle(value).problems, []);
    }
  });
});
