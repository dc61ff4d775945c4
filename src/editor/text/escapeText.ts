import { plainLine } from '../../core/text/plainLine';

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
