import * as vscode from 'vscode';
import type { Message, Translations } from '../../core/text/message';

/** Turns a message into the words of the user's language. */
export type Localize = (message: Message) => string;

/** A message in the language of the editor. */
export function localize(message: Message): string {
  const args = (message.args ?? []).map((argument) =>
    typeof argument === 'object' ? localize(argument) : argument,
  );
  // Without arguments the template is looked up, and braces in it stay as they are.
  return args.length === 0 ? vscode.l10n.t(message.text) : vscode.l10n.t(message.text, ...args);
}

/** The translation bundle of the editor's language, for views that render messages themselves. */
export function editorTranslations(): Translations {
  const bundle: unknown = vscode.l10n.bundle;
  if (typeof bundle !== 'object' || bundle === null) return {};
  return Object.fromEntries(
    Object.entries(bundle).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
