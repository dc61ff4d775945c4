import * as vscode from 'vscode';

/** The lines that the extension shows above a text: the line that each stands above, from zero, and what it says. */
export async function stageLenses(uri: vscode.Uri): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    uri,
  );
  return found
    .filter(({ command }) => command?.command.startsWith('mlLifecycle.'))
    .map(({ range, command }) => `${String(range.start.line)} ${command?.title ?? ''}`);
}
