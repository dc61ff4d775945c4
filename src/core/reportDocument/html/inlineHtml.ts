import type { Health } from '../../health/health';
import { healthOutline, isDotted } from '../../health/healthOutline';
import { healthWord } from '../../health/healthText';
import { placeText } from '../../report/placeText';
import type { Message } from '../../text/message';
import { linkTarget } from '../content/linkTarget';
import type { Inline, Line } from '../document';
import { safeLine, type Wording } from '../wording';
import { breakable } from './breakable';
import { escapeHtml } from './escapeHtml';
import { trendDrawing } from './trendDrawing';

/** Writes lines and words as HTML. */
export class InlineHtml {
  readonly #wording: Wording;

  constructor(wording: Wording) {
    this.#wording = wording;
  }

  words(message: Message): string {
    return escapeHtml(this.#wording(message));
  }

  line(line: Line): string {
    return line.map((part) => this.#part(part)).join(' ');
  }

  health(health: Health): string {
    return `<span class="health health-${health}">${healthIcon(health)}${this.words(healthWord(health))}</span>`;
  }

  #part(part: Inline): string {
    switch (part.kind) {
      case 'words': {
        const text = breakable(this.#wording(part.words));
        if (part.tone === 'strong') return `<strong>${text}</strong>`;
        return part.tone === 'quiet' ? `<span class="quiet">${text}</span>` : text;
      }
      case 'code':
        return codeHtml(part.code);
      case 'place': {
        const target = linkTarget(part.place, part.way);
        const text = codeHtml(placeText(part.place));
        return target === undefined ? text : `<a href="${escapeHtml(target)}">${text}</a>`;
      }
      case 'health':
        return this.health(part.health);
      case 'trend':
        return `<span class="trend">${trendDrawing(part.values)}<span>${this.words(part.meaning)}</span></span>`;
    }
  }
}

/** Icon of a health; its word stands beside it. */
export function healthIcon(health: Health): string {
  const dotted = isDotted(health) ? ' class="dotted"' : '';
  return `<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path${dotted} d="${healthOutline(health)}"/></svg>`;
}

function codeHtml(text: string): string {
  return `<code>${breakable(safeLine(text))}</code>`;
}
