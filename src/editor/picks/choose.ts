import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import { Cancelled } from '../commands/notice';
import { localize } from '../text/localize';
import { themeIcon } from '../tree/lifecycleTree';
import type { Choice } from './choices';

interface Item<T> extends vscode.QuickPickItem {
  readonly value?: { readonly of: T };
}

/** Lets the user choose one; throws `Cancelled` when they do not. */
export async function choose<T>(title: string, choices: readonly Choice<T>[]): Promise<T> {
  const items = choices.map((choice): Item<T> => {
    if (choice.kind === 'separator') {
      return { label: choice.label, kind: vscode.QuickPickItemKind.Separator };
    }
    const { icon, label, description, detail, value } = choice;
    return {
      label,
      description,
      iconPath: themeIcon(icon),
      value: { of: value },
      ...(detail === undefined ? {} : { detail }),
    };
  });
  const chosen = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: localize(say('Type to filter')),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (chosen?.value === undefined) throw new Cancelled();
  return chosen.value.of;
}
