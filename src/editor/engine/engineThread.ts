import { Worker } from 'node:worker_threads';
import type { FromEngine, ToEngine } from '../../protocol/engine';
import { SnapshotDecoder, type EngineWire } from '../../protocol/snapshotStream';

/** A running engine as its client sees it. */
export interface EngineThread {
  post(message: ToEngine): void;
  /** Ends it; what it was doing is lost. */
  stop(): void;
}

/** What an engine tells its client. */
export interface EngineListener {
  onMessage(message: FromEngine): void;
  /** It is gone, and why. Told at most once. */
  onExit(reason: string): void;
}

/** Starts an engine. */
export type StartEngine = (listener: EngineListener) => EngineThread;

/** Memory for what does not live long: V8's own choice is several times as much, and the engine is no quicker by it. */
const ENGINE_LIMITS = { maxYoungGenerationSizeMb: 8 } as const;

/** Starts engines as worker threads of the command line's bundle. */
export function workerEngine(bundle: string): StartEngine {
  return (listener) => {
    const worker = new Worker(bundle, { workerData: { engine: true }, resourceLimits: ENGINE_LIMITS });
    let fault: Error | undefined;
    const decoder = new SnapshotDecoder();
    worker.on('message', (message: EngineWire) => listener.onMessage(decoder.decode(message)));
    worker.on('error', (error) => {
      fault = error;
    });
    worker.on('exit', (code) => listener.onExit(fault?.stack ?? `exit code ${code}`));
    return {
      post: (message) => worker.postMessage(message),
      stop: () => void worker.terminate(),
    };
  };
}
