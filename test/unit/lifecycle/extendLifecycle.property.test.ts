import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extendLifecycle } from '../../../src/core/lifecycle/extendLifecycle';
import { presetOf, PRESETS } from '../../../src/core/lifecycle/presets';
import { assertWellFormed } from './wellFormed';

const known = PRESETS.flatMap((preset) => preset.stages.map((stage) => stage.id));
const stage = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...known.slice(0, 16)) },
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'c', 'fit') },
  { weight: 1, arbitrary: fc.string() },
);
const wheel = fc.constantFrom('data', 'ml', 'dev', 'ops', 'understanding', 'maintenance', 'none');
const change = fc.oneof(
  fc.constant(null),
  fc.record(
    { after: stage, replaces: stage, wheel, title: fc.string(), questions: fc.array(fc.string()) },
    { requiredKeys: [] },
  ),
);
const edges = fc.array(fc.record({ from: stage, to: stage }), { maxLength: 6 });
const plausible = fc.record(
  {
    extends: fc.constantFrom('mlops', 'heuristic-first', 'crisp-ml-q', 'mlpos'),
    stages: fc.dictionary(stage, change, { maxKeys: 24 }),
    edges: fc.record({ add: edges, drop: edges }, { requiredKeys: [] }),
    open: fc.array(fc.constantFrom('data-ml', 'dev-ops', 'operation', 'none'), { maxLength: 3 }),
  },
  { requiredKeys: [] },
);

describe('extendLifecycle, for any input', () => {
  it('makes a well-formed lifecycle of plausible changes', () => {
    fc.assert(
      fc.property(plausible, (value) => {
        assertWellFormed(extendLifecycle(value).lifecycle);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes a well-formed lifecycle of any value at all', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }), (value) => {
        assertWellFormed(extendLifecycle(value).lifecycle);
        assertWellFormed(extendLifecycle({ stages: value, edges: value, open: value }).lifecycle);
      }),
    );
  });

  it('answers alike every time and leaves the presets alone', () => {
    const before = structuredClone(PRESETS);
    fc.assert(
      fc.property(plausible, (value) => {
        assert.deepEqual(extendLifecycle(value), extendLifecycle(value));
      }),
      { numRuns: 200 },
    );
    assert.deepEqual(PRESETS, before);
  });

  it('places every problem at something that is there', () => {
    fc.assert(
      fc.property(plausible, (value) => {
        for (const { keyPath } of extendLifecycle(value).problems) {
          let here: unknown = value;
          for (const key of keyPath) {
            assert.ok(
              typeof here === 'object' && here !== null && Object.hasOwn(here, key),
              keyPath.join('.'),
            );
            here = (here as Record<string | number, unknown>)[key];
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('drops exactly what is dropped', () => {
    const mlops = presetOf('mlops')!.stages.map((each) => each.id);
    fc.assert(
      fc.property(fc.subarray(mlops, { maxLength: 15 }), (dropped) => {
        const { lifecycle, problems } = extendLifecycle({
          stages: Object.fromEntries(dropped.map((id) => [id, null])),
        });
        assert.deepEqual(problems, []);
        assert.deepEqual(
          lifecycle.stages.map((each) => each.id),
          mlops.filter((id) => !dropped.includes(id)),
        );
      }),
    );
  });
});
