import path from 'node:path';
import * as vscode from 'vscode';
import type { Link } from '../../core/links/artifact';
import { withoutCellStage, withoutMarkerStage } from '../../core/links/markerEdits';
import { PROJECT_FILE } from '../../core/project/project';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { Notice } from '../commands/notice';
import type { EngineClient } from '../engine/engineClient';
import { absolutePath } from '../snapshot/lookUp';
import { withoutTag } from '../notebook/cellMetadata';
import { applyFileEdits } from './applyFileEdits';

/** Links files to stages, and unlinks them, wherever the link is declared. Every change can be undone. */
export class LinkEditor {
  readonly #engine: EngineClient;

  constructor(engine: EngineClient) {
    this.#engine = engine;
  }

  /**
   * Adds files, by their absolute paths, and globs, from the root, to the links of a stage; tells whether any was not
   * linked to it before.
   */
  async link(
    root: string,
    paths: readonly string[],
    stage: string,
    globs: readonly string[] = [],
  ): Promise<boolean> {
    const params = { root, paths, globs, stage, ...unsavedProject(root) };
    const edits = await this.#engine.request('planLinks', params);
    if (edits.length === 0) return false;
    await applyFileEdits(edits);
    return true;
  }

  /** Takes a link away where it is declared. */
  async unlink(root: string, link: Link): Promise<void> {
    const file = absolutePath(root, link.path);
    if (file === undefined) return;
    switch (link.origin) {
      case 'project': {
        const params = { root, path: file, stage: link.stage, ...unsavedProject(root) };
        return applyFileEdits(await this.#engine.request('planUnlink', params));
      }
      case 'marker':
        return editLine(file, link.line ?? 0, (line) => withoutMarkerStage(line, link.stage));
      case 'cell':
        if (link.lastLine === undefined) return untagCell(file, link);
        return editLine(file, link.line ?? 0, (line) => withoutCellStage(line, link.stage));
      case 'notebook':
        throw new Notice(
          say('{0} names its stage in its own metadata.', plainLine(path.basename(file))),
          say('Take “ml_lifecycle” out of the metadata of the notebook.'),
        );
    }
  }
}

/** What the editor holds of a project file is what edits change, whether it is on disk already or not. */
export function unsavedProject(root: string): { readonly text?: string } {
  const file = path.join(root, PROJECT_FILE);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file);
  return open === undefined ? {} : { text: open.getText() };
}

/** Changes one line of a file, or takes it away where nothing of it is left. */
async function editLine(
  file: string,
  number: number,
  change: (line: string) => string | undefined,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  const line = number < document.lineCount ? document.lineAt(number) : undefined;
  const text = line && change(line.text);
  if (line === undefined || text === undefined) throw changedSince(file);
  const { start, end } = text === '' ? line.rangeIncludingLineBreak : line.range;
  const range = {
    start: { line: start.line, column: start.character },
    end: { line: end.line, column: end.character },
  };
  await applyFileEdits([{ path: file, range, text }]);
}

async function untagCell(file: string, { cell, stage }: Link): Promise<void> {
  const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.file(file));
  if (cell === undefined || cell >= notebook.cellCount) throw changedSince(file);
  const { isDirty } = notebook;
  const metadata = withoutTag(notebook.cellAt(cell).metadata, `lifecycle:${stage}`);
  const change = new vscode.WorkspaceEdit();
  change.set(notebook.uri, [vscode.NotebookEdit.updateCellMetadata(cell, metadata)]);
  if (!(await vscode.workspace.applyEdit(change))) throw changedSince(file);
  if (!isDirty) await notebook.save();
}

function changedSince(file: string): Notice {
  return new Notice(
    say('{0} is not as it was when its links were read.', plainLine(path.basename(file))),
    say('Save it and try again.'),
  );
}
