import { plainLine } from '../../core/text/plainLine';

/** Parts characters that would mean something together; what is shown reads as it was written. */
const NO_WIDTH = '\u200b';

/** A plain line for places where `$(name)` draws an icon: quick picks and the status bar. */
export function withoutIcons(text: string): string {
  // Not by a backslash: the headings of quick picks would show it.
  return plainLine(text).replaceAll('$(', `$${NO_WIDTH}(`);
}

/** A plain line as Markdown that shows exactly its characters. */
export function markdownText(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~>:$@/]/g, '\\$&');
}

/** A plain line for notifications, where `[words](command:…)` would be a link that runs a command. */
export function withoutLinks(text: string): string {
  return plainLine(text).replaceAll('](', `]${NO_WIDTH}(`);
}
