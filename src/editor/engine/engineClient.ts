import type { ProjectOutline } from '../../core/snapshot/outline';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type {
  EngineRequestKind,
  EngineRequests,
  FromEngine,
  ToEngine,
  WorkspaceScope,
} from '../../protocol/engine';
import { Emitter, type Listen } from '../events/emitter';
import { EngineFault, EngineRefusal } from './engineErrors';
import type { EngineThread, StartEngine } from './engineThread';

/** How the engine stands. */
export type EngineState =
  /** What is known already of large projects, while their files are read. */
  | { readonly kind: 'starting'; readonly outlines: readonly ProjectOutline[] }
  | { readonly kind: 'ready'; readonly projects: readonly ProjectSnapshot[] }
  /** It ended twice; `refresh` tries again. */
  | { readonly kind: 'failed' };

/** Where views read the projects from. */
export interface SnapshotSource {
  readonly state: EngineState;
  readonly isUnwatched?: boolean;
  readonly onDidChange: Listen<EngineState>;
}

/** The part of the log that the client writes to. */
export interface EngineLog {
  info(text: string): void;
  error(text: string): void;
}

/** How long after an engine's end another is started: ms. */
export const RESTART_MS = 500;

/** An engine that lived this long is started again as if it had never ended before: ms. */
const TRUSTED_AFTER_MS = 60_000;

interface Pending {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/** Speaks with the engine. Every request settles; an engine that ends is started once more. */
export class EngineClient implements SnapshotSource {
  readonly #start: StartEngine;
  readonly #log: EngineLog;
  readonly #changes = new Emitter<EngineState>();
  readonly #pending = new Map<number, Pending>();
  #state: EngineState = { kind: 'starting', outlines: [] };
  #thread: EngineThread | undefined;
  #scope: WorkspaceScope | undefined;
  #nextId = 1;
  #restarted = false;
  #startedAt = 0;
  #restart: NodeJS.Timeout | undefined;
  #isUnwatched = false;

  readonly onDidChange = this.#changes.event;

  constructor(start: StartEngine, log: EngineLog) {
    this.#start = start;
    this.#log = log;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** Whether the system watches no more folders, so that changes may go unnoticed. */
  get isUnwatched(): boolean {
    return this.#isUnwatched;
  }

  /** The projects as they are now; none while the engine is not ready. */
  get projects(): readonly ProjectSnapshot[] {
    return this.#state.kind === 'ready' ? this.#state.projects : [];
  }

  /** Sets what the engine looks after, starting it if need be. */
  async open(scope: WorkspaceScope): Promise<void> {
    this.#scope = scope;
    await this.request('open', scope);
    // A workspace without projects gives no snapshots to wait for.
    if (this.#state.kind === 'starting') this.#become({ kind: 'ready', projects: [] });
  }

  /** Derives everything anew; an engine that had failed gets another try. */
  async refresh(): Promise<void> {
    this.#isUnwatched = false;
    if (this.#state.kind !== 'failed') {
      await this.request('refresh', null);
      return;
    }
    this.#restarted = false;
    this.#become({ kind: 'starting', outlines: [] });
    if (this.#scope !== undefined) await this.open(this.#scope);
  }

  /** Tells the engine which files were created, changed or deleted. */
  changed(paths: readonly string[]): void {
    this.#thread?.post({ kind: 'changed', paths });
  }

  /** Asks for something. Rejects with `EngineRefusal` or `EngineFault`. */
  request<K extends EngineRequestKind>(
    request: K,
    params: EngineRequests[K]['params'],
  ): Promise<EngineRequests[K]['result']> {
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const settle = (result: unknown): void => resolve(result as EngineRequests[K]['result']);
      this.#pending.set(id, { resolve: settle, reject });
      try {
        // The union over kinds cannot follow a generic kind.
        this.#running().post({ kind: 'request', id, request, params } as ToEngine);
      } catch (error) {
        this.#pending.delete(id);
        reject(new EngineFault(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      }
    });
  }

  dispose(): void {
    clearTimeout(this.#restart);
    const thread = this.#thread;
    this.#thread = undefined;
    thread?.stop();
    this.#rejectAll('The extension is shutting down.');
    this.#changes.dispose();
  }

  #running(): EngineThread {
    if (this.#thread !== undefined) return this.#thread;
    clearTimeout(this.#restart);
    this.#startedAt = Date.now();
    const thread = this.#start({
      onMessage: (message) => this.#receive(message),
      onExit: (reason) => {
        if (this.#thread === thread) this.#onExit(reason);
      },
    });
    this.#thread = thread;
    return thread;
  }

  #receive(message: FromEngine): void {
    switch (message.kind) {
      case 'snapshots':
        this.#become({ kind: 'ready', projects: message.projects });
        break;
      case 'outlines':
        if (this.#state.kind === 'starting') this.#become({ kind: 'starting', outlines: message.projects });
        break;
      case 'unwatched':
        if (this.#isUnwatched) break;
        this.#isUnwatched = true;
        this.#log.error('The system watches no more folders: fs.inotify.max_user_watches is reached.');
        this.#become(this.#state);
        break;
      case 'reply':
        this.#settle(message.id, (pending) => pending.resolve(message.result));
        break;
      case 'refused':
        this.#settle(message.id, (pending) =>
          pending.reject(new EngineRefusal(message.message, message.next)),
        );
        break;
      case 'fault': {
        this.#log.error(message.stack);
        const { id, stack } = message;
        if (id !== undefined) this.#settle(id, (pending) => pending.reject(new EngineFault(stack)));
      }
    }
  }

  #settle(id: number, how: (pending: Pending) => void): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (pending !== undefined) how(pending);
  }

  #onExit(reason: string): void {
    this.#thread = undefined;
    this.#log.error(`The engine ended: ${reason}`);
    this.#rejectAll(reason);
    if (Date.now() - this.#startedAt > TRUSTED_AFTER_MS) this.#restarted = false;
    const scope = this.#scope;
    if (this.#restarted || scope === undefined) {
      this.#become({ kind: 'failed' });
      return;
    }
    this.#restarted = true;
    this.#restart = setTimeout(() => {
      this.#log.info('Starting the engine again.');
      // Its failure is told by its exit.
      this.open(scope).catch(() => undefined);
    }, RESTART_MS);
  }

  #rejectAll(reason: string): void {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const request of pending) request.reject(new EngineFault(reason));
  }

  #become(state: EngineState): void {
    this.#state = state;
    this.#changes.fire(state);
  }
}
