import * as z from 'zod/mini';
import type { Finding } from '../evidence/evidence';
import type { Place, Position } from '../place/place';
import { say, type Message } from '../text/message';
import { boundFindings } from './boundFindings';
import { cleanMessage, cleanText } from './externalText';
import { resultPath } from './resultPath';
import type { Results } from './results';

const fromOne = z.optional(z.int().check(z.gte(1)));
const finding = z.object({
  severity: z.enum(['fail', 'error', 'warn', 'warning', 'info', 'note']),
  message: z.string().check(z.minLength(1)),
  path: z.optional(z.string()),
  /** Line and column count from one, as tools print them; the end is exclusive. */
  line: fromOne,
  column: fromOne,
  endLine: fromOne,
  endColumn: fromOne,
  /** Index of a notebook's cell, from zero; line and column count inside it. */
  cell: z.optional(z.int().check(z.gte(0))),
  next: z.optional(z.string()),
});
const schema = z.object({
  findings: z.optional(z.array(finding)),
  metrics: z.optional(z.record(z.string(), z.number())),
});
type JsonFinding = z.infer<typeof finding>;

const MAX_METRICS = 1000;

/** Reads results in this extension's own format: `{"findings": [{"severity", "message", "path", "line", …}], "metrics": {…}}`. */
export function readJson(text: string, root: string): Results {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return invalid(text.trim() === '' ? say('it is empty') : say('it is not complete JSON'));
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = cleanText(issue?.path.map(String).join('.') ?? '', 200);
    return invalid(
      where === ''
        ? say('it is JSON, but not an object')
        : say('its value at "{0}" is missing or of the wrong kind', where),
    );
  }
  const { findings, metrics } = parsed.data;
  if (findings === undefined && metrics === undefined) {
    return invalid(say('it has neither "findings" nor "metrics"'));
  }
  return {
    kind: 'results',
    findings: boundFindings((findings ?? []).map((item) => findingOf(item, root))),
    metrics: metricsOf(metrics ?? {}),
  };
}

function invalid(reason: Message): Results {
  return { kind: 'invalid', reason };
}

function findingOf(item: JsonFinding, root: string): Finding {
  return {
    severity: severityOf(item.severity),
    message: cleanMessage(item.message),
    ...placeOf(item, root),
    ...(item.next === undefined || item.next.trim() === '' ? {} : { next: cleanMessage(item.next) }),
  };
}

function severityOf(severity: JsonFinding['severity']): Finding['severity'] {
  switch (severity) {
    case 'fail':
    case 'error':
      return 'fail';
    case 'warn':
    case 'warning':
      return 'warn';
    case 'info':
    case 'note':
      return 'info';
  }
}

function placeOf(item: JsonFinding, root: string): Partial<Place> {
  const path = item.path === undefined ? undefined : resultPath(item.path, root);
  if (path === undefined) return {};
  const cell = item.cell === undefined ? {} : { cell: item.cell };
  if (item.line === undefined) return { path, ...cell };
  const start = { line: item.line - 1, column: (item.column ?? 1) - 1 };
  return { path, ...cell, range: { start, end: endOf(item, start) } };
}

function endOf(item: JsonFinding, start: Position): Position {
  const line = (item.endLine ?? start.line + 1) - 1;
  const column = item.endColumn === undefined ? start.column : item.endColumn - 1;
  const backwards = line < start.line || (line === start.line && column < start.column);
  return backwards ? start : { line, column };
}

function metricsOf(metrics: Readonly<Record<string, number>>): Record<string, number> {
  const entries = Object.entries(metrics).slice(0, MAX_METRICS);
  return Object.fromEntries(entries.map(([name, value]) => [cleanText(name, 200), value]));
}
