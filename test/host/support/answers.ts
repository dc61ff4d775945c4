import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** What was asked in the user's place: titles and lines of lists, titles and prompts of input boxes. */
export interface Asked {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Answers a list of which several may be chosen with what it offers as chosen. */
export const AS_OFFERED = Symbol('as offered');

type Answer = string | RegExp | typeof AS_OFFERED | undefined;

/**
 * Answers in the user's place while `act` runs: of a list the line that matches, all of them where several may be chosen,
 * in an input box the text; `undefined` closes either. Fails unless just so much is asked. Returns what was asked.
 */
export async function answering(
  answers: readonly Answer[],
  act: () => Thenable<unknown>,
): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const next = (): Answer => {
    assert.ok(asked.length <= answers.length, `asked too much: ${JSON.stringify(asked.at(-1))}`);
    return answers[asked.length - 1];
  };
  const pick = (items: readonly vscode.QuickPickItem[], options?: vscode.QuickPickOptions) => {
    const lines = items.map(({ label, description, detail }) =>
      [label, description, detail].filter(Boolean).join(' | '),
    );
    asked.push({ title: options?.title ?? '', lines });
    const answer = next();
    if (answer === undefined) return Promise.resolve(undefined);
    if (answer === AS_OFFERED) return Promise.resolve(items.filter(({ picked }) => picked === true));
    const at = lines.findIndex((line, index) => !isSeparator(items[index]) && fits(line, answer));
    assert.ok(at >= 0, `no line fits ${String(answer)}: ${lines.join('; ')}`);
    if (options?.canPickMany === true) {
      return Promise.resolve(
        items.filter((item, index) => !isSeparator(item) && fits(lines[index] ?? '', answer)),
      );
    }
    return Promise.resolve(items[at]);
  };
  const input = async (options?: vscode.InputBoxOptions) => {
    asked.push({ title: options?.title ?? '', lines: [options?.prompt ?? ''] });
    const answer = next();
    if (typeof answer !== 'string') return undefined;
    const fault = await options?.validateInput?.(answer);
    assert.ok(!fault, `refused: ${JSON.stringify(fault)}`);
    return answer;
  };
  const restore = replaceWindow({ showQuickPick: pick, showInputBox: input });
  try {
    await act();
  } finally {
    restore();
  }
  assert.equal(asked.length, answers.length, `asked only ${JSON.stringify(asked)}`);
  return asked;
}

function fits(line: string, answer: string | RegExp): boolean {
  return typeof answer === 'string' ? line.startsWith(answer) : answer.test(line);
}

function isSeparator(item: vscode.QuickPickItem | undefined): boolean {
  return item?.kind === vscode.QuickPickItemKind.Separator;
}

function replaceWindow(replacements: Readonly<Record<string, unknown>>): () => void {
  const target = vscode.window as unknown as Record<string, unknown>;
  const before = Object.keys(replacements).map((name) => [name, target[name]] as const);
  Object.assign(target, replacements);
  return () => void Object.assign(target, Object.fromEntries(before));
}
