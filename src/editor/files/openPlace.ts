import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import type { Place, Range } from '../../core/place/place';
import { say } from '../../core/text/message';
import { Notice } from '../commands/notice';
import { absolutePath, relativePath } from '../snapshot/lookUp';
import { plainLine } from '../../core/text/plainLine';

/** A range as the editor has it; the beginning of the file where there is none. */
export function editorRange(range: Range | undefined): vscode.Range {
  if (range === undefined) return new vscode.Range(0, 0, 0, 0);
  const { start, end } = range;
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/**
 * Opens a file of a project at its place: a text at the range, a notebook at the cell, a folder in the explorer. `column`:
 * the group of editors, the active one if it is absent.
 */
export async function openPlace(
  root: string,
  place: Place,
  column = vscode.ViewColumn.Active,
): Promise<void> {
  const uri = await uriWithin(root, place.path);
  const stat = await vscode.workspace.fs.stat(uri).then(
    (found) => found,
    () => undefined,
  );
  if (stat === undefined) {
    throw new Notice(
      say('{0} does not exist.', plainLine(place.path)),
      say('It may have been moved or deleted.'),
    );
  }
  if ((stat.type & vscode.FileType.Directory) !== 0) {
    await vscode.commands.executeCommand('revealInExplorer', uri);
  } else if (uri.path.endsWith('.ipynb')) {
    await openNotebook(uri, place, column);
  } else if (place.range === undefined) {
    // Lets the editor choose what shows it: data and pictures are no texts.
    await vscode.commands.executeCommand('vscode.open', uri, column);
  } else {
    const selection = editorRange(place.range);
    await vscode.window.showTextDocument(uri, { selection, viewColumn: column });
  }
}

async function openNotebook(uri: vscode.Uri, { cell }: Place, viewColumn: vscode.ViewColumn): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(uri).then(
    (opened) => opened,
    () => undefined,
  );
  // Not readable as a notebook: the editor shows why.
  if (notebook === undefined) {
    await vscode.commands.executeCommand('vscode.open', uri, viewColumn);
    return;
  }
  if (cell === undefined || cell >= notebook.cellCount) {
    await vscode.window.showNotebookDocument(notebook, { viewColumn });
    return;
  }
  const range = new vscode.NotebookRange(cell, cell + 1);
  const editor = await vscode.window.showNotebookDocument(notebook, { selections: [range], viewColumn });
  editor.revealRange(range, vscode.NotebookEditorRevealType.InCenterIfOutsideViewport);
}

/** The file of a project-relative path, or a notice. Paths come from files that anybody may have written: none may lead outside. */
export async function uriWithin(root: string, relative: string): Promise<vscode.Uri> {
  const file = absolutePath(root, relative);
  const [realRoot, realFile] = await Promise.all([real(root), file === undefined ? undefined : real(file)]);
  const leadsOut =
    realRoot !== undefined && realFile !== undefined && relativePath(realRoot, realFile) === undefined;
  if (file === undefined || leadsOut) {
    throw new Notice(say('{0} lies outside the project and is not opened from here.', plainLine(relative)));
  }
  return vscode.Uri.file(file);
}

/** Where a path really leads; `undefined` when it leads nowhere. */
async function real(file: string): Promise<string | undefined> {
  return realpath(file).then(
    (found) => found,
    () => undefined,
  );
}
