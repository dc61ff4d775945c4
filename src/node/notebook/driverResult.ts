import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';

const words = z.string();
const cell = z.int().check(z.gte(0));

/** What the driver leaves behind. */
const RESULT = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('completed'), cells: cell }),
  z.object({ kind: z.literal('raised'), cell, name: words, value: words, traceback: words }),
  z.object({ kind: z.literal('kernel-died'), cell }),
  z.object({ kind: z.literal('no-module'), name: words }),
  z.object({ kind: z.literal('no-kernel'), name: words }),
  z.object({ kind: z.literal('no-start'), name: words, words }),
  z.object({ kind: z.literal('unreadable'), words }),
  z.object({ kind: z.literal('failed'), words }),
]);
export type DriverResult = z.infer<typeof RESULT>;

/** Files that the driver writes into its folder; each is there or not yet. */
const FILES = {
  result: RESULT,
  progress: z.object({ cell }),
  kernel: z.object({ pid: z.nullable(z.int().check(z.gte(2))) }),
};

/** One of the driver's files; `undefined` while it has not written it. */
export function fromDriver<N extends keyof typeof FILES>(
  folder: string,
  name: N,
): z.infer<(typeof FILES)[N]> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8'));
    const parsed = FILES[name].safeParse(value);
    return parsed.success ? (parsed.data as z.infer<(typeof FILES)[N]>) : undefined;
  } catch {
    return undefined;
  }
}
