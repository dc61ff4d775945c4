import * as vscode from 'vscode';
import { Batch } from './batch';

/** Folders whose files never matter to a project; their events would only wake the engine. */
const IGNORED = /[\\/](?:\.git|\.hg|node_modules|__pycache__|\.venv|\.ml-lifecycle[\\/]cache)(?:[\\/]|$)/;

/** Tells `changed` which files of the workspace came, changed or went, several at a time. */
export function watchWorkspace(changed: (paths: readonly string[]) => void): vscode.Disposable {
  const batch = new Batch<string>(changed);
  const add = (uri: vscode.Uri): void => {
    if (uri.scheme === 'file' && !IGNORED.test(uri.fsPath)) batch.add([uri.fsPath]);
  };
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(add),
    watcher.onDidChange(add),
    watcher.onDidDelete(add),
    // Some file systems tell no events; what is saved here is known in any case.
    vscode.workspace.onDidSaveTextDocument((document) => add(document.uri)),
    vscode.workspace.onDidSaveNotebookDocument((notebook) => add(notebook.uri)),
    batch,
  );
}
