import type * as vscode from 'vscode';
import type { LineEdit } from '../../core/links/cellEdits';
import type { FileEdit } from '../../protocol/engine';

/** Changes of single lines as edits of a document. */
export function lineEdits(document: vscode.TextDocument, edits: readonly LineEdit[]): readonly FileEdit[] {
  return edits.map((edit) => {
    const { range, rangeIncludingLineBreak } = document.lineAt(edit.line);
    const path = document.uri.fsPath;
    switch (edit.kind) {
      case 'replace':
        return { path, range: plainRange(range), text: edit.text };
      case 'remove':
        return {
          path,
          range: plainRange(rangeIncludingLineBreak),
          text: '',
        };
      case 'insert':
        return { path, range: plainRange(range.with(range.end)), text: `\n${edit.text}` };
    }
  });
}

/** The lines of a document, without what ends them. */
export function linesOf(document: vscode.TextDocument): readonly string[] {
  return document.getText().split(/\r\n|\r|\n/);
}

/** A range of the editor as messages have it. */
export function plainRange({ start, end }: vscode.Range): FileEdit['range'] {
  return {
    start: { line: start.line, column: start.character },
    end: { line: end.line, column: end.character },
  };
}
