import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { ChangedInput } from '../../core/snapshot/comparable';
import type { EngineClient } from '../engine/engineClient';
import { localize } from '../text/localize';
import { uriWithin } from './openPlace';
import { inputDocument, isNotebook } from './pastDocuments';

/**
 * Shows an input as it was when it was checked beside what it is now. Asks for the texts before it shows them: what
 * cannot be compared is told, not shown as an empty side.
 */
export async function compareInput(
  engine: Pick<EngineClient, 'request'>,
  root: string,
  { kind, path, was }: ChangedInput,
): Promise<void> {
  const before = { root, path, id: was };
  const now = { root, path };
  await engine.request('inputText', before);
  const asText = kind === 'removed' || isNotebook(path);
  if (asText) await engine.request('inputText', now);
  const name = plainLine(path.slice(path.lastIndexOf('/') + 1));
  const title = localize(say('{0} (checked ↔ now)', name));
  const right = asText ? inputDocument(now) : await uriWithin(root, path);
  await vscode.commands.executeCommand('vscode.diff', inputDocument(before), right, title);
}
