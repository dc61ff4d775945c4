import * as vscode from 'vscode';
import { cellTags } from './cellTags';

/** The file that the user works on: of the notebook editor in front, else of the text editor. */
export interface CurrentFile {
  readonly path: string;
  /** The notebook's selected cell. */
  readonly cell?: { readonly index: number; readonly tags: readonly string[] };
}

/** Calls back whenever another file, or another part of it, may be the current one. */
export function onDidChangeCurrentFile(listener: () => void): vscode.Disposable {
  const { window, workspace } = vscode;
  return vscode.Disposable.from(
    window.onDidChangeActiveTextEditor(listener),
    window.onDidChangeActiveNotebookEditor(listener),
    window.onDidChangeNotebookEditorSelection(listener),
    window.tabGroups.onDidChangeTabs(listener),
    workspace.onDidChangeNotebookDocument((change) => {
      if (change.notebook === window.activeNotebookEditor?.notebook) listener();
    }),
  );
}

/** The current file, if it lies on disk. */
export function currentFile(): CurrentFile | undefined {
  const notebook = vscode.window.activeNotebookEditor;
  if (notebook !== undefined) return fileOfNotebook(notebook);
  const uri = vscode.window.activeTextEditor?.document.uri ?? uriOfTab();
  return uri?.scheme === 'file' ? { path: uri.fsPath } : undefined;
}

function fileOfNotebook({ notebook, selections }: vscode.NotebookEditor): CurrentFile | undefined {
  if (notebook.uri.scheme !== 'file') return undefined;
  // Older editors have no selection until they are drawn.
  const index = selections[0]?.start;
  if (index === undefined || index >= notebook.cellCount) return { path: notebook.uri.fsPath };
  return { path: notebook.uri.fsPath, cell: { index, tags: cellTags(notebook.cellAt(index).metadata) } };
}

/** Pictures and data files have no text editor, but a tab. */
function uriOfTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
