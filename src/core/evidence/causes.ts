import { dvcIdentity, isUnread } from './dvcIdentity';
import type { Aside, Cause, Evidence, InputFingerprint, Standing } from './evidence';

/** What a check is now, to be held against what its evidence recorded. */
export interface CheckIdentity {
  /** Identity of the definition: see `definitionText`. */
  readonly definition: string;
  readonly judgement: number;
  /** What the check would consume now. */
  readonly inputs: readonly InputFingerprint[];
  /** What stands now where its evidence says that it looked aside; absent if that says nothing. */
  readonly aside?: Aside;
  /** The day on which it is looked at, `YYYY-MM-DD` in UTC. */
  readonly today: string;
}

/** Whether the last day of evidence has passed. */
export function isExpired({ until }: Pick<Evidence, 'until'>, today: string): boolean {
  return until !== undefined && until < today;
}

/** Why evidence no longer holds, in the order of paths; empty while it is fresh. */
export function causesOf(evidence: Evidence, now: CheckIdentity): readonly Cause[] {
  const causes: Cause[] = [];
  if (evidence.definition !== now.definition) causes.push({ kind: 'definition' });
  if (evidence.judgement !== now.judgement) {
    causes.push({ kind: 'judgement', was: evidence.judgement, is: now.judgement });
  }
  const { until } = evidence;
  if (until !== undefined && isExpired({ until }, now.today)) causes.push({ kind: 'expired', until });
  const files = inputCauses(evidence.inputs, now.inputs, mayBeUnread(evidence));
  const told = new Set(files.map(({ path }) => path));
  const aside = asideCauses(evidence.aside, now.aside).filter(({ path }) => !told.has(path));
  return [...causes, ...[...files, ...aside].sort((a, b) => (a.path < b.path ? -1 : 1))];
}

/**
 * Whether an outcome says as much of content that was not on the disk: a command that did not complain may not need it,
 * or get it elsewhere. A built-in check did not judge what it could not read.
 */
function mayBeUnread({ uses, verdict }: Pick<Evidence, 'uses' | 'verdict'>): boolean {
  return uses === 'run' && (verdict === 'pass' || verdict === 'warn');
}

type FileCause = Extract<Cause, { readonly path: string }>;

function asideCauses(was: Aside | undefined, is: Aside | undefined): FileCause[] {
  if (was === undefined) return [];
  const stood = Object.entries(was.stood).flatMap(([path, standing]) => {
    const cause = standingCause(path, standing, is?.stood[path] ?? 'nothing');
    return cause === undefined ? [] : [cause];
  });
  return [...inputCauses(was.read, is?.read ?? []), ...stood];
}

/** A file where a folder stood, or the other way round: what was expected there is gone. */
function standingCause(path: string, was: Standing, is: Standing): FileCause | undefined {
  if (was === is) return undefined;
  return was === 'nothing' ? { kind: 'added', path } : { kind: 'removed', path };
}

function inputCauses(
  was: readonly InputFingerprint[],
  is: readonly InputFingerprint[],
  countsUnread = false,
): FileCause[] {
  const changed = changesIn(was, is, countsUnread);
  if (changed !== undefined) return changed;
  const before = new Map(was.map((input) => [input.path, input]));
  const after = new Map(is.map((input) => [input.path, input]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const cause = inputCause(path, before.get(path), after.get(path), countsUnread);
    return cause === undefined ? [] : [cause];
  });
}

/** The causes where both lists are of the same paths, sorted and each once, as they are while no file came or went. */
function changesIn(
  was: readonly InputFingerprint[],
  is: readonly InputFingerprint[],
  countsUnread: boolean,
): FileCause[] | undefined {
  if (was.length !== is.length) return undefined;
  const causes: FileCause[] = [];
  for (const [at, before] of was.entries()) {
    const after = is[at];
    if (before.path !== after?.path || before.path <= (was[at - 1]?.path ?? '')) return undefined;
    const cause = inputCause(before.path, before, after, countsUnread);
    if (cause !== undefined) causes.push(cause);
  }
  return causes;
}

function inputCause(
  path: string,
  was: InputFingerprint | undefined,
  is: InputFingerprint | undefined,
  countsUnread: boolean,
): FileCause | undefined {
  if (was === undefined) return is && { kind: 'added', path, is: is.raw };
  if (is === undefined) return { kind: 'removed', path, was: was.raw };
  if (was.raw === is.raw) return undefined;
  // A change of bytes alone is not staleness where the meaning has an identity of its own.
  if (was.semantic !== undefined && was.semantic === is.semantic) return undefined;
  if ((countsUnread || !isUnread(was)) && isSameToDvc(was, is)) return undefined;
  return { kind: 'changed', path, was: was.raw, is: is.raw };
}

function isSameToDvc(was: InputFingerprint, is: InputFingerprint): boolean {
  const identity = dvcIdentity(was);
  return identity !== undefined && identity === dvcIdentity(is);
}
