import type { Range } from '../../place/place';
import { say, type Message } from '../../text/message';

/** A metric looked up in a file: its number, or why there is none. */
export type MetricReading =
  | { readonly kind: 'value'; readonly value: number; readonly range?: Range }
  | { readonly kind: 'fault'; readonly message: Message; readonly next: Message; readonly range?: Range };

/** Judges a text that stands where a number is expected. */
export function numberOf(metric: string, written: string, range: Range): MetricReading {
  const text = written.trim();
  if (/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) && Number.isFinite(Number(text))) {
    return { kind: 'value', value: Number(text), range };
  }
  return notNumber(metric, text, range);
}

/** The fault of a value that is no finite number. */
export function notNumber(metric: string, text: string, range: Range): MetricReading {
  if (/^[-+]?\.?(?:nan|inf|infinity)$/i.test(text)) {
    return {
      kind: 'fault',
      message: say('{0} is {1}: the computation of the metric failed.', metric, text),
      next: say(
        'Find out why it is not a finite number: an empty slice, a division by zero, a diverged training.',
      ),
      range,
    };
  }
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return {
    kind: 'fault',
    message:
      text === '' ? say('{0} has no value.', metric) : say('{0} is "{1}", not a number.', metric, shown),
    next: say('Write a number, or name another metric in the project file.'),
    range,
  };
}
