/** Units of durations, in milliseconds. */
const UNITS = { ns: 1e-6, us: 1e-3, ms: 1, s: 1000 } as const;
export type LatencyUnit = keyof typeof UNITS;
export const LATENCY_UNITS = ['ns', 'us', 'ms', 's'] as const satisfies readonly LatencyUnit[];

/** What a budget with its unit looks like. */
export const BUDGET = /^(\d{1,9}(?:\.\d{1,9})?) ?(ns|us|µs|ms|s)$/;

/** Words that name a unit where they end the name of a column or of a number. */
const WORDS: Readonly<Record<string, LatencyUnit>> = {
  ns: 'ns',
  nanos: 'ns',
  nanoseconds: 'ns',
  us: 'us',
  micros: 'us',
  microseconds: 'us',
  ms: 'ms',
  msec: 'ms',
  millis: 'ms',
  milliseconds: 'ms',
  s: 's',
  sec: 's',
  secs: 's',
  seconds: 's',
};

/** A duration in milliseconds. */
export function inMilliseconds(value: number, unit: LatencyUnit): number {
  return value * UNITS[unit];
}

/** Milliseconds of a budget that the schema has accepted: a number of them, or `150ms`, `0.2s`. */
export function budgetInMs(budget: number | string): number {
  if (typeof budget === 'number') return budget;
  const [, count = '0', unit = 'ms'] = BUDGET.exec(budget) ?? [];
  return inMilliseconds(Number(count), unit === 'µs' ? 'us' : (unit as LatencyUnit));
}

/**
 * The unit that a name says: `latency_ms.p95`, `request_duration_seconds`, `elapsedNs`. Of a path the last part that
 * ends with a unit decides; a part that is nothing but a letter is an index, not seconds.
 */
export function unitOfName(name: string): LatencyUnit | undefined {
  for (const part of name.split(/[./[\]]+/).reverse()) {
    const words = part
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== '');
    const last = words.at(-1) ?? '';
    if (words.length < 2 && last.length < 2) continue;
    if (Object.hasOwn(WORDS, last)) return WORDS[last];
  }
  return undefined;
}
