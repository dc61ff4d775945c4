import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import type { QuickInput } from './quickInput';

/** The terminal in the panel, tasks' terminals too. */
export class TerminalPanel {
  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {}

  /** Opens a new terminal, and returns when its shell has shown a prompt. */
  async create(): Promise<void> {
    await this.quickInput.runCommand('Terminal: Create New Terminal');
    await this.page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
    await eventually(async () => assert.match(await this.text(), /\S/));
  }

  /** Types a line into the terminal that is shown. */
  async type(line: string): Promise<void> {
    await this.quickInput.runCommand('Terminal: Focus Terminal');
    await this.page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
    await this.page.keyboard.type(line);
    await this.page.keyboard.press('Enter');
  }

  /** The lines in sight of the terminal that is shown. */
  async text(): Promise<string> {
    const rows = await this.page
      .locator('.terminal-wrapper.active .xterm-rows > div')
      .evaluateAll((lines) => lines.map((line) => line.textContent.replaceAll('\u00a0', ' ').trimEnd()));
    return rows.join('\n').trimEnd();
  }

  /** Waits for a text in sight. */
  async expect(text: RegExp): Promise<void> {
    await eventually(async () => assert.match(await this.text(), text));
  }
}
