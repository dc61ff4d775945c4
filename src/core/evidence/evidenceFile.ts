import * as z from 'zod/mini';
import { isDay } from '../journal/day';
import { say, type Message } from '../text/message';
import type { Evidence, InputFingerprint, Metric } from './evidence';
import { isEvidence } from './isEvidence';

const position = z.object({ line: z.int().check(z.nonnegative()), column: z.int().check(z.nonnegative()) });
const message = z.object({
  text: z.string(),
  get args() {
    return z.optional(z.array(z.union([z.string(), z.number(), message])));
  },
});
const finding = z.object({
  severity: z.enum(['fail', 'warn', 'info']),
  message,
  next: z.optional(message),
  path: z.optional(z.string()),
  cell: z.optional(z.int().check(z.nonnegative())),
  range: z.optional(z.object({ start: position, end: position })),
});
const metric: z.ZodMiniType<Metric> = z.lazy(() =>
  z.union([z.number(), z.string(), z.boolean(), z.null(), z.array(metric), z.record(z.string(), metric)]),
);
const fingerprint = z.object({
  ...{ path: z.string(), raw: z.string() },
  ...{ semantic: z.optional(z.string()), dvc: z.optional(z.string()) },
});
/** Says where a value is no evidence: see `isEvidence`, which is quicker and has the same rules. */
export const evidenceSchema = z.object({
  version: z.literal(1),
  stage: z.string(),
  check: z.string(),
  uses: z.string(),
  judgement: z.int(),
  definition: z.string(),
  verdict: z.enum(['pass', 'warn', 'fail', 'error', 'skipped']),
  summary: message,
  findings: z.array(finding),
  metrics: z.optional(z.record(z.string(), metric)),
  until: z.optional(z.string().check(z.refine(isDay))),
  inputs: z.array(fingerprint),
  aside: z.optional(
    z.object({
      read: z.array(fingerprint),
      stood: z.record(z.string(), z.enum(['file', 'folder', 'nothing'])),
    }),
  ),
});

/** An evidence file, read: the evidence, or why it cannot be used. */
export type EvidenceReading =
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
  | { readonly kind: 'unusable'; readonly code: string; readonly message: Message; readonly next: Message };

const CONFLICT_MARKER = /^(<{7}|={7}|>{7})( |$)/m;

/** Reads an evidence file; whatever is wrong with it is a value with the next step to take. */
export function parseEvidence(text: string): EvidenceReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // No JSON has a line that begins so.
    if (CONFLICT_MARKER.test(text)) {
      return unusable('evidence-conflict', say('Two branches left different evidence here.'));
    }
    return unusable('evidence-unreadable', say('The evidence is not complete JSON.'));
  }
  if (isEvidence(value)) return { kind: 'evidence', evidence: value };
  const version = (value as { readonly version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > 1) {
    return {
      kind: 'unusable',
      code: 'evidence-version',
      message: say('The evidence was written by a newer ML Lifecycle (format {0}).', version),
      next: say('Update ML Lifecycle, or run the check again.'),
    };
  }
  const parsed = evidenceSchema.safeParse(value);
  if (parsed.success) return { kind: 'evidence', evidence: parsed.data as Evidence };
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  return unusable('evidence-shape', say('The evidence has an unexpected shape at "{0}".', where));
}

function unusable(code: string, reason: Message): EvidenceReading {
  return { kind: 'unusable', code, message: reason, next: say('Run the check again.') };
}

/** The bytes of an evidence file: fixed key order, sorted metrics and inputs, one item a line, so that merges rarely meet. */
export function serializeEvidence(item: Evidence): string {
  const { version, stage, check, uses, judgement, definition, verdict, summary, findings, metrics } = item;
  const { until, inputs, aside } = item;
  const ordered = {
    version,
    stage,
    check,
    uses,
    judgement,
    definition,
    verdict,
    summary,
    findings: findings.map(({ severity, message: text, next, path, cell, range }) => ({
      severity,
      message: text,
      next,
      path,
      cell,
      range,
    })),
    metrics: metrics && sorted(metrics),
    until,
    inputs: byPath(inputs),
    aside: aside && { read: byPath(aside.read), stood: sorted(aside.stood) },
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/** Keys in order at every depth: same measurements, same bytes. */
function sorted(value: Metric): Metric {
  if (Array.isArray(value)) return (value as readonly Metric[]).map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Metric] => [name, sorted(item)]);
  return Object.fromEntries(entries.sort(([a], [b]) => compare(a, b)));
}

function byPath(inputs: readonly InputFingerprint[]): readonly InputFingerprint[] {
  const ordered = inputs.map(({ path, raw, semantic, dvc }) => ({ path, raw, semantic, dvc }));
  return ordered.sort((a, b) => compare(a.path, b.path)) as readonly InputFingerprint[];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
