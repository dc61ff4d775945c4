import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stageFlow, staleUpstream } from '../../../src/core/snapshot/stageFlow';

const stage = (id: string, reads: readonly string[], writes: readonly string[]) => ({
  stage: id,
  reads: new Set(reads),
  writes: new Set(writes),
});
const upstream = (flow: ReturnType<typeof stageFlow>, of: string, ...stale: string[]) =>
  staleUpstream(flow, of, new Set(stale)).map((item) => `${item.stage} by ${item.path}`);

describe('what flows between stages', () => {
  const flow = stageFlow([
    stage('transform', ['raw.csv'], ['train.csv', 'test.csv']),
    stage('train', ['train.csv', 'params.yaml'], ['model.pkl']),
    stage('evaluate', ['model.pkl', 'test.csv'], ['metrics.json']),
    stage('deploy', [], []),
  ]);

  it('leads from what a stage writes to the stage that reads it', () => {
    assert.deepEqual(upstream(flow, 'train', 'transform'), ['transform by train.csv']);
    assert.deepEqual(upstream(flow, 'transform', 'train', 'evaluate'), []);
    assert.deepEqual(upstream(flow, 'deploy', 'transform'), []);
  });

  it('leads through stages that are fresh themselves', () => {
    const chain = stageFlow([stage('a', [], ['1']), stage('b', ['1'], ['2']), stage('c', ['2'], [])]);
    assert.deepEqual(upstream(chain, 'c', 'a'), ['a by 1']);
  });

  it('names a stage once, the nearest first, however many ways lead to it', () => {
    assert.deepEqual(upstream(flow, 'evaluate', 'transform', 'train'), [
      'train by model.pkl',
      'transform by test.csv',
    ]);
  });

  it('ends in cycles, and never names the stage itself', () => {
    const cycle = stageFlow([stage('a', ['2', 'own'], ['1', 'own']), stage('b', ['1'], ['2'])]);
    assert.deepEqual(upstream(cycle, 'a', 'a', 'b'), ['b by 2']);
    assert.deepEqual(upstream(cycle, 'b', 'a', 'b'), ['a by 1']);
  });

  it('names exactly the stale stages that can be reached, in any graph', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const edge = fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids));
    fc.assert(
      fc.property(fc.array(edge), fc.subarray(ids), fc.constantFrom(...ids), (edges, stale, from) => {
        const traffic = ids.map((id) =>
          stage(
            id,
            edges.filter(([, to]) => to === id).map(([source, to]) => `${source}>${to}`),
            edges.filter(([source]) => source === id).map(([source, to]) => `${source}>${to}`),
          ),
        );
        const reached = new Set<string>();
        const visit = (id: string): void => {
          for (const [source, to] of edges) {
            if (to !== id || reached.has(source)) continue;
            reached.add(source);
            visit(source);
          }
        };
        visit(from);
        const expected = stale.filter((id) => id !== from && reached.has(id)).sort();
        const found = staleUpstream(stageFlow(traffic), from, new Set(stale));
        assert.deepEqual(found.map((item) => item.stage).sort(), expected);
      }),
    );
  });
});
