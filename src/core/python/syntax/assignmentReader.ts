import { say } from '../../text/message';
import { PatternReader } from './patternReader';
import { singleTarget, ungrouped } from './targets';
import { identifier, type Shape } from './tokenReader';

const UPDATE = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=$/;

/** Reads statements that begin with an expression: assignments, annotations, and expressions by themselves. */
export abstract class AssignmentReader extends PatternReader {
  protected endsStatement(): boolean {
    return this.token().kind === 'newline' || this.sees(';');
  }

  protected expressionStatement(): void {
    const start = this.at;
    const value = this.sees('yield') ? this.yieldExpression() : this.starExpressions();
    const { kind, text } = this.token();
    if (kind === 'operator' && text === '=') {
      this.#assignment(value);
      return;
    }
    if (kind === 'operator' && UPDATE.test(text)) {
      this.#single(value);
      this.at++;
      this.#assignedValue();
      return;
    }
    if (kind === 'operator' && text === ':') {
      this.#annotation(value);
      return;
    }
    if (value.kind === 'starred') this.failAt(value, say('A star has no meaning here.'));
    if (!this.endsStatement()) this.#leftOver(value, start);
  }

  #assignment(first: Shape): void {
    let target = first;
    while (this.takes('=')) {
      if (target.kind === 'yield') this.failAt(target, say('Nothing can be assigned to this expression.'));
      this.assigned(target);
      target = this.sees('yield') ? this.yieldExpression() : this.starExpressions();
    }
    if (target.kind === 'starred') this.failAt(target, say('A star has no meaning here.'));
  }

  #assignedValue(): void {
    if (this.sees('yield')) this.yieldExpression();
    else if (this.starExpressions().kind === 'starred') this.unexpected();
  }

  #single(shape: Shape): void {
    const { fault } = singleTarget(shape);
    if (fault !== undefined) this.failAt(fault.shape, fault.message, fault.next);
    this.assigned(ungrouped(shape));
  }

  #annotation(target: Shape): void {
    this.#statementBehindExpression(target);
    this.#single(target);
    // `(x): int` notes no annotation of a name: these parentheses have a meaning.
    if (target.kind === 'group') {
      this.redundant.delete(target.start);
      this.redundant.delete(target.end - 1);
    } else if (target.kind === 'name') {
      const token = this.tokenAt(target.start);
      this.keep(this.scopes.annotate(identifier(token), token));
    }
    this.at++;
    this.expression();
    if (!this.takes('=')) return;
    this.#assignedValue();
  }

  /** `else if x:`, `elseif x:` and the like end in a colon that looks like an annotation. */
  #statementBehindExpression(target: Shape): void {
    const { text } = this.tokenAt(target.start);
    if (target.kind === 'name' && this.token(1).kind === 'newline') {
      this.fail(say('Python expects a type behind the colon: "{0}" begins no block.', text));
    }
  }

  /** Something stands behind a whole expression. */
  #leftOver(value: Shape, start: number): void {
    const { text } = this.tokenAt(start);
    if (value.kind === 'name' && (text === 'print' || text === 'exec')) {
      this.fail(
        say('In Python 3, {0} is a function.', text),
        this.tokenAt(start),
        say('Write {0}(…) with parentheses.', text),
      );
    }
    this.unexpected();
  }
}
