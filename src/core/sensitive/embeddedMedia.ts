import type { OffsetRange } from './ranges';

const DATA_URI =
  /data:[\w.+/-]{1,80}(?:;[\w=-]{1,40}){0,3};base64,(?:[A-Za-z0-9+/=%]|\\n|\n(?=[A-Za-z0-9+/=]{40}))+/g;

/** Pictures, fonts and the like that are written into a text: random by nature, and nothing that people read. */
export function embeddedMedia(text: string): readonly OffsetRange[] {
  if (!text.includes(';base64,')) return [];
  return [...text.matchAll(DATA_URI)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
}
