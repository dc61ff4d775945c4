import * as vscode from 'vscode';
import { LONGEST_REASON } from '../../core/journal/journalFile';
import { say } from '../../core/text/message';
import { Cancelled } from '../commands/notice';
import { localize } from '../text/localize';

/** Asks why; throws `Cancelled` when the user does not say. */
export async function askReason(title: string, prompt: string): Promise<string> {
  const reason = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (text.trim() === '') return localize(say('Say in a sentence why: others will read it.'));
      return text.trim().length > LONGEST_REASON
        ? localize(say('The reason is longer than {0} characters.', LONGEST_REASON))
        : undefined;
    },
  });
  if (reason === undefined) throw new Cancelled();
  return reason.trim();
}
