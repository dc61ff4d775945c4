import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import { Cancelled } from '../commands/notice';
import { localize } from '../text/localize';
import { themeIcon } from '../tree/lifecycleTree';
import type { Choice } from './choices';

/** A line of a quick pick with what it stands for; of a separator nothing. */
export interface PickItem<T> extends vscode.QuickPickItem {
  readonly value?: { readonly of: T };
}

/** Lets the user choose one; throws `Cancelled` when they do not. */
export async function choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T> {
  const chosen = await vscode.window.showQuickPick(pickItems(choices), {
    title,
    placeHolder: localize(say('Type to filter')),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.value === undefined) throw new Cancelled();
  return chosen.value.of;
}

/** Choices as the editor's lines. */
export function pickItems<T>(choices: readonly Choice<T>[]): readonly PickItem<T>[] {
  return choices.map((choice): PickItem<T> => {
    if (choice.kind === 'separator') {
      return { label: choice.label, kind: vscode.QuickPickItemKind.Separator };
    }
    const { icon, label, description, detail, value, isLeftOut = false } = choice;
    return {
      label,
      description,
      iconPath: themeIcon(icon),
      value: { of: value },
      // Only where several may be chosen.
      picked: !isLeftOut,
      ...(detail === undefined ? {} : { detail }),
    };
  });
}
