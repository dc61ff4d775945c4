import * as vscode from 'vscode';
import { dayAfter, isDay } from '../../core/journal/day';
import { say } from '../../core/text/message';
import { Cancelled } from '../commands/notice';
import { localize } from '../text/localize';
import { choose } from './choose';

const DAYS = [7, 30, 90] as const;

/** Asks up to which day something holds, `YYYY-MM-DD`; throws `Cancelled` when the user does not say. */
export async function askDay(title: string, today: string): Promise<string> {
  const day = await choose(title, [
    ...DAYS.map((days) => ({
      kind: 'item' as const,
      icon: { name: 'calendar' },
      label: localize(say('{0} days', days)),
      description: dayAfter(today, days),
      value: dayAfter(today, days),
    })),
    {
      kind: 'item',
      icon: { name: 'edit' },
      label: localize(say('Another day…')),
      description: '',
      value: '',
    },
  ]);
  return day === '' ? askOtherDay(title, today) : day;
}

async function askOtherDay(title: string, today: string): Promise<string> {
  const day = await vscode.window.showInputBox({
    title,
    prompt: localize(say('The last day on which it holds: year, month and day.')),
    value: dayAfter(today, 30),
    ignoreFocusOut: true,
    validateInput: (text) => {
      if (!isDay(text)) return localize(say('Write it as year, month and day, such as {0}.', today));
      return text < today
        ? localize(say('{0} has passed: a waiver ends on a day to come.', text))
        : undefined;
    },
  });
  if (day === undefined) throw new Cancelled();
  return day;
}
