import type { Locator, Page } from 'playwright-core';
import { patienceMilliseconds } from './eventually';

/** A notification that has popped up. */
export interface Notification {
  readonly severity: 'info' | 'warning' | 'error';
  readonly message: string;
  readonly actions: readonly string[];
}

/** The notifications in the corner. */
export class Notifications {
  private readonly toasts: Locator;

  constructor(page: Page) {
    this.toasts = page.locator('.notification-toast .notification-list-item');
  }

  /** All that are shown now. */
  all(): Promise<Notification[]> {
    return this.toasts.evaluateAll((toasts) =>
      toasts.map((toast) => {
        const icon = toast.querySelector('.notification-list-item-icon')?.className ?? '';
        return {
          severity: icon.includes('codicon-error')
            ? 'error'
            : icon.includes('codicon-warning')
              ? 'warning'
              : 'info',
          message: toast.querySelector('.notification-list-item-message')?.textContent.trim() ?? '',
          actions: [...toast.querySelectorAll('.monaco-text-button')].map((button) =>
            button.textContent.trim(),
          ),
        };
      }),
    );
  }

  /** Waits for one whose message matches. */
  async expect(message: RegExp | string): Promise<void> {
    await this.toast(message).waitFor({ timeout: patienceMilliseconds });
  }

  /** Presses a button of the one whose message matches. */
  async press(message: RegExp | string, action: string): Promise<void> {
    await this.toast(message).getByRole('button', { name: action, exact: true }).click();
  }

  /** Closes the one whose message matches. */
  async dismiss(message: RegExp | string): Promise<void> {
    const toast = this.toast(message);
    await toast.hover();
    await toast.locator('.codicon-notifications-clear').click();
    await toast.waitFor({ state: 'hidden' });
  }

  private toast(message: RegExp | string): Locator {
    return this.toasts.filter({ hasText: message }).first();
  }
}
