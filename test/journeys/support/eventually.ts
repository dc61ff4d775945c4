import { setTimeout as delay } from 'node:timers/promises';

/** How long anything in the editor may take before a journey fails. */
export const patienceMilliseconds = 20_000;

/** Repeats an assertion until it holds; fails with its last failure. Returns what it returns. */
export async function eventually<T>(
  assertion: () => Promise<T> | T,
  patience = patienceMilliseconds,
): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await delay(50);
  }
}

/** Repeats a reading until it is no longer undefined; `what` says what was awaited when it never is. */
export function eventuallyFound<T>(what: string, read: () => Promise<T | undefined>): Promise<T> {
  return eventually(async () => {
    const found = await read();
    if (found === undefined) throw new Error(`Waited in vain for ${what}.`);
    return found;
  });
}
