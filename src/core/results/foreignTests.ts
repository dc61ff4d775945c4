import type * as z from 'zod/mini';
import type { Finding, Metrics } from '../evidence/evidence';
import { say, type Message } from '../text/message';
import { boundFindings } from './boundFindings';
import { cleanText } from './externalText';
import type { Results } from './results';

/** What became of one test of another tool's suite. */
export interface ForeignTest {
  readonly status: 'pass' | 'warn' | 'fail' | 'info' | 'skipped';
  /** What it says where it did not pass. */
  readonly message: Message;
}

/** Numbers that are kept of another tool's suite; evidence is committed and must stay small. */
const MOST_METRICS = 200;
const DEEPEST = 3;

/** The results of a suite. `total` counts tests that the file does not list one by one, as they passed. */
export function resultsOfTests(
  tests: readonly ForeignTest[],
  numbers: Metrics,
  total = tests.length,
): Results {
  const count = (...statuses: readonly ForeignTest['status'][]): number =>
    tests.filter(({ status }) => statuses.includes(status)).length;
  const all = Math.max(total, tests.length);
  const [failed, skipped] = [count('fail'), count('skipped')];
  const counts = { total: all, passed: all - failed - skipped, failed, skipped };
  const findings = tests.flatMap(({ status, message }): readonly Finding[] => {
    if (status === 'pass') return [];
    return [{ severity: status === 'skipped' ? 'info' : status, message }];
  });
  const { passed } = counts;
  const metrics = { ...numbers, tests: all, passed, failed, skipped, warnings: count('warn') };
  return { kind: 'results', findings: boundFindings(findings), metrics, counts };
}

/** JSON as Python writes it, by the schema of a tool; or why it is none. `tool` is its name. */
export function readForeign<T>(
  text: string,
  schema: z.ZodMiniType<T>,
  tool: string,
): { readonly kind: 'value'; readonly value: T } | Extract<Results, { kind: 'invalid' }> {
  if (text.trim() === '') return { kind: 'invalid', reason: say('it is empty') };
  const value = parsePython(text);
  if (value === undefined) return { kind: 'invalid', reason: say('it is not complete JSON') };
  const parsed = schema.safeParse(value);
  if (parsed.success) return { kind: 'value', value: parsed.data };
  const where = cleanText(parsed.error.issues[0]?.path.map(String).join('.') ?? '', 200);
  return {
    kind: 'invalid',
    reason:
      where === ''
        ? say('it is JSON, but not as {0} writes it', tool)
        : say('it is JSON, but its value at "{0}" is not as {1} writes it', where, tool),
  };
}

/** Python writes NaN and infinities as words, which JSON does not have: they are no values. */
function parsePython(text: string): unknown {
  for (const read of [() => text, () => withoutWords(text)]) {
    try {
      return JSON.parse(read()) as unknown;
    } catch {
      // Torn, unless it is only the words.
    }
  }
  return undefined;
}

/** Replaces the words outside of strings by null. Cut at the quotes, texts and what is between them alternate. */
function withoutWords(text: string): string {
  let isInside = false;
  const parts = text.split('"').map((part) => {
    if (isInside) {
      isInside = endsEscaping(part);
      return part;
    }
    isInside = true;
    return part.replace(/-?\b(?:NaN|Infinity)\b/g, 'null');
  });
  return parts.join('"');
}

/** Whether a quote that follows belongs to the text: an odd number of backslashes. */
function endsEscaping(part: string): boolean {
  let end = part.length;
  while (end > 0 && part[end - 1] === '\\') end--;
  return (part.length - end) % 2 === 1;
}

/** The finite numbers of a value by their paths, down to a few levels. */
export function numbersIn(named: Readonly<Record<string, unknown>>): Metrics {
  const found: Record<string, number> = {};
  const visit = (name: string, value: unknown, depth: number): void => {
    if (Object.keys(found).length >= MOST_METRICS) return;
    if (typeof value === 'number' && Number.isFinite(value)) found[cleanText(name, 200)] = value;
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === DEEPEST) return;
    // Deepchecks wraps the numbers of numpy: { dtype, value }.
    if ('dtype' in value && 'value' in value) {
      visit(name, value.value, depth + 1);
      return;
    }
    for (const [key, inner] of Object.entries(value)) visit(`${name}.${key}`, inner, depth + 1);
  };
  for (const [name, value] of Object.entries(named)) visit(name, value, 0);
  return found;
}
