import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { editorUrl, type EditorPage } from './editorUrl';

/** A test run in an editor's extension host. */
export interface EditorRun {
  readonly browser: Browser;
  readonly page: Required<EditorPage>;
  readonly onLog: (line: string) => void;
  /** Where the picture of a failed run goes. */
  readonly screenshot: string;
  readonly limitMilliseconds: number;
}

/** How it ended: the exit code, or undefined when it met the limit. */
export type RunOutcome = number | undefined;

/** Opens the page, lets the tests run, and takes a picture unless all passed. */
export async function runInEditor(run: EditorRun): Promise<RunOutcome> {
  const page = await run.browser.newPage({ viewport: { width: 1280, height: 800 } });
  let timer: NodeJS.Timeout | undefined;
  try {
    const exit = new Promise<number>((resolve, reject) => {
      page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    });
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) =>
      run.onLog(joinLog(args)),
    );
    await page.goto(editorUrl(run.page));
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), run.limitMilliseconds);
    });
    const code = await Promise.race([exit, late]);
    if (code !== 0) await takePicture(page, run.screenshot);
    return code;
  } finally {
    clearTimeout(timer);
    await page.close().catch(() => undefined);
  }
}

function joinLog(args: unknown): string {
  const parts: unknown[] = Array.isArray(args) ? args : [args];
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}

async function takePicture(page: Page, file: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await page.screenshot({ path: file }).catch(() => undefined);
}
