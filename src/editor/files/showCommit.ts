import * as vscode from 'vscode';
import { commitDocument } from './pastDocuments';

const VIEW_COMMIT = 'git.viewCommit';

/** Shows a commit: by the Git extension where that knows it and can, else as a text. */
export async function showCommit(root: string, commit: string): Promise<void> {
  const folder = vscode.Uri.file(root);
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes(VIEW_COMMIT) && (await isKnownToGit(folder, commit))) {
    await vscode.commands.executeCommand(VIEW_COMMIT, folder, commit);
    return;
  }
  await vscode.window.showTextDocument(commitDocument(root, commit), { preview: true });
}

/** The part of the Git extension's interface that is used here. */
interface GitExports {
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): { getCommit(id: string): Promise<unknown> } | null;
  };
}

/**
 * Whether the repository that the Git extension takes for the folder's has the commit. Of one that it has not opened it
 * would ask the user, and of one within another it takes the outer.
 */
async function isKnownToGit(folder: vscode.Uri, commit: string): Promise<boolean> {
  const extension = vscode.extensions.getExtension<GitExports>('vscode.git');
  if (extension?.isActive !== true) return false;
  try {
    const repository = extension.exports.getAPI(1).getRepository(folder);
    await repository?.getCommit(commit);
    return repository !== null;
  } catch {
    // Git is switched off in the editor's settings, or the commit is another repository's.
    return false;
  }
}
