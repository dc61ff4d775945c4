import * as vscode from 'vscode';
import type { BoardAnswer } from '../../protocol/board';
import { Emitter } from '../events/emitter';
import { VIEWS } from '../manifest';
import type { StageValue } from '../picks/choices';
import type { BoardDeps, BoardPanel } from './boardPanel';

/** The window's one board: opened, brought to the front, restored after a reload. Its code is loaded on first use. */
export class Board implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #deps: () => Promise<BoardDeps>;
  readonly #changes = new Emitter<undefined>();
  readonly #serializer: vscode.Disposable;
  #panel: BoardPanel | undefined;

  /** It opened or closed. */
  readonly onDidChange = this.#changes.event;

  constructor(deps: () => Promise<BoardDeps>) {
    this.#deps = deps;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(VIEWS.board, this);
  }

  get isOpen(): boolean {
    return this.#panel !== undefined;
  }

  /** Whether its page has said that it is there. */
  get isReady(): boolean {
    return this.#panel?.isReady === true;
  }

  /** Opens it or brings it to the front, perhaps at a stage. */
  async open(stage?: StageValue): Promise<void> {
    const { BoardPanel } = await import('./boardPanel');
    const deps = await this.#deps();
    this.#panel ??= this.#keep(BoardPanel.create(deps));
    this.#panel.show(stage);
  }

  /** Does what its page would ask for by that action; throws where it is none. */
  async act(action: unknown): Promise<BoardAnswer | undefined> {
    const { parseFromBoard } = await import('../../protocol/board');
    const message = parseFromBoard({ type: 'request', id: 0, action });
    if (message?.type !== 'request') throw new TypeError('That is no action of the board.');
    return (await this.#deps()).actions.act(message.action);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const { BoardPanel } = await import('./boardPanel');
    const deps = await this.#deps();
    // There is one board; one that was opened meanwhile wins over the restored one.
    if (this.#panel !== undefined) {
      panel.dispose();
      return;
    }
    this.#keep(new BoardPanel(panel, deps));
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#changes.dispose();
  }

  #keep(panel: BoardPanel): BoardPanel {
    this.#panel = panel;
    panel.onDidDispose(() => {
      if (this.#panel === panel) this.#panel = undefined;
      this.#changes.fire(undefined);
    });
    this.#changes.fire(undefined);
    return panel;
  }
}
