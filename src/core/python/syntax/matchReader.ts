import { say } from '../../text/message';
import { BlockReader } from './blockReader';

/** Reads `match` and its cases. */
export abstract class MatchReader extends BlockReader {
  /** `match` begins a statement where its line ends in a colon and cases follow; else it is a name. */
  protected seesMatch(): boolean {
    let offset = 1;
    for (; this.token(offset).kind !== 'newline'; offset++)
      if (this.token(offset).kind === 'end') return false;
    if (!this.sees(':', offset - 1)) return false;
    if (/^(?:[=.,:)]|[-+*/%@&|^]=|:=)$/.test(this.token(1).text) && offset > 2) return false;
    return this.token(offset + 1).kind === 'indent' && this.sees('case', offset + 2);
  }

  /** What a `match` looks at: one value, or several with commas between them. */
  #subject(): void {
    let [count, isStarred] = [0, false];
    do {
      if (count > 0 && this.sees(':')) {
        if (count > 1) this.redundant.add(this.at - 1);
        return;
      }
      isStarred = this.element().kind === 'starred';
      count++;
    } while (this.takes(','));
    if (count === 1 && isStarred) this.unexpected();
  }

  protected matchStatement(): void {
    this.at++;
    this.#subject();
    if (!this.sees(':')) this.noColon('match');
    this.at += 3;
    let exhausted = false;
    while (this.token().kind !== 'dedent') {
      const token = this.token();
      this.expect('case');
      if (exhausted) this.fail(say('A case above matches everything: this one is never tried.'), token);
      const { matchesAll } = this.casePattern();
      const hasGuard = this.takes('if');
      if (hasGuard) this.namedExpression();
      exhausted = matchesAll && !hasGuard;
      this.block('case');
    }
    this.at++;
  }
}
