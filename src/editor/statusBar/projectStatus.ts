import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import { StatusItem } from './statusItem';
import { projectStatusText } from './statusTexts';

/** Status bar: how the window's projects stand, and whether checks are running. */
export class ProjectStatus implements vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #running: RunningSource;
  readonly #item = new StatusItem(
    'mlLifecycle.project',
    localize(say('ML Lifecycle: Health')),
    49,
    'projectActions',
  );
  readonly #subscriptions: vscode.Disposable;

  constructor(engine: EngineClient, running: RunningSource) {
    this.#engine = engine;
    this.#running = running;
    const update = (): void => this.#update();
    this.#subscriptions = vscode.Disposable.from(engine.onDidChange(update), running.onDidChange(update));
    update();
  }

  /** What the item shows; `undefined` while it is hidden. */
  get text(): string | undefined {
    return this.#item.text;
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const { projects } = this.#engine;
    const shown = projects.length > 0;
    this.#item.show(shown ? projectStatusText(projects, this.#running.running, localize) : undefined);
  }
}
