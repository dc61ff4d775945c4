import * as vscode from 'vscode';
import { StageLenses } from '../codeLens/stageLenses';
import type { EngineClient } from '../engine/engineClient';
import type { PathIndexes } from '../links/pathIndexes';
import { CellStatus } from '../notebook/cellStatus';
import { UnlinkedNotebooks } from '../notebook/unlinkedNotebooks';
import { FileDecorations } from './fileDecorations';

/** Shows what files belong to wherever they are shown: in the explorer, above code, below cells. */
export function registerFileViews(engine: EngineClient, paths: PathIndexes): vscode.Disposable {
  return vscode.Disposable.from(
    new FileDecorations(engine, paths),
    new StageLenses(engine, paths),
    new CellStatus(engine, paths),
    new UnlinkedNotebooks(engine, paths),
  );
}
