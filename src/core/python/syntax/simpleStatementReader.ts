import { say } from '../../text/message';
import { PatternReader } from './patternReader';
import { deleteTarget, singleTarget, ungrouped } from './targets';
import { identifier, type Shape } from './tokenReader';

const UPDATE = /^(?:[-+*/%@&|^]|\*\*|\/\/|<<|>>)=$/;
/** https://docs.python.org/3/library/__future__.html */
const FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/** Reads statements of one line. */
export abstract class SimpleStatementReader extends PatternReader {
  /** Whether `from __future__ import` may still come. */
  #mayImportFuture = true;

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

  protected noFutureAnyMore(): void {
    this.#mayImportFuture = false;
  }

  #simpleStatement(): void {
    if (this.sees('from')) {
      this.#from();
      return;
    }
    const isText = this.token().kind === 'string' && this.docstrings.has(this.at);
    if (!isText) this.noFutureAnyMore();
    const { kind, text } = this.token();
    const read = kind === 'name' ? this.#beginning(text) : undefined;
    if (read === undefined) this.#expressionStatement();
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
        return () => this.#import();
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
    if (this.#endsStatement()) return;
    this.expression();
    if (this.takes('from')) this.expression();
  }

  #assert(): void {
    this.at++;
    this.expression();
    if (this.takes(',')) this.expression();
  }

  #endsStatement(): boolean {
    return this.token().kind === 'newline' || this.sees(';');
  }

  #loopStatement(): void {
    const token = this.token();
    if (this.scopes.loops === 0) this.fail(say('"{0}" stands outside of a loop.', token.text));
    this.at++;
  }

  #return(): void {
    const token = this.token();
    this.at++;
    const hasValue = !this.#endsStatement();
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
      if (items.length > 0 && this.#endsStatement()) {
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

  #import(): void {
    this.at++;
    do {
      const first = this.name();
      while (this.takes('.')) this.name();
      if (this.takes('as')) this.boundName();
      else this.scopes.assign(identifier(first), first);
    } while (this.takes(','));
  }

  #from(): void {
    this.at++;
    const isFuture = this.sees('__future__') && this.sees('import', 1);
    const dots = this.at;
    while (this.takes('.') || this.takes('...'));
    if (!this.sees('import') || this.at === dots) {
      this.name();
      while (this.takes('.')) this.name();
    }
    if (isFuture && !this.#mayImportFuture) {
      this.fail(say('Imports from __future__ must come first in a file.'), this.tokenAt(dots - 1));
    }
    if (!isFuture) this.noFutureAnyMore();
    this.expect('import');
    if (this.sees('*')) {
      if (this.scopes.kind !== 'module' || isFuture)
        this.fail(say('"import *" stands at the top of a file only.'));
      this.at++;
      return;
    }
    const opening = this.at;
    const inBrackets = this.takes('(');
    let count = 0;
    do {
      if (inBrackets && count > 0 && this.sees(')')) {
        this.redundant.add(this.at - 1);
        break;
      }
      this.#importedName(isFuture);
      count++;
    } while (this.takes(','));
    if (!inBrackets) return;
    this.redundant.add(opening).add(this.at);
    this.expect(')');
  }

  #importedName(isFuture: boolean): void {
    const token = this.name();
    if (isFuture && !FEATURES.has(token.text)) {
      this.fail(say('__future__ has no feature "{0}".', token.text), token);
    }
    if (this.takes('as')) this.boundName();
    else this.scopes.assign(identifier(token), token);
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

  #expressionStatement(): void {
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
    if (!this.#endsStatement()) this.#leftOver(value, start);
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
