import type { Finding } from '../../evidence/evidence';
import { MAX_FINDINGS } from '../../results/boundFindings';
import { say } from '../../text/message';

/** Findings of one severity, of which there may be millions: no more are held than evidence takes, the rest is counted. */
export class FindingList {
  readonly #findings: Finding[] = [];
  #more = 0;

  add(finding: Finding): void {
    if (this.#findings.length < MAX_FINDINGS) this.#findings.push(finding);
    else this.#more++;
  }

  /** How many were added. */
  get count(): number {
    return this.#findings.length + this.#more;
  }

  /** The findings; the last one says how many more there are, if they are too many. */
  get all(): readonly Finding[] {
    const [first] = this.#findings;
    if (this.#more === 0 || first === undefined) return this.#findings;
    const message = say('… and {0} more.', this.#more + 1);
    return [...this.#findings.slice(0, MAX_FINDINGS - 1), { severity: first.severity, message }];
  }
}
