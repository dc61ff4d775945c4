import assert from 'node:assert/strict';
import { render } from '../../../src/core/text/message';
import { Engine } from '../../../src/node/engine/engine';
import type { Wish } from '../../../src/core/journal/wish';
import type { ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import type { EngineRequestKind, EngineRequests, FromEngine } from '../../../src/protocol/engine';

/** An engine that looks after a project, and everything that it has sent. */
export async function engineOf(root: string, trusted = true) {
  const sent: FromEngine[] = [];
  const waiting = new Map<number, (answer: FromEngine) => void>();
  const listeners = new Set<() => void>();
  const engine = new Engine((message) => {
    sent.push(structuredClone(message));
    for (const listener of listeners) listener();
    if (message.kind === 'reply' || message.kind === 'refused') waiting.get(message.id)?.(message);
  });
  let id = 0;
  const ask = <K extends EngineRequestKind>(
    request: K,
    params: EngineRequests[K]['params'],
  ): Promise<FromEngine> => {
    id += 1;
    const answered = new Promise<FromEngine>((resolve) => waiting.set(id, resolve));
    engine.receive({ kind: 'request', id, request, params } as never);
    return answered;
  };
  await ask('open', { folders: [root], trusted });
  const snapshot = () =>
    sent
      .filter((message) => message.kind === 'snapshots')
      .at(-1)
      ?.projects.find((one) => one.root === root);
  /** The project's snapshot, as soon as one is sent that is as wanted. */
  const snapshotWith = (wanted: (project: ProjectSnapshot) => boolean): Promise<ProjectSnapshot> =>
    new Promise((resolve) => {
      const look = (): void => {
        const project = snapshot();
        if (project === undefined || !wanted(project)) return;
        listeners.delete(look);
        resolve(project);
      };
      listeners.add(look);
      look();
    });
  return { ask, snapshot, snapshotWith, decide: (wish: Wish) => ask('decide', { root, wish }) };
}

/** What was answered. */
export function resultOf(answer: FromEngine): unknown {
  assert.ok(answer.kind === 'reply', JSON.stringify(answer));
  return answer.result;
}

/** The words of a refusal, the next step included. */
export function refusalOf(answer: FromEngine): string {
  assert.ok(answer.kind === 'refused', JSON.stringify(answer));
  return [answer.message, ...(answer.next === undefined ? [] : [answer.next])]
    .map((m) => render(m))
    .join(' ');
}
