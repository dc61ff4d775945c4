import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { say, type Message } from '../../core/text/message';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { MOST_ENTRIES_ON_BOARD, type BoardState } from '../../protocol/board';
import { Cancelled, Notice } from '../commands/notice';
import type { EngineClient } from '../engine/engineClient';
import { EngineRefusal } from '../engine/engineErrors';
import { VIEWS } from '../manifest';
import type { StageValue } from '../picks/choices';
import { editorTranslations, localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import type { BoardActions } from './boardActions';
import { BoardConnection } from './boardConnection';
import { boardHtml } from './boardHtml';

/** What a panel needs. */
export interface BoardDeps {
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly actions: BoardActions;
  readonly log: vscode.LogOutputChannel;
  /** The extension's `dist` folder. */
  readonly dist: vscode.Uri;
  /** The folder of the extension's pictures. */
  readonly media: vscode.Uri;
}

/** The board in a webview panel. */
export class BoardPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #connection: BoardConnection;
  readonly #subscriptions: vscode.Disposable;

  /** Fills a panel, a new one or one that the editor restores. */
  constructor(panel: vscode.WebviewPanel, deps: BoardDeps) {
    this.#panel = panel;
    this.#connection = connect(panel.webview, deps);
    const update = (): void => this.#connection.update();
    this.#subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.#connection.receive(message)),
      panel.onDidChangeViewState(() => {
        if (!panel.visible) this.#connection.disconnect();
      }),
      panel.onDidDispose(() => void this.#subscriptions.dispose()),
      deps.engine.onDidChange(update),
      deps.running.onDidChange(update),
      vscode.workspace.onDidGrantWorkspaceTrust(update),
    );
    panel.iconPath = {
      light: vscode.Uri.joinPath(deps.media, 'board-light.svg'),
      dark: vscode.Uri.joinPath(deps.media, 'board-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: [deps.dist] };
    panel.webview.html = htmlOf(panel.webview, deps.dist);
  }

  /** A panel beside nothing: in the editor area, in front. */
  static create(deps: BoardDeps): BoardPanel {
    const title = localize(say('ML Lifecycle'));
    return new BoardPanel(
      vscode.window.createWebviewPanel(VIEWS.board, title, vscode.ViewColumn.Active),
      deps,
    );
  }

  /** Whether the page has said that it is there. */
  get isReady(): boolean {
    return this.#connection.isReady;
  }

  onDidDispose(listener: () => void): vscode.Disposable {
    return this.#panel.onDidDispose(listener);
  }

  show(stage: StageValue | undefined): void {
    if (stage !== undefined) this.#connection.select(stage);
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }
}

function connect(webview: vscode.Webview, deps: BoardDeps): BoardConnection {
  return new BoardConnection({
    post: (message) => void webview.postMessage(message),
    state: () => stateOf(deps),
    translations: editorTranslations,
    act: (action) => deps.actions.act(action),
    explain: (error) => explain(error, deps.log),
    onStranger: () => deps.log.warn('The board sent a message that is not one of its own.'),
  });
}

function stateOf({ engine, running }: BoardDeps): BoardState | undefined {
  if (engine.state.kind === 'starting') return undefined;
  const projects = engine.projects.map(forBoard);
  return { projects, running: running.running, trusted: vscode.workspace.isTrusted };
}

function forBoard(project: ProjectSnapshot): ProjectSnapshot {
  const { journal } = project;
  if (journal.length <= MOST_ENTRIES_ON_BOARD) return project;
  return { ...project, journal: journal.slice(-MOST_ENTRIES_ON_BOARD) };
}

/** What the board shows of a failed action; faults of ours go to the log. */
function explain(error: unknown, log: vscode.LogOutputChannel): Message {
  if (error instanceof Notice || error instanceof EngineRefusal) {
    return error.next === undefined ? error.reason : say('{0} {1}', error.reason, error.next);
  }
  if (error instanceof Cancelled) return say('Cancelled.');
  log.error(`Board: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return say('ML Lifecycle met a fault of its own. The log says more.');
}

function htmlOf(webview: vscode.Webview, dist: vscode.Uri): string {
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
  return boardHtml({
    script: address('board.js'),
    style: address('board.css'),
    cspSource: webview.cspSource,
    nonce: randomBytes(16).toString('base64'),
    title: localize(say('ML Lifecycle')),
    language: vscode.env.language,
  });
}
