import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../testbed/openBrowser';

/** Side of the marketplace's icon, in pixels. */
const SIDE = 128;

/** Draws `media/icon.png` from `icon.svg` beside this script. */
async function drawIcon(): Promise<void> {
  const svg = readFileSync(path.join(__dirname, 'icon.svg'), 'utf8');
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    await page.screenshot({
      path: path.join(__dirname, '..', '..', 'media', 'icon.png'),
      omitBackground: true,
    });
  } finally {
    await browser.close();
  }
}

drawIcon().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
