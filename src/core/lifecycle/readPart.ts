import type * as z from 'zod/mini';
import { say, type Message } from '../text/message';
import { shown, unknownName, type KeyPath, type LifecycleProblem } from './lifecycleProblem';

/** Takes a problem that was found. */
export type Report = (problem: LifecycleProblem) => void;

/** An item of a list, with its place. */
export interface Placed<T> {
  readonly keyPath: KeyPath;
  readonly value: T;
}

/** A map of the project file, its values not yet looked at. */
export type RawMap = Readonly<Record<string, unknown>>;

/** Reads one part by its schema; a wrong one is reported and left out. */
export function readPart<T>(
  schema: z.core.$ZodType<T>,
  value: unknown,
  keyPath: KeyPath,
  report: Report,
): T | undefined {
  const result = (schema as z.ZodMiniType<T>).safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  if (issue !== undefined) {
    const deeper = issue.path.filter((key) => typeof key !== 'symbol');
    report(problemOf(issue, value === undefined, [...keyPath, ...deeper]));
  }
  return undefined;
}

function problemOf(issue: z.core.$ZodIssue, absent: boolean, keyPath: KeyPath): LifecycleProblem {
  if (absent) {
    const key = String(keyPath.at(-1));
    const place = keyPath.slice(0, -1);
    return { ...wrongValue(place, say('"{0}" is missing here.', key)), next: say('Add "{0}".', key) };
  }
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'array'
        ? wrongType(keyPath, say('Write a list here.'))
        : wrongType(keyPath, say('Write a text here.'));
    case 'too_small':
      return wrongValue(keyPath, say('Write something here, or leave the key out.'));
    case 'too_big':
      return issue.origin === 'array'
        ? tooMany(keyPath, Number(issue.maximum))
        : wrongValue(keyPath, say('Write at most {0} characters.', Number(issue.maximum)));
    default:
      return wrongValue(keyPath, say('This value does not belong here.'));
  }
}

/** Reads a map; what is none is reported and counts as empty, what is absent just counts as empty. */
export function readMap(value: unknown, keyPath: KeyPath, report: Report): RawMap {
  if (value === undefined || value === null) return {};
  if (isMap(value)) return value;
  report(wrongType(keyPath, say('Write a map here: a key, a colon and a value on each line.')));
  return {};
}

/** Reads a list up to a limit; what is none is reported and counts as empty. */
export function readList(value: unknown, keyPath: KeyPath, limit: number, report: Report): Placed<unknown>[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    report(wrongType(keyPath, say('Write a list here.')));
    return [];
  }
  if (value.length > limit) report(tooMany(keyPath, limit));
  return value.slice(0, limit).map((item: unknown, index) => ({ keyPath: [...keyPath, index], value: item }));
}

/** Reports the keys that a map does not have. */
export function reportUnknownKeys(
  known: readonly string[],
  value: RawMap,
  keyPath: KeyPath,
  report: Report,
): void {
  for (const key of Object.keys(value).slice(0, MOST_UNKNOWN_KEYS)) {
    if (known.includes(key)) continue;
    const message = say('"{0}" is not a key that belongs here.', shown(key));
    report(unknownName({ keyPath: [...keyPath, key], at: 'key', code: 'unknown-key', message }, key, known));
  }
}

/** A map with thousands of unknown keys is no help in getting them right one by one. */
const MOST_UNKNOWN_KEYS = 50;

/** Whether a value is a map as YAML knows it. */
export function isMap(value: unknown): value is RawMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Something of the wrong kind: a list where a text belongs. */
export function wrongType(keyPath: KeyPath, message: Message): LifecycleProblem {
  return { keyPath, at: 'value', code: 'wrong-type', message };
}

/** More than a limit allows. */
export function tooMany(keyPath: KeyPath, limit: number): LifecycleProblem {
  return {
    keyPath,
    at: 'value',
    code: 'too-many',
    message: say('At most {0} are possible here; the rest is left out.', limit),
  };
}

function wrongValue(keyPath: KeyPath, message: Message): LifecycleProblem {
  return { keyPath, at: 'value', code: 'wrong-value', message };
}
