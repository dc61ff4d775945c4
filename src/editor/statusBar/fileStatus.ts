import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../core/project/project';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { currentFile, onDidChangeCurrentCell } from '../links/currentFile';
import { fileStages, type FileStages } from '../links/fileStages';
import type { PathIndexes } from '../links/pathIndexes';
import { localize } from '../text/localize';
import { StatusItem } from './statusItem';
import { fileStatusText } from './statusTexts';

/** Status bar: the stage and health of the current file, or of the cell that the user is in. */
export class FileStatus implements vscode.Disposable {
  readonly #paths: PathIndexes;
  readonly #item = new StatusItem(
    'mlLifecycle.file',
    localize(say('ML Lifecycle: Stage of File')),
    48,
    'fileActions',
  );
  readonly #subscription: vscode.Disposable;

  constructor(engine: EngineClient, paths: PathIndexes) {
    this.#paths = paths;
    const update = (): void => this.#update();
    this.#subscription = vscode.Disposable.from(engine.onDidChange(update), onDidChangeCurrentCell(update));
    update();
  }

  /** What the item shows; `undefined` while it is hidden. */
  get text(): string | undefined {
    return this.#item.text;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    const file = currentFileStages(this.#paths);
    // The project file belongs to all stages.
    const show = file !== undefined && file.path !== PROJECT_FILE;
    this.#item.show(show ? fileStatusText(file, localize) : undefined);
  }
}

/** The stages of the file in front; `undefined` when it is in no project. */
export function currentFileStages(paths: PathIndexes): FileStages | undefined {
  const file = currentFile();
  return file && fileStages(paths, file);
}
