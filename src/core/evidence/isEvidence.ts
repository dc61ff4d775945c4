import { isDay } from '../journal/day';
import type { Evidence } from './evidence';

type Fields = Readonly<Partial<Record<string, unknown>>>;

const VERDICTS = new Set<unknown>(['pass', 'warn', 'fail', 'error', 'skipped']);
const SEVERITIES = new Set<unknown>(['fail', 'warn', 'info']);
const STANDINGS = new Set<unknown>(['file', 'folder', 'nothing']);

/**
 * Whether a value is evidence, told by hand: a schema takes ten times as long, and a project has thousands of them. The
 * schema says the same, and where a value is not.
 */
export function isEvidence(value: unknown): value is Evidence {
  if (!isFields(value)) return false;
  const { version, stage, check, uses, judgement, definition, verdict, summary } = value;
  const { findings, metrics, until, inputs, aside } = value;
  return (
    version === 1 &&
    [stage, check, uses, definition].every(isText) &&
    Number.isSafeInteger(judgement) &&
    VERDICTS.has(verdict) &&
    isMessage(summary) &&
    isListOf(findings, isFinding) &&
    (metrics === undefined || isMetrics(metrics)) &&
    (until === undefined || (isText(until) && isDay(until))) &&
    isListOf(inputs, isFingerprint) &&
    (aside === undefined || isAside(aside))
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isAbsentOrText(value: unknown): boolean {
  return value === undefined || isText(value);
}

function isListOf(value: unknown, of: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(of);
}

function isMessage(value: unknown): boolean {
  if (!isFields(value) || !isText(value['text'])) return false;
  const { args } = value;
  return args === undefined || isListOf(args, isArgument);
}

function isArgument(value: unknown): boolean {
  return isText(value) || Number.isFinite(value) || isMessage(value);
}

function isFinding(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { severity, message, next, path, cell, range } = value;
  return (
    SEVERITIES.has(severity) &&
    isMessage(message) &&
    (next === undefined || isMessage(next)) &&
    isAbsentOrText(path) &&
    (cell === undefined || isCount(cell)) &&
    (range === undefined || isRange(range))
  );
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isRange(value: unknown): boolean {
  return isFields(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isPosition(value: unknown): boolean {
  return isFields(value) && isCount(value['line']) && isCount(value['column']);
}

function isMetrics(value: unknown): boolean {
  return isFields(value) && Object.values(value).every(isMetric);
}

function isMetric(value: unknown): boolean {
  if (value === null || isText(value) || typeof value === 'boolean') return true;
  return Number.isFinite(value) || isListOf(value, isMetric) || isMetrics(value);
}

function isFingerprint(value: unknown): boolean {
  if (!isFields(value)) return false;
  const { path, raw, semantic, dvc } = value;
  return isText(path) && isText(raw) && isAbsentOrText(semantic) && isAbsentOrText(dvc);
}

function isAside(value: unknown): boolean {
  if (!isFields(value) || !isListOf(value['read'], isFingerprint)) return false;
  const { stood } = value;
  return isFields(stood) && Object.values(stood).every((standing) => STANDINGS.has(standing));
}
