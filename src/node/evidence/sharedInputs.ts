import type { Evidence, InputFingerprint } from '../../core/evidence/evidence';

/** Fingerprints by path: what many evidence files record alike is kept once. */
export class SharedInputs {
  readonly #byPath = new Map<string, InputFingerprint>();

  /** The same evidence, with the objects of earlier ones for the fingerprints that are as theirs. */
  share(evidence: Evidence): Evidence {
    return { ...evidence, inputs: evidence.inputs.map((input) => this.#shared(input)) };
  }

  #shared(input: InputFingerprint): InputFingerprint {
    const known = this.#byPath.get(input.path);
    if (known !== undefined && isSame(known, input)) return known;
    this.#byPath.set(input.path, input);
    return input;
  }
}

function isSame(a: InputFingerprint, b: InputFingerprint): boolean {
  return a.raw === b.raw && a.semantic === b.semantic && a.dvc === b.dvc;
}
