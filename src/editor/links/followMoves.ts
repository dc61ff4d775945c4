import * as vscode from 'vscode';
import type { FileEdit } from '../../protocol/engine';
import type { EngineClient } from '../engine/engineClient';
import { editorRange } from '../files/openPlace';
import { projectOf } from '../snapshot/lookUp';
import { unsavedProject } from './linkEditor';

interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Lets project files follow files and folders that are renamed or moved in the editor, as a part of the same edit: undo
 * takes both back. Where a project file cannot be edited the move goes on, and `onFault` tells.
 */
export function followMoves(engine: EngineClient, onFault: (error: unknown) => void): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const moves = event.files
      .filter(({ oldUri, newUri }) => oldUri.scheme === 'file' && newUri.scheme === 'file')
      .map(({ oldUri, newUri }): Move => ({ from: oldUri.fsPath, to: newUri.fsPath }));
    const byRoot = movesByProject(engine, moves);
    if (byRoot.size > 0) event.waitUntil(planAll(engine, byRoot, onFault));
  });
}

/** The moves within each project; what leaves its project cannot be linked there any more. */
function movesByProject(
  { projects }: EngineClient,
  moves: readonly Move[],
): ReadonlyMap<string, readonly Move[]> {
  const byRoot = new Map<string, Move[]>();
  for (const move of moves) {
    const root = projectOf(projects, move.from)?.root;
    if (root === undefined || projectOf(projects, move.to)?.root !== root) continue;
    byRoot.set(root, [...(byRoot.get(root) ?? []), move]);
  }
  return byRoot;
}

async function planAll(
  engine: EngineClient,
  byRoot: ReadonlyMap<string, readonly Move[]>,
  onFault: (error: unknown) => void,
): Promise<vscode.WorkspaceEdit> {
  const change = new vscode.WorkspaceEdit();
  for (const [root, moves] of byRoot) {
    try {
      const edits: readonly FileEdit[] = await engine.request('planMoves', {
        root,
        moves,
        ...unsavedProject(root),
      });
      for (const { path, range, text } of edits)
        change.replace(vscode.Uri.file(path), editorRange(range), text);
    } catch (error) {
      onFault(error);
    }
  }
  return change;
}
