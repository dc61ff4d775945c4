import * as vscode from 'vscode';
import { cellSyntax, scriptLinks, type ScriptCell } from '../../core/links/scriptCells';
import { cellStages } from './cellTags';
import type { FileQuestion } from './fileStages';

/** Longer scripts are generated: their cells are not looked for while one moves about in them. Lines, and characters. */
const MOST_LINES = 20_000;
const LONGEST_TEXT = 1_000_000;

/** Calls back whenever another file may be the current one, or it has become unsaved or saved. */
export function onDidChangeCurrentFile(listener: () => void): vscode.Disposable {
  const { window } = vscode;
  return vscode.Disposable.from(
    window.onDidChangeActiveTextEditor(listener),
    window.onDidChangeActiveNotebookEditor(listener),
    window.tabGroups.onDidChangeTabs(listener),
  );
}

/** Calls back whenever another file, or another cell of it, may be the current one, or the cell may name other stages. */
export function onDidChangeCurrentCell(listener: () => void): vscode.Disposable {
  const { window, workspace } = vscode;
  const ofScript = (document: vscode.TextDocument): void => {
    if (document === window.activeTextEditor?.document && mayHaveCells(document)) listener();
  };
  return vscode.Disposable.from(
    onDidChangeCurrentFile(listener),
    window.onDidChangeNotebookEditorSelection(listener),
    workspace.onDidChangeNotebookDocument(({ notebook }) => {
      if (notebook === window.activeNotebookEditor?.notebook) listener();
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => ofScript(textEditor.document)),
    workspace.onDidChangeTextDocument(({ document }) => ofScript(document)),
  );
}

/** The file that the user works on, of the notebook editor in front, else of the text editor, with the cell in it; if it lies on disk. */
export function currentFile(): FileQuestion | undefined {
  const { activeNotebookEditor: notebook, activeTextEditor: editor } = vscode.window;
  if (notebook !== undefined) return fileOfNotebook(notebook);
  const uri = editor?.document.uri ?? uriOfTab();
  if (uri?.scheme !== 'file') return undefined;
  const cell = editor && cellOfScript(editor);
  return { path: uri.fsPath, ...(cell && { cell }) };
}

/** Whether the current file has changes that are not on the disk. */
export function isCurrentFileUnsaved(): boolean {
  const { activeNotebookEditor: notebook, activeTextEditor: editor } = vscode.window;
  return notebook?.notebook.isDirty ?? editor?.document.isDirty ?? false;
}

function fileOfNotebook({ notebook, selections }: vscode.NotebookEditor): FileQuestion | undefined {
  if (notebook.uri.scheme !== 'file') return undefined;
  const path = notebook.uri.fsPath;
  // Older editors have no selection until they are drawn.
  const index = selections[0]?.start;
  if (index === undefined || index >= notebook.cellCount) return { path };
  return { path, cell: { stages: cellStages(notebook.cellAt(index).metadata) } };
}

function cellOfScript({ document, selection }: vscode.TextEditor): ScriptCell | undefined {
  const { line } = selection.active;
  return cellsOf(document).find(({ first, last }) => first <= line && line <= last);
}

function mayHaveCells(document: vscode.TextDocument): boolean {
  const { uri, lineCount } = document;
  if (uri.scheme !== 'file' || cellSyntax(uri.fsPath) === undefined || lineCount > MOST_LINES) return false;
  return document.offsetAt(document.lineAt(lineCount - 1).range.end) <= LONGEST_TEXT;
}

const known = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly cells: readonly ScriptCell[] }
>();

/** The cells of a script as it is in the editor now, found once for each of its versions. */
function cellsOf(document: vscode.TextDocument): readonly ScriptCell[] {
  if (!mayHaveCells(document)) return [];
  const { version, uri } = document;
  const before = known.get(document);
  if (before?.version === version) return before.cells;
  const { cells } = scriptLinks(uri.fsPath, document.getText());
  known.set(document, { version, cells });
  return cells;
}

/** Pictures and data files have no text editor, but a tab. */
function uriOfTab(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
