import * as vscode from 'vscode';
import { Cancelled } from '../commands/notice';
import { pickItems } from './choose';
import type { Choice } from './choices';

/** Lets the user choose some, of which those that are not left out are chosen at first; throws `Cancelled` when they choose none. */
export async function chooseSeveral<T>(
  title: string,
  placeHolder: string,
  choices: readonly Choice<T>[],
): Promise<readonly T[]> {
  const chosen = await vscode.window.showQuickPick(pickItems(choices), {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  const values = (chosen ?? []).flatMap(({ value }) => (value === undefined ? [] : [value.of]));
  if (values.length === 0) throw new Cancelled();
  return values;
}
