import { chromium, type Browser } from 'playwright-core';
import { findBrowser } from './findBrowser';
import { SetupError } from './setupError';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window; it ends with this process. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  try {
    return await chromium.launch({
      executablePath,
      args: flags,
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    throw new SetupError(
      `The browser ${executablePath} did not start.`,
      'See that it runs with --headless, or set CHROME_PATH to another.',
      error instanceof Error ? error.message : String(error),
    );
  }
}
