import * as vscode from 'vscode';
import { theApi } from './theApi';

/** How long tests wait for what must come: ms. */
const LIMIT_MS = 20_000;

/** Files and processes tell nobody of themselves: how often they are looked at while one waits. */
const LOOK_MS = 100;

/** Resolves with what `look` finds as soon as it finds something; rejects with what was awaited when it never does. */
export async function until<T>(what: string, look: () => T | undefined | false): Promise<T> {
  const api = await theApi();
  return new Promise((resolve, reject) => {
    const finish = (end: () => void): void => {
      clearTimeout(limit);
      clearInterval(clock);
      for (const subscription of subscriptions) subscription.dispose();
      end();
    };
    const check = (): void => {
      const found = look();
      if (found !== undefined && found !== false) finish(() => resolve(found));
    };
    const limit = setTimeout(() => finish(() => reject(new Error(`Waited in vain: ${what}`))), LIMIT_MS);
    const clock = setInterval(check, LOOK_MS);
    const subscriptions = [api.onDidChange(check), vscode.languages.onDidChangeDiagnostics(check)];
    check();
  });
}
