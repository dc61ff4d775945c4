import type { ProjectSnapshot } from '../core/snapshot/snapshot';
import type { BoardChange, BoardState } from './board';
import { applyChanges, diffBoard } from './boardDiff';
import type { FromEngine } from './engine';

/** What passes between the engine's thread and its host: snapshots come whole once, then as changes of the last ones. */
export type EngineWire = FromEngine | { readonly kind: 'changes'; readonly changes: readonly BoardChange[] };

/** The engine's end: a large project is not copied for one check that changed. */
export class SnapshotEncoder {
  #sent: readonly ProjectSnapshot[] | undefined;

  encode(message: FromEngine): EngineWire {
    if (message.kind !== 'snapshots') return message;
    const before = this.#sent;
    this.#sent = message.projects;
    if (before === undefined) return message;
    return { kind: 'changes', changes: diffBoard(stateOf(before), stateOf(message.projects)) };
  }
}

/** The host's end. What did not change stays the same object. */
export class SnapshotDecoder {
  #projects: readonly ProjectSnapshot[] = [];

  decode(message: EngineWire): FromEngine {
    if (message.kind === 'snapshots') this.#projects = message.projects;
    if (message.kind !== 'changes') return message;
    this.#projects = applyChanges(stateOf(this.#projects), message.changes).projects;
    return { kind: 'snapshots', projects: this.#projects };
  }
}

function stateOf(projects: readonly ProjectSnapshot[]): BoardState {
  return { projects, running: [], trusted: true };
}
