import * as vscode from 'vscode';

/** The editor cancels what it is asked while a document, or its list of providers, settles; it is asked again for so long: ms. */
const PATIENCE_MS = 5000;

/** The quick fixes that the editor offers at a range; there should be any. */
export async function quickFixes(
  uri: vscode.Uri,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const actions = await askOnce(uri, range);
    if (actions.length > 0 || Date.now() > end) return actions;
  }
}

/** The answer to one question: that is nothing too when the editor cancelled it. */
async function askOnce(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Canceled')) return [];
    throw error;
  }
}
