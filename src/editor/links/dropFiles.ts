import * as vscode from 'vscode';
import { projectOf } from '../snapshot/lookUp';
import type { EngineClient } from '../engine/engineClient';
import type { LinkEditor } from './linkEditor';

/** What came of a drop. */
export interface Dropped {
  /** So many of the files lie in the project. */
  readonly inside: number;
  /** Whether any of them was not linked to the stage before. */
  readonly isNew: boolean;
}

/** Links files that were dropped on a stage, by their absolute paths; those outside its project are left out. */
export async function dropFiles(
  { projects }: Pick<EngineClient, 'projects'>,
  links: Pick<LinkEditor, 'link'>,
  files: readonly string[],
  { root, stage }: { readonly root: string; readonly stage: string },
): Promise<Dropped> {
  const inside = files.filter((file) => projectOf(projects, file)?.root === root);
  const isNew = inside.length > 0 && (await links.link(root, inside, stage));
  return { inside: inside.length, isNew };
}

/**
 * Absolute paths of files, of addresses: other schemes have none. In a window that is connected to this machine, the
 * board and the explorer call its files remote.
 */
export function filesAt(addresses: readonly string[]): readonly string[] {
  return addresses
    .filter((address) => /^(?:file|vscode-remote):/i.test(address))
    .map((address) => vscode.Uri.parse(address))
    .filter((uri) => uri.scheme === 'file' || isOfThisConnection(uri))
    .map(({ fsPath }) => fsPath);
}

/** By the kind of connection: the authority begins with it, and goes on behind a plus with which machine it is. */
function isOfThisConnection({ authority }: vscode.Uri): boolean {
  return vscode.env.remoteName !== undefined && authority.split('+')[0] === vscode.env.remoteName;
}
