import type { Page } from 'playwright-core';

/** Waits until the toolkit's controls told the board what was done to them: they do so with the next frame. */
export async function toolkitTold(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
      }),
  );
}
