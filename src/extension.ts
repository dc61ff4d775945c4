import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { say } from './core/text/message';
import type { Api } from './editor/api';
import { Board } from './editor/board/board';
import { registerActionCommands } from './editor/commands/actionCommands';
import { registerBoardCommands } from './editor/commands/boardCommands';
import { registerCheckCommands } from './editor/commands/checkCommands';
import { CommandRunner } from './editor/commands/commandRunner';
import { registerJournalCommands } from './editor/commands/journalCommands';
import { registerLinkCommands } from './editor/commands/linkCommands';
import { registerOpenCommands } from './editor/commands/openCommands';
import { registerProjectCommands } from './editor/commands/projectCommands';
import { registerStageCommands } from './editor/commands/stageCommands';
import { CurrentFileView } from './editor/currentFile/currentFileView';
import { ProblemsPanel } from './editor/diagnostics/problemsPanel';
import { registerQuickFixes } from './editor/diagnostics/quickFixes';
import { EngineClient } from './editor/engine/engineClient';
import { workerEngine } from './editor/engine/engineThread';
import { openWorkspace } from './editor/engine/openWorkspace';
import { watchWorkspace } from './editor/engine/watchWorkspace';
import { Emitter } from './editor/events/emitter';
import { registerFileViews } from './editor/explorer/registerFileViews';
import { HiddenFiles } from './editor/files/hiddenFiles';
import { PastDocuments } from './editor/files/pastDocuments';
import { LinkEditor } from './editor/links/linkEditor';
import { PathIndexes } from './editor/links/pathIndexes';
import { TASK_TYPE } from './editor/manifest';
import { setting } from './editor/settings';
import { FileStatus } from './editor/statusBar/fileStatus';
import { ProjectStatus } from './editor/statusBar/projectStatus';
import { CheckTasks } from './editor/tasks/checkTasks';
import { ChecksRunner } from './editor/tasks/checksRunner';
import { evidenceFolder } from './editor/tasks/evidenceFolder';
import { RunningChecks } from './editor/tasks/runningChecks';
import { localize } from './editor/text/localize';
import { JournalView } from './editor/journal/journalView';
import { followEditor } from './editor/tree/followEditor';
import { LifecycleView } from './editor/tree/lifecycleView';
import { LinkDrops } from './editor/tree/linkDrops';
import { TreeModel } from './editor/tree/treeModel';

/** The composition root: makes everything and says who needs what. Nothing here waits for the engine. */
export function activate(context: vscode.ExtensionContext): Api {
  const begin = performance.now();
  const own: Own = (disposable) => {
    context.subscriptions.push(disposable);
    return disposable;
  };
  const parts = createParts(context.extensionUri, own);
  registerParts(parts, own);
  const opened = openProjects(parts, own);
  const activationMs = performance.now() - begin;
  parts.log.info(`Activated in ${activationMs.toFixed(1)} ms.`);
  return createApi(parts, opened, activationMs, own);
}

/** Keeps something until the extension is deactivated. */
type Own = <T extends { dispose(): unknown }>(disposable: T) => T;
type Parts = ReturnType<typeof createParts>;

function createParts(extension: vscode.Uri, own: Own) {
  const dist = vscode.Uri.joinPath(extension, 'dist');
  const media = vscode.Uri.joinPath(extension, 'media');
  const commandLine = vscode.Uri.joinPath(dist, 'cli.js').fsPath;

  const log = own(vscode.window.createOutputChannel(localize(say('ML Lifecycle')), { log: true }));
  const engine = own(new EngineClient(workerEngine(commandLine), log));
  const paths = new PathIndexes(engine);
  const running = own(new RunningChecks());
  const tasks = new CheckTasks(engine, commandLine);
  const checks = new ChecksRunner(engine, tasks, running);
  const model = own(new TreeModel(engine, running, localize, own(new HiddenFiles())));
  const commands = new CommandRunner(log);
  const links = new LinkEditor(engine, paths);
  const drops = new LinkDrops(model, engine, links, commands);
  const view = own(new LifecycleView(engine, model, drops));
  const fileStatus = own(new FileStatus(engine, paths));
  const projectStatus = own(new ProjectStatus(engine, running));
  const current = own(new CurrentFileView({ engine, running, paths }));
  const journal = own(new JournalView(engine));
  const board = own(
    new Board(async () => {
      const { BoardActions } = await import('./editor/board/boardActions');
      return { engine, running, actions: new BoardActions(engine, checks, links), log, dist, media };
    }),
  );
  const shown = { model, current, view, drops, journal, fileStatus, projectStatus, board };
  return { log, engine, running, tasks, checks, commands, paths, links, ...shown };
}

function registerParts(parts: Parts, own: Own): void {
  const { log, engine, running, tasks, checks, current, view, journal, commands, board, paths, links } =
    parts;
  const model = { node: (id: string) => parts.model.node(id) ?? current.node(id) };
  const views = {
    openBoard: board.open.bind(board),
    revealStage: view.revealStage.bind(view),
  };
  own(vscode.tasks.registerTaskProvider(TASK_TYPE, tasks));
  own(running.onDidEnd(({ root }) => engine.changed([evidenceFolder(root)])));
  own(new ProblemsPanel(engine));
  own(new PastDocuments(engine));
  own(registerFileViews(engine, paths));
  own(followEditor(view, paths));
  own(registerQuickFixes(engine));
  own(registerCheckCommands({ commands, engine, running, checks, model }));
  own(registerJournalCommands({ commands, engine, journal, views }));
  own(registerOpenCommands({ commands, engine, running, model, log }));
  own(registerBoardCommands({ commands, engine, running, model, views }));
  own(registerLinkCommands({ commands, engine, running, model, paths, links }));
  own(registerStageCommands({ commands, engine, running, model }));
  own(registerProjectCommands({ commands, engine, running, links }));
  own(registerActionCommands(commands, engine, paths));
  own(watchWorkspace((paths) => engine.changed(paths)));
  own(vscode.workspace.onDidGrantWorkspaceTrust(() => view.trustChanged()));
}

/** Lets the engine read the workspace; settles when it has, or could not. */
async function openProjects({ engine, commands, board, log }: Parts, own: Own): Promise<void> {
  const { opened, disposable } = openWorkspace(engine, (error) => log.error(String(error)));
  own(disposable);
  await opened;
  if (setting('openBoardOnStartup') && engine.projects.length > 0) {
    await commands.guard('openBoardOnStartup', () => board.open());
  }
}

function createApi(parts: Parts, opened: Promise<void>, ms: number, own: Own): Api {
  const { engine, running, model, current, view, drops, journal, fileStatus, projectStatus, board } = parts;
  const changes = own(new Emitter<undefined>());
  const changed = (): void => changes.fire(undefined);
  for (const { onDidChange } of [engine, running, board]) own(onDidChange(changed));
  return {
    whenReady: () => opened,
    onDidChange: changes.event,
    projects: () => engine.projects,
    running: () => running.running,
    tree: () => model.roots,
    selection: () => view.selection.map(({ label }) => label),
    drops,
    currentFile: () => current.roots,
    journal: () => journal.nodes,
    badge: () => view.badge?.value ?? 0,
    statusBar: () => ({ file: fileStatus.text, project: projectStatus.text }),
    board: () => ({ open: board.isOpen, ready: board.isReady }),
    actOnBoard: (action) => board.act(action),
    atActivation: { engine: engine.state.kind, ms },
  };
}
