import * as vscode from 'vscode';
import type { WorkspaceScope } from '../../protocol/engine';
import type { EngineClient } from './engineClient';

/** Keeps the engine looking after the workspace's folders, with its trust; the promise settles with the first. */
export function openWorkspace(engine: EngineClient, onFault: (error: unknown) => void) {
  const open = (): Promise<void> => engine.open(scopeOfWindow()).catch(onFault);
  const disposable = vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(() => void open()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void open()),
  );
  return { opened: open(), disposable };
}

function scopeOfWindow(): WorkspaceScope {
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    folders: folders.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
    trusted: vscode.workspace.isTrusted,
  };
}
