import type { Locator, Page } from 'playwright-core';
import { eventually, patienceMilliseconds } from './eventually';
import type { QuickInput } from './quickInput';

/** The active text editor, driven by the keyboard as a person does. */
export class TextEditor {
  private readonly group: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.group = page.locator('.editor-group-container.active');
  }

  /** Opens a file of the workspace, and returns when its text has the focus. */
  async open(path: string): Promise<void> {
    await this.quickInput.openFile(path);
    await this.expectActive(path.split('/').at(-1) ?? path);
    await this.group.locator('.monaco-editor.focused').waitFor({ timeout: patienceMilliseconds });
  }

  /** Waits until the tab of that name is the active one. */
  async expectActive(name: string): Promise<void> {
    const tab = this.group.locator('.tab.active', { has: this.page.getByText(name, { exact: true }) });
    await tab.first().waitFor({ timeout: patienceMilliseconds });
  }

  /** Puts the cursor at a line and column, both counted from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.quickInput.answer(`:${line}:${column}`);
    await this.expectCursor(line, column);
  }

  /** Waits until the cursor is at a line, and at a column if given. */
  async expectCursor(line: number, column?: number): Promise<void> {
    const place = new RegExp(`Ln ${line}, Col ${column ?? '\\d+'}\\b`);
    await this.page.locator('[id="status.editor.selection"]', { hasText: place }).waitFor({
      timeout: patienceMilliseconds,
    });
  }

  /** Replaces the text of one line. */
  async replaceLine(line: number, text: string): Promise<void> {
    await this.goTo(line);
    await this.page.keyboard.press('Shift+End');
    await this.page.keyboard.insertText(text);
  }

  /** Saves, and returns when the tab is no longer marked as changed. */
  async save(): Promise<void> {
    await this.group.locator('.tab.active.dirty').waitFor({ timeout: patienceMilliseconds });
    await this.page.keyboard.press('ControlOrMeta+S');
    await this.group.locator('.tab.active:not(.dirty)').waitFor({ timeout: patienceMilliseconds });
  }

  /** The lines in sight, from top to bottom. */
  async lines(): Promise<string[]> {
    return eventually(() =>
      this.group
        .locator('.monaco-editor .view-lines .view-line')
        .evaluateAll((lines) =>
          (lines as HTMLElement[])
            .sort((a, b) => parseFloat(a.style.top) - parseFloat(b.style.top))
            .map((line) => line.textContent.replaceAll('\u00a0', ' ')),
        ),
    );
  }
}
