import type { Locator, Page } from 'playwright-core';
import { patienceMilliseconds } from './eventually';

/** An item of the status bar. */
export interface StatusBarItem {
  readonly id: string;
  /** What it shows, without icons. */
  readonly text: string;
  /** What a screen reader says, icons and tooltip included. */
  readonly accessibleName: string;
}

/** The status bar. */
export class StatusBar {
  private readonly root: Locator;

  constructor(page: Page) {
    this.root = page.locator('.part.statusbar');
  }

  /** All items that are shown, from left to right. */
  items(): Promise<StatusBarItem[]> {
    return this.root.locator('.statusbar-item:visible').evaluateAll((items) =>
      items.map((item) => ({
        id: item.id,
        text: item.textContent.trim(),
        accessibleName: item.getAttribute('aria-label') ?? '',
      })),
    );
  }

  /** Waits for an item whose text matches. */
  async expect(text: RegExp | string): Promise<void> {
    await this.item(text).waitFor({ timeout: patienceMilliseconds });
  }

  /** Clicks the item whose text matches. */
  async click(text: RegExp | string): Promise<void> {
    await this.item(text).locator('a').click();
  }

  private item(text: RegExp | string): Locator {
    return this.root.locator('.statusbar-item', { hasText: text }).first();
  }
}
