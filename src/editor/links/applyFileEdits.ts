import path from 'node:path';
import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { FileEdit } from '../../protocol/engine';
import { Notice } from '../commands/notice';
import { editorRange } from '../files/openPlace';

/** Changes text files by edits that can be undone at once, and saves those that had nothing unsaved before. */
export async function applyFileEdits(edits: readonly FileEdit[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const unsaved = new Set(
    vscode.workspace.textDocuments
      .filter((document) => document.isDirty)
      .map((document) => document.uri.fsPath),
  );
  for (const { path: file, range, text } of edits) {
    change.replace(vscode.Uri.file(file), editorRange(range), text);
  }
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Notice(
      say('The file could not be edited.'),
      say('Make it writable and close what else edits it.'),
    );
  }
  for (const file of new Set(edits.map((edit) => edit.path))) {
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.fsPath === file);
    if (document === undefined || unsaved.has(file) || (await document.save())) continue;
    throw new Notice(say('{0} was edited, but could not be saved.', plainLine(path.basename(file))));
  }
}
