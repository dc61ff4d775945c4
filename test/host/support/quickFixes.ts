import * as vscode from 'vscode';

/** The editor cancels what it is asked while a document settles; it is asked again so many times. */
const MOST_TRIES = 10;

/** The quick fixes that the editor offers at a range. */
export async function quickFixes(
  uri: vscode.Uri,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
      );
    } catch (error) {
      const isCancelled = error instanceof Error && error.message.startsWith('Canceled');
      if (!isCancelled || attempt === MOST_TRIES) throw error;
    }
  }
}
