import * as vscode from 'vscode';

/**
 * A file's address by which it can be dragged, and which is not decorated: the explorer shows that already. Providers
 * of decorations, ours and git's, know files by addresses without a fragment; one that names the first line is taken
 * off by the editor wherever it opens a file.
 */
export function undecorated(file: string): vscode.Uri {
  return vscode.Uri.file(file).with({ fragment: 'L1' });
}

/** Whether an address stands for a file as a whole, rather than for a place in it. */
export function isWholeFile({ scheme, fragment }: vscode.Uri): boolean {
  return scheme === 'file' && fragment === '';
}
