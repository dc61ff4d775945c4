import { healthMark } from '../../health/healthMark';
import { healthWord } from '../../health/healthText';
import type { Health } from '../../health/health';
import { sparkline } from '../../history/sparkline';
import { placeText } from '../../report/placeText';
import { linkTarget } from '../content/linkTarget';
import type { Inline, Line } from '../document';
import { safeLine, type Wording } from '../wording';
import { markdownCode, markdownText } from './markdownText';

/** A sparkline stays beside its ends. */
const TREND_WIDTH = 20;

/** Writes lines. In tables some characters need more care. */
export class InlineMarkdown {
  readonly #wording: Wording;
  readonly #isInTable: boolean;

  constructor(wording: Wording, isInTable: boolean) {
    this.#wording = wording;
    this.#isInTable = isInTable;
  }

  line(line: Line): string {
    return line
      .map((part) => this.#part(part))
      .filter((part) => part !== '')
      .join(' ');
  }

  health(health: Health): string {
    return `${healthMark(health)} ${markdownText(this.#wording(healthWord(health)))}`;
  }

  #part(part: Inline): string {
    switch (part.kind) {
      case 'words': {
        const text = markdownText(this.#wording(part.words));
        return part.tone === 'strong' && text !== '' ? `**${text}**` : text;
      }
      case 'code':
        return this.#code(part.code);
      case 'place': {
        const text = this.#code(placeText(part.place));
        const target = linkTarget(part.place, part.way);
        return target === undefined || text === '' ? text : `[${text}](${target})`;
      }
      case 'health':
        return this.health(part.health);
      case 'trend':
        return `${sparkline(part.values, TREND_WIDTH)} ${markdownText(this.#wording(part.meaning))}`;
    }
  }

  #code(code: string): string {
    return markdownCode(safeLine(code), this.#isInTable);
  }
}
