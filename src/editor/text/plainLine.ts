/** Longer labels are cut: nobody reads them, and rendering them is dear. */
const LONGEST = 300;

/** Control characters, and those that turn the direction of what follows. */
const UNSAFE = /[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** Somebody else's words as one line of bounded length that cannot disturb what stands around it. */
export function plainLine(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(UNSAFE, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** A plain line for places where `$(name)` draws an icon: quick picks and the status bar. */
export function withoutIcons(text: string): string {
  return plainLine(text).replaceAll('$(', '\\$(');
}

/** A plain line as Markdown that shows exactly its characters. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~>:$@/]/g, '\\$&');
}
