import type { Locator, Page } from 'playwright-core';
import { eventually, patienceMilliseconds } from './eventually';

/** The command palette, and the lists and input boxes that commands open in its place. */
export class QuickInput {
  private readonly widget: Locator;
  private readonly input: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget');
    this.input = this.widget.locator('.quick-input-box input');
  }

  /** Runs a command by its full title, such as `View: Show Explorer`. */
  async runCommand(title: string): Promise<void> {
    await this.search('F1', `>${title}`, (timeout) => this.row(title).click({ timeout }));
  }

  /** The titles of the commands that the palette offers for a text. */
  async commandsFor(text: string): Promise<string[]> {
    const found = this.widget.locator('.monaco-list-row', { hasText: text }).first();
    await this.search('F1', `>${text}`, (timeout) => found.waitFor({ timeout }));
    const labels = await this.labels();
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
    return labels;
  }

  /** The titles that the palette offers of commands that begin so; none is an answer too. */
  async commandsMatching(beginning: string): Promise<string[]> {
    await this.search('F1', `>${beginning}`, (timeout) =>
      this.widget.locator('.monaco-list-row').first().waitFor({ timeout }),
    );
    const labels = (await this.labels()).filter((label) => label.startsWith(beginning));
    await this.dismiss();
    return labels;
  }

  /** Opens a file by its path in the workspace. */
  async openFile(path: string): Promise<void> {
    const name = path.split('/').at(-1) ?? path;
    await this.search('ControlOrMeta+P', path, (timeout) => this.row(name).click({ timeout }));
  }

  /** Answers an input box or a go-to-line box. */
  async answer(text: string): Promise<void> {
    await this.answerFirst(text);
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Answers an input box after which something else is asked. */
  async answerFirst(text: string): Promise<void> {
    await this.input.waitFor();
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Takes the place that a dialog for saving a file offers, once that is the one of this ending. */
  async takePlace(ending: string): Promise<void> {
    await eventually(async () => {
      const place = await this.input.inputValue({ timeout: patienceMilliseconds / 8 });
      if (!place.endsWith(ending)) throw new Error(`The place offered is ${place}.`);
    });
    await this.input.press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** The rows of the open list: what a screen reader says of each. */
  async rows(): Promise<string[]> {
    await this.widget.locator('.monaco-list-row').first().waitFor();
    return this.widget
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  }

  /** The rows' first lines, without icons. */
  async labels(): Promise<string[]> {
    return this.widget
      .locator('.monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('.label-name')?.textContent.trim() ?? ''));
  }

  /** Waits for the list that has a row with that label. */
  expectRow(label: string): Promise<void> {
    return this.row(label).waitFor({ timeout: patienceMilliseconds });
  }

  /** Picks the row with that label. */
  async pick(label: string): Promise<void> {
    await this.row(label).click({ timeout: patienceMilliseconds });
  }

  /** Picks the first row. */
  async pickFirst(): Promise<void> {
    await this.widget.locator('.monaco-list-row').first().click();
  }

  /** Closes whatever is open. */
  async dismiss(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /**
   * Opens it by a key, searches for a text and does something with what is found: all over again when the key was lost
   * because the workbench still loads, or when something else took the focus, which closes it.
   */
  private async search(key: string, text: string, then: (timeout: number) => Promise<void>): Promise<void> {
    const timeout = patienceMilliseconds / 8;
    await eventually(async () => {
      await this.page.keyboard.press(key);
      await this.input.waitFor({ timeout });
      await this.input.fill(text, { timeout });
      await then(timeout);
    });
  }

  private row(label: string): Locator {
    const exact = this.page.locator('.label-name').getByText(label, { exact: true });
    return this.widget.locator('.monaco-list-row').filter({ has: exact }).first();
  }
}
