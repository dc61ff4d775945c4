import * as vscode from 'vscode';
import { CELL_HEAD } from '../../core/links/scriptCells';
import type { Problem } from '../../core/project/problem';
import { COMMANDS } from '../manifest';

/** What writes a stage as it was meant: into the line that names it, or into the tags of a notebook's cell. */
export function respelling(
  document: vscode.TextDocument,
  { range, cell: index, suggestion, misspelt }: Problem,
  title: string,
): Pick<vscode.CodeAction, 'edit' | 'command'> | undefined {
  if (suggestion === undefined || misspelt === undefined) return undefined;
  const cell = cellOf(document);
  if (cell !== undefined) {
    if (cell.index !== index) return undefined;
    return { command: { title, command: COMMANDS.linkCell.id, arguments: [cell, suggestion, misspelt] } };
  }
  const found = range && wordIn(document, range.start.line, misspelt);
  if (found === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, found, suggestion);
  return { edit };
}

/** Where a word stands in the first line, from the head of a cell on, that speaks of the lifecycle and has it. */
function wordIn(document: vscode.TextDocument, first: number, word: string): vscode.Range | undefined {
  const whole = new RegExp(`(?<![\\w-])${word.replace(/[^\w-]/g, '')}(?![\\w-])`, 'i');
  const last = Math.min(first + CELL_HEAD, document.lineCount - 1);
  for (let line = first; line <= last; line++) {
    const { text } = document.lineAt(line);
    const marker = text.search(/lifecycle/i);
    const at = marker < 0 ? -1 : text.slice(marker).search(whole);
    if (at >= 0) return new vscode.Range(line, marker + at, line, marker + at + word.length);
  }
  return undefined;
}

function cellOf(document: vscode.TextDocument): vscode.NotebookCell | undefined {
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find((cell) => cell.document === document);
}
