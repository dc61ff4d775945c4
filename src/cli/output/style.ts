import { styleText } from 'node:util';
import type { Health } from '../../core/health/health';
import { healthMark } from '../../core/health/healthMark';

type Format = Parameters<typeof styleText>[0];

const FORMATS: Readonly<Record<Health, Format>> = {
  error: 'red',
  fail: 'red',
  stale: 'yellow',
  warn: 'yellow',
  'not-run': 'dim',
  waived: 'blue',
  pass: 'green',
  empty: 'dim',
};

/** Colours of a terminal, or none where the output is not one or the user does not want them. */
export class Style {
  readonly #colours: boolean;

  constructor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv) {
    const forced = env['FORCE_COLOR'];
    if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') this.#colours = false;
    else this.#colours = forced === undefined ? stream.isTTY : forced !== '0';
  }

  paint(format: Format, text: string): string {
    return this.#colours ? styleText(format, text) : text;
  }

  /** The mark of a health: shape and colour. */
  mark(health: Health): string {
    return this.paint(FORMATS[health], healthMark(health));
  }
}
