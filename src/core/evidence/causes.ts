import type { Cause, Evidence, InputFingerprint } from './evidence';

/** What a check is now, to be held against what its evidence recorded. */
export interface CheckIdentity {
  /** Identity of the definition: see `definitionText`. */
  readonly definition: string;
  readonly judgement: number;
  /** What the check would consume now. */
  readonly inputs: readonly InputFingerprint[];
}

/** Why evidence no longer holds, in the order of paths; empty while it is fresh. */
export function causesOf(evidence: Evidence, now: CheckIdentity): readonly Cause[] {
  const causes: Cause[] = [];
  if (evidence.definition !== now.definition) causes.push({ kind: 'definition' });
  if (evidence.judgement !== now.judgement) {
    causes.push({ kind: 'judgement', was: evidence.judgement, is: now.judgement });
  }
  return [...causes, ...inputCauses(evidence.inputs, now.inputs)];
}

function inputCauses(was: readonly InputFingerprint[], is: readonly InputFingerprint[]): Cause[] {
  const before = new Map(was.map((input) => [input.path, input]));
  const after = new Map(is.map((input) => [input.path, input]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path) => {
    const cause = inputCause(path, before.get(path), after.get(path));
    return cause === undefined ? [] : [cause];
  });
}

function inputCause(
  path: string,
  was: InputFingerprint | undefined,
  is: InputFingerprint | undefined,
): Cause | undefined {
  if (was === undefined) return is && { kind: 'added', path, is: is.raw };
  if (is === undefined) return { kind: 'removed', path, was: was.raw };
  if (was.raw === is.raw) return undefined;
  // A change of bytes alone is not staleness where the meaning has an identity of its own.
  if (was.semantic !== undefined && was.semantic === is.semantic) return undefined;
  return { kind: 'changed', path, was: was.raw, is: is.raw };
}
