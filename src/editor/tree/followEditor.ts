import type * as vscode from 'vscode';
import { currentFile, onDidChangeCurrentFile } from '../links/currentFile';
import type { PathIndexes } from '../links/pathIndexes';
import { setting } from '../settings';
import type { LifecycleView } from './lifecycleView';

/** Lets the tree's selection follow the file in front, if that is wanted. */
export function followEditor(view: LifecycleView, paths: PathIndexes): vscode.Disposable {
  let last = '';
  return onDidChangeCurrentFile(() => {
    const file = currentFile()?.path ?? '';
    if (file === last) return;
    last = file;
    if (file === '' || !setting('followEditor')) return;
    const known = paths.at(file);
    const stage = known?.facts?.stages[0]?.id;
    // A tree that has just changed may not have the node any more: the next file is followed again.
    if (known?.facts !== undefined) view.follow(known.project.root, known.path, stage).catch(() => undefined);
  });
}
