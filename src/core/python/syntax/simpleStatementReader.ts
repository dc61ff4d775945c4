import { say } from '../../text/message';
import { ImportReader } from './importReader';
import { deleteTarget } from './targets';
import { identifier, type Shape } from './tokenReader';

/** Reads statements of one line. */
export abstract class SimpleStatementReader extends ImportReader {
  /** Statements of one line, separated by semicolons. */
  protected simpleStatements(): void {
    for (;;) {
      this.#simpleStatement();
      if (!this.takes(';')) break;
      if (this.token().kind === 'newline') {
        this.redundant.add(this.at - 1);
        break;
      }
    }
    if (this.token().kind !== 'newline') this.unexpected();
    this.at++;
  }

  #simpleStatement(): void {
    if (this.sees('from')) {
      this.fromStatement();
      return;
    }
    const isText = this.token().kind === 'string' && this.docstrings.has(this.at);
    if (!isText) this.noFutureAnyMore();
    const { kind, text } = this.token();
    const read = kind === 'name' ? this.#beginning(text) : undefined;
    if (read === undefined) this.expressionStatement();
    else read();
  }

  /** What reads the statement that a word begins. */
  #beginning(word: string): (() => void) | undefined {
    switch (word) {
      case 'pass':
        return () => this.expect('pass');
      case 'break':
      case 'continue':
        return () => this.#loopStatement();
      case 'return':
        return () => this.#return();
      case 'raise':
        return () => this.#raise();
      case 'global':
      case 'nonlocal':
        return () => this.#declaration();
      case 'del':
        return () => this.#delete();
      case 'assert':
        return () => this.#assert();
      case 'import':
        return () => this.importStatement();
      case 'type': {
        const isAlias = this.seesName(1) && (this.sees('=', 2) || this.sees('[', 2));
        return isAlias ? () => this.#typeAlias() : undefined;
      }
      default:
        return undefined;
    }
  }

  #raise(): void {
    this.at++;
    if (this.endsStatement()) return;
    this.expression();
    if (this.takes('from')) this.expression();
  }

  #assert(): void {
    this.at++;
    this.expression();
    if (this.takes(',')) this.expression();
  }

  #loopStatement(): void {
    const token = this.token();
    if (this.scopes.loops === 0) this.fail(say('"{0}" stands outside of a loop.', token.text));
    this.at++;
  }

  #return(): void {
    const token = this.token();
    this.at++;
    const hasValue = !this.endsStatement();
    this.keep(this.scopes.returns(token, hasValue));
    if (hasValue) this.starExpressions();
  }

  #declaration(): void {
    const kind = this.takes('global') ? 'global' : 'nonlocal';
    this.takes('nonlocal');
    do {
      const token = this.name();
      this.keep(this.scopes.declare(kind, identifier(token), token));
    } while (this.takes(','));
  }

  #delete(): void {
    this.at++;
    const items: Shape[] = [];
    do {
      if (items.length > 0 && this.endsStatement()) {
        this.redundant.add(this.at - 1);
        break;
      }
      const item = this.sees('*') ? this.starred() : this.operation(1);
      const { names, fault } = deleteTarget(item);
      if (fault !== undefined) this.failAt(fault.shape, fault.message);
      for (const index of names) {
        const token = this.tokenAt(index);
        this.scopes.assign(identifier(token), token);
      }
      items.push(item);
    } while (this.takes(','));
    for (const item of items) if (items.length === 1 || item.kind === 'group') this.withoutParentheses(item);
  }

  #typeAlias(): void {
    this.at++;
    this.boundName();
    if (this.sees('[')) this.typeParameters();
    this.expect('=');
    this.expression();
  }

  /** `[T, *Ts, **P, U: int = str]` behind the name of a function, class or type. */
  protected typeParameters(): void {
    this.expect('[');
    let count = 0;
    const names = new Set<string>();
    let hasDefault = false;
    do {
      if (count > 0 && this.sees(']')) {
        this.redundant.add(this.at - 1);
        break;
      }
      const stars = this.takes('*') ? '*' : this.takes('**') ? '**' : '';
      const token = this.name();
      if (names.has(token.text)) this.fail(say('The parameter "{0}" is there twice.', token.text), token);
      names.add(token.text);
      if (stars === '' && this.takes(':')) this.expression();
      if (this.takes('=')) {
        hasDefault = true;
        if (stars === '*' && this.sees('*')) this.starred();
        else this.expression();
      } else if (hasDefault) {
        this.fail(say('A parameter without a default may not follow one with a default.'), token);
      }
      count++;
    } while (this.takes(','));
    this.expect(']');
  }
}
