import type { Message } from '../../text/message';
import type { CheckWorld } from '../world/checkWorld';
import { lineTime } from './lineTime';

/** What the lines of a log tell of time. */
export type LogTime =
  | {
      readonly kind: 'log';
      /** The last line with a time stamp: its time in milliseconds and its number from 0; absent where none has one. */
      readonly last: { readonly time: number; readonly line: number } | undefined;
      /** Lines that are not blank. */
      readonly lines: number;
    }
  | { readonly kind: 'unreadable'; readonly reason: Message };

/** Of a line that is longer, only the beginning matters. */
const LONGEST_LINE = 4096;

/** Reads a log of any size to its end and keeps the time of its last line that has one: a traceback may follow. */
export async function logTime(path: string, world: CheckWorld): Promise<LogTime> {
  const stream = world.openText(path);
  let last: { time: number; line: number } | undefined;
  let number = 0;
  let lines = 0;
  const take = (line: string): void => {
    const time = lineTime(line);
    if (time !== undefined) last = { time, line: number };
    if (line.trim() !== '') lines++;
    number++;
  };
  let rest = '';
  try {
    for (;;) {
      const piece = await stream.read();
      if (piece.kind === 'unreadable') return piece;
      if (piece.kind === 'end') break;
      const parts = (rest + piece.text).split('\n');
      rest = (parts.pop() ?? '').slice(0, LONGEST_LINE);
      for (const line of parts) take(line);
    }
  } finally {
    stream.close();
  }
  take(rest);
  return { kind: 'log', last, lines };
}
