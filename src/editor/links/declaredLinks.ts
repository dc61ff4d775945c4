import path from 'node:path';
import * as vscode from 'vscode';
import type { Link } from '../../core/links/artifact';
import { cellWithOtherStage, cellWithoutStage, type LineEdit } from '../../core/links/cellEdits';
import { withMarkerStage, withoutMarkerStage } from '../../core/links/markerEdits';
import { cellTagOf } from '../../core/links/markers';
import { scriptLinks, type ScriptCell } from '../../core/links/scriptCells';
import {
  cellWithOtherTag,
  cellWithoutTag,
  notebookWithoutStage,
  notebookWithStage,
} from '../../core/notebook/notebookEdits';
import type { OffsetEdit } from '../../core/project/yamlLayout';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { Notice } from '../commands/notice';
import { withOtherTag, withoutTag } from '../notebook/cellMetadata';
import { withoutStage, withStage } from '../notebook/notebookMetadata';
import { applyFileEdits } from './applyFileEdits';
import { lineEdits, linesOf, plainRange } from './lineEdits';

/** Adds a stage to what a file names itself: in its marker comment, or in the metadata of a notebook. */
export async function addDeclared(file: string, { origin, line = 0 }: Link, stage: string): Promise<void> {
  if (origin === 'notebook') {
    await editNotebook(file, {
      text: (text) => notebookWithStage(text, stage),
      open: ({ metadata }) => vscode.NotebookEdit.updateNotebookMetadata(withStage(metadata, stage)),
    });
    return;
  }
  await editLine(file, line, (text) => withMarkerStage(text, stage));
}

/** Takes a link away that a file declares itself: of all of it, or of a cell. */
export async function removeDeclared(file: string, link: Link): Promise<void> {
  const { stage, origin, line = 0 } = link;
  if (origin === 'notebook') {
    await editNotebook(file, {
      text: (text) => notebookWithoutStage(text, stage),
      open: ({ metadata }) => vscode.NotebookEdit.updateNotebookMetadata(withoutStage(metadata, stage)),
    });
  } else if (origin === 'marker') {
    await editLine(file, line, (text) => withoutMarkerStage(text, stage));
  } else {
    await editCell(file, link, {
      script: (lines, cell) => cellWithoutStage(lines, cell, stage),
      text: (text, cell) => cellWithoutTag(text, cell, stage),
      open: (metadata) => withoutTag(metadata, cellTagOf(stage)),
    });
  }
}

/** Has a cell name another stage instead of that of a link. */
export async function moveCell(file: string, link: Link, other: string): Promise<void> {
  const { stage } = link;
  await editCell(file, link, {
    script: (lines, cell) => cellWithOtherStage(lines, cell, stage, other),
    text: (text, cell) => cellWithOtherTag(text, cell, stage, other),
    open: (metadata) => withOtherTag(metadata, cellTagOf(stage), cellTagOf(other)),
  });
}

/** One change of a cell, as that of a script, and as that of a notebook in its text and as the editor has it. */
interface CellChange {
  readonly script: (lines: readonly string[], cell: ScriptCell) => readonly LineEdit[];
  readonly text: (text: string, cell: number) => OffsetEdit | undefined;
  readonly open: (metadata: vscode.NotebookCell['metadata']) => vscode.NotebookCell['metadata'];
}

async function editCell(file: string, { line, lastLine, cell = 0 }: Link, change: CellChange): Promise<void> {
  if (lastLine !== undefined) {
    await editLines(file, (lines) => {
      const own = scriptLinks(file, lines.join('\n')).cells.find(({ first }) => first === line);
      return own === undefined ? [] : change.script(lines, own);
    });
    return;
  }
  await editNotebook(file, {
    text: (text) => change.text(text, cell),
    open: (notebook) => {
      if (cell >= notebook.cellCount) throw changedSince(file);
      return vscode.NotebookEdit.updateCellMetadata(cell, change.open(notebook.cellAt(cell).metadata));
    },
  });
}

/** Changes one line of a file, or takes it away where nothing of it is left. */
async function editLine(
  file: string,
  line: number,
  change: (text: string) => string | undefined,
): Promise<void> {
  await editLines(file, (lines) => {
    const text = lines[line] === undefined ? undefined : change(lines[line]);
    if (text === undefined) return [];
    return [text === '' ? { kind: 'remove', line } : { kind: 'replace', line, text }];
  });
}

async function editLines(
  file: string,
  change: (lines: readonly string[]) => readonly LineEdit[],
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  const edits = change(linesOf(document));
  if (edits.length === 0) throw changedSince(file);
  await applyFileEdits(lineEdits(document, edits));
}

/** One change of a notebook, as its text and as the editor has it. */
interface NotebookChange {
  readonly text: (text: string) => OffsetEdit | undefined;
  readonly open: (notebook: vscode.NotebookDocument) => vscode.NotebookEdit;
}

/**
 * Changes a notebook, and saves it if it had nothing unsaved before. One that is not open is changed as a text: the editor
 * would lay all of it out anew when it saves.
 */
async function editNotebook(file: string, change: NotebookChange): Promise<void> {
  const uri = vscode.Uri.file(file);
  const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri.toString());
  if (notebook === undefined) {
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = change.text(document.getText());
    if (edit === undefined) throw changedSince(file);
    const range = new vscode.Range(document.positionAt(edit.at), document.positionAt(edit.at + edit.remove));
    await applyFileEdits([{ path: file, range: plainRange(range), text: edit.text }]);
    return;
  }
  const { isDirty } = notebook;
  const edit = new vscode.WorkspaceEdit();
  edit.set(uri, [change.open(notebook)]);
  if (!(await vscode.workspace.applyEdit(edit))) throw changedSince(file);
  if (!isDirty) await notebook.save();
}

function changedSince(file: string): Notice {
  return new Notice(
    say('{0} is not as it was when its links were read.', plainLine(path.basename(file))),
    say('Save it and try again.'),
  );
}
