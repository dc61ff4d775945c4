import assert from 'node:assert/strict';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import { SnapshotDecoder, SnapshotEncoder } from '../../../src/protocol/snapshotStream';
import { sampleCheck, sampleProject, sampleStage } from '../editor/sampleProject';

function projectOf(health: 'pass' | 'fail', root = '/projects/churn'): ProjectSnapshot {
  const checks = [sampleCheck('train', 'seeds', { health })];
  return sampleProject([sampleStage('collect', 'data'), sampleStage('train', 'ml', { checks })], { root });
}

/** Both ends, with a thread's border between them. */
function stream() {
  const [encoder, decoder] = [new SnapshotEncoder(), new SnapshotDecoder()];
  const wire: string[] = [];
  const pass = (...projects: readonly ProjectSnapshot[]) => {
    const message = structuredClone(encoder.encode({ kind: 'snapshots', projects }));
    wire.push(message.kind);
    const decoded = decoder.decode(message);
    assert.ok(decoded.kind === 'snapshots');
    return decoded.projects;
  };
  return { wire, pass, encoder, decoder };
}

describe('Snapshots between threads', () => {
  it('come whole once, then as what changed, and are the same at the other end', () => {
    const { wire, pass } = stream();
    const steps: readonly (readonly ProjectSnapshot[])[] = [
      [projectOf('pass')],
      [projectOf('fail')],
      [projectOf('fail'), projectOf('pass', '/projects/other')],
      [projectOf('pass', '/projects/other')],
      [],
      [projectOf('pass')],
    ];
    for (const projects of steps) assert.deepEqual(pass(...projects), projects);
    assert.deepEqual(wire, ['snapshots', 'changes', 'changes', 'changes', 'changes', 'changes']);
  });

  it('keep at the other end what did not change', () => {
    const { pass } = stream();
    const [before] = pass(projectOf('pass'), projectOf('pass', '/projects/other'));
    const [after, other] = pass(projectOf('fail'), projectOf('pass', '/projects/other'));
    assert.equal(after?.stages[0], before?.stages[0]);
    assert.notEqual(after?.stages[1], before?.stages[1]);
    assert.equal(other, pass(projectOf('fail'), projectOf('pass', '/projects/other'))[1]);
  });

  it('let everything else through', () => {
    const { encoder, decoder } = stream();
    const reply = { kind: 'reply', id: 1, result: null } as const;
    assert.deepEqual(decoder.decode(encoder.encode(reply)), reply);
  });
});
