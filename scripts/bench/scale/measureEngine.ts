import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { FromEngine, ToEngine } from '../../../src/protocol/engine';
import { SnapshotDecoder, type EngineWire } from '../../../src/protocol/snapshotStream';
import { HostViews } from './hostViews';

/** What one life of the engine took: ms, and bytes of memory. */
export interface EngineFigures {
  /** The longest time that the thread of its host was busy at once, with snapshots and all that views make of them. */
  readonly blocked: { readonly first: number; readonly change: number };
  /** Until it has told what the project file links, and the whole first snapshot. */
  readonly outline: number;
  readonly first: number;
  readonly linked: readonly number[];
  readonly evidence: readonly number[];
  readonly unlinked: readonly number[];
  readonly memory: number;
}

const REPEATS = 5;

/** The engine goes on asking git for the authors of changes; what it is asked next must not wait for that: ms. */
const QUIET_MS = 400;

/** The engine as the editor has it: a worker thread of the command line's bundle. */
class Thread {
  readonly #worker: Worker;
  #blocked = 0;
  #listener: (message: FromEngine) => void = () => undefined;
  #outlinedAt = Number.NaN;

  constructor(bundle: string, views: HostViews) {
    this.#worker = new Worker(bundle, {
      workerData: { engine: true },
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    const decoder = new SnapshotDecoder();
    this.#worker.on('message', (wire: EngineWire) => {
      if (wire.kind === 'outlines') this.#outlinedAt = performance.now();
      this.#listener(wire.kind === 'changes' ? { kind: 'snapshots', projects: [] } : wire);
      // The thread copies what comes before it hands it over: the same again, to be timed.
      const bytes = serialize(wire);
      const begin = performance.now();
      deserialize(bytes);
      const message = decoder.decode(wire);
      if (message.kind === 'snapshots') views.take(message.projects);
      if (message.kind === 'outlines') views.outline(message.projects);
      this.#blocked = Math.max(this.#blocked, performance.now() - begin);
    });
  }

  /** When it told outlines, on the clock of `performance`: ms. */
  get outlinedAt(): number {
    return this.#outlinedAt;
  }

  /** Posts, and resolves with the time until a message comes that is awaited: ms. */
  async timed(message: ToEngine, awaited: (answer: FromEngine) => boolean): Promise<number> {
    const begin = performance.now();
    const arrived = new Promise<number>((resolve, reject) => {
      this.#listener = (answer) => {
        if (answer.kind === 'fault') reject(new Error(answer.stack));
        if (awaited(answer)) resolve(performance.now() - begin);
      };
    });
    this.#worker.postMessage(message);
    return arrived;
  }

  /** The time until the engine is free again after it was told of changes, whether it has anything to say or not: ms. */
  async busyAfter(message: ToEngine): Promise<number> {
    const begin = performance.now();
    this.#worker.postMessage(message);
    // Let it take the message and put the work off before it is asked again.
    await pause(5);
    // Refused without any reading: it tells only that the engine has come to it.
    const params = { root: '/a', path: '/b', stage: 'train' };
    await this.timed(
      { kind: 'request', id: 2, request: 'planUnlink', params },
      ({ kind }) => kind === 'refused',
    );
    return performance.now() - begin;
  }

  /** The longest time that the host was busy with one message since it was asked last: ms. */
  takeBlocked(): number {
    const blocked = this.#blocked;
    this.#blocked = 0;
    return blocked;
  }

  end(): Promise<number> {
    return this.#worker.terminate();
  }
}

/** Runs in a process of its own, so that its memory is the engine's. Arguments: bundle, folder of the project. */
async function main([bundle = '', folder = '']: readonly string[]): Promise<void> {
  const before = process.memoryUsage().rss;
  const thread = new Thread(bundle, new HostViews());
  const isSnapshot = ({ kind }: FromEngine): boolean => kind === 'snapshots';
  const params = { folders: [folder], trusted: true };
  const begin = performance.now();
  const first = await thread.timed({ kind: 'request', id: 1, request: 'open', params }, isSnapshot);
  const outline = thread.outlinedAt - begin;
  await pause(QUIET_MS);
  const memory = process.memoryUsage().rss - before;
  const blockedFirst = thread.takeBlocked();
  const linked = await repeat(folder, 'notebooks/train/part-000/00-step.ipynb', (file, text, turn) => {
    writeFileSync(file, text.replace('"frame.describe()"', `"frame.head(${String(turn)})"`));
    return thread.timed({ kind: 'changed', paths: [file] }, isSnapshot);
  });
  const evidence = await repeat(folder, evidencePath(folder), (file, text, turn) => {
    writeFileSync(file, text.replace('"Exit code {0}."', `"Exit code {0}, run ${String(turn)}."`));
    return thread.timed({ kind: 'changed', paths: [file] }, isSnapshot);
  });
  const unlinked = await repeat(folder, 'src/area-00/module_0/file_0.py', (file) => {
    appendFileSync(file, '# more\n');
    return thread.busyAfter({ kind: 'changed', paths: [file] });
  });
  const blocked = { first: blockedFirst, change: thread.takeBlocked() };
  await thread.end();
  const figures: EngineFigures = { outline, first, blocked, linked, evidence, unlinked, memory };
  console.log(JSON.stringify(figures));
}

async function repeat(
  folder: string,
  relative: string,
  change: (file: string, text: string, turn: number) => Promise<number>,
): Promise<readonly number[]> {
  const file = path.join(folder, relative);
  const text = readFileSync(file, 'utf8');
  const times: number[] = [];
  try {
    for (let turn = 1; turn <= REPEATS; turn += 1) {
      times.push(await change(file, text, turn));
      await pause(QUIET_MS);
    }
  } finally {
    writeFileSync(file, text);
  }
  return times;
}

function evidencePath(folder: string): string {
  const text = readFileSync(path.join(folder, 'ml-lifecycle.yaml'), 'utf8');
  const [, check = ''] = /\n {2}train:[^]*?\n {6}(check-\d+): \{ run/.exec(text) ?? [];
  return `.ml-lifecycle/evidence/train/${check}.json`;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
