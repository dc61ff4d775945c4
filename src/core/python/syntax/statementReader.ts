import { say } from '../../text/message';
import { MatchReader } from './matchReader';
import type { SyntaxMarks } from './tokenReader';

/** Reads the statements of a whole text. */
export class StatementReader extends MatchReader {
  read(): SyntaxMarks {
    this.docstring();
    while (this.token().kind !== 'end') this.statement();
    this.keep(this.scopes.finish());
    const { redundant, inlineBlocks, docstrings, documented } = this;
    return { redundant, inlineBlocks, docstrings, documented };
  }

  protected statement(): void {
    const { kind, text } = this.token();
    if (kind === 'indent') this.unexpected();
    const compound = kind === 'name' || text === '@' ? this.#compound(text) : undefined;
    if (compound === undefined) {
      this.simpleStatements();
      return;
    }
    this.noFutureAnyMore();
    compound();
  }

  /** What reads the compound statement that a word begins. */
  #compound(word: string): (() => void) | undefined {
    switch (word) {
      case 'if':
        return () => this.#if();
      case 'while':
        return () => this.#while();
      case 'for':
        return () => this.#for();
      case 'try':
        return () => this.#try();
      case 'with':
        return () => this.#with();
      case 'def':
        return () => this.#function(false);
      case 'class':
        return () => this.#class();
      case 'async':
        return () => this.#async();
      case '@':
        return () => this.#decorated();
      case 'match':
        return this.seesMatch() ? () => this.matchStatement() : undefined;
      case 'elif':
      case 'else':
      case 'except':
      case 'finally':
        return this.fail(say('"{0}" has no statement above that it belongs to.', word));
      default:
        return undefined;
    }
  }

  #if(): void {
    this.expect('if');
    this.namedExpression();
    this.block('if');
    while (this.takes('elif')) {
      this.namedExpression();
      this.block('elif');
    }
    this.#else();
  }

  #else(): void {
    if (this.takes('else')) this.block('else');
  }

  #while(): void {
    this.expect('while');
    this.namedExpression();
    this.scopes.inLoop(() => this.block('while'));
    this.#else();
  }

  #for(): void {
    this.expect('for');
    this.forTargets(new Set());
    this.expect('in');
    this.starExpressions();
    this.scopes.inLoop(() => this.block('for'));
    this.#else();
  }

  #try(): void {
    this.expect('try');
    this.block('try');
    let [handlers, bare] = [0, false];
    let starred: boolean | undefined;
    for (; this.sees('except'); handlers++) {
      const token = this.token();
      if (bare) this.fail(say('"except:" without an exception must be the last.'), token);
      this.at++;
      const isStarred = this.takes('*');
      if (starred !== undefined && starred !== isStarred) {
        this.fail(say('"except" and "except*" cannot be mixed.'), token);
      }
      starred = isStarred;
      bare = this.sees(':');
      if (bare && isStarred) this.unexpected();
      if (!bare) this.#exceptions();
      this.block('except');
    }
    if (handlers > 0) this.#else();
    if (this.takes('finally')) this.block('finally');
    else if (handlers === 0) this.fail(say('"try" needs an "except" or a "finally".'));
  }

  /** `A`, `A as name`, or several without parentheses (Python 3.14). */
  #exceptions(): void {
    this.expression();
    if (this.takes('as')) {
      this.boundName();
      return;
    }
    while (this.takes(',')) if (!this.sees(':')) this.expression();
    if (this.sees('as')) this.unexpected();
  }

  #with(): void {
    this.expect('with');
    const opening = this.at;
    if (this.sees('('))
      this.either(
        () => this.#itemsInParentheses(opening),
        () => this.#items(),
      );
    else this.#items();
    this.block('with');
  }

  #items(): void {
    do this.#item();
    while (this.takes(','));
  }

  #itemsInParentheses(opening: number): void {
    this.expect('(');
    do {
      if (this.sees(')')) {
        this.redundant.add(this.at - 1);
        break;
      }
      this.#item();
    } while (this.takes(','));
    this.expect(')');
    if (!this.sees(':')) this.unexpected();
    this.redundant.add(opening).add(this.at - 1);
  }

  #item(): void {
    this.expression();
    if (!this.takes('as')) return;
    const target = this.operation(5);
    this.assigned(target);
    if (target.kind === 'group') this.withoutParentheses(target);
  }

  #async(): void {
    const token = this.token();
    this.at++;
    if (this.sees('def')) {
      this.#function(true);
      return;
    }
    if (!this.sees('for') && !this.sees('with')) this.unexpected();
    this.scopes.awaits(token, `async ${this.token().text}`);
    if (this.sees('for')) this.#for();
    else this.#with();
  }

  #decorated(): void {
    while (this.takes('@')) {
      this.namedExpression();
      if (this.token().kind !== 'newline') this.unexpected();
      this.at++;
    }
    if (this.sees('def')) {
      this.#function(false);
      return;
    }
    if (this.sees('class')) {
      this.#class();
      return;
    }
    if (this.sees('async') && this.sees('def', 1)) {
      this.#async();
      return;
    }
    this.fail(say('A decorator must stand above a function or class.'));
  }

  #function(isAsync: boolean): void {
    this.expect('def');
    this.boundName();
    if (this.sees('[')) this.typeParameters();
    this.expect('(');
    this.scopes.enter('function', isAsync);
    this.parameters(')', true);
    this.expect(')');
    if (this.takes('->')) this.scopes.outside(() => this.expression());
    this.block('def', { documents: true });
    this.keep(this.scopes.leave());
  }

  #class(): void {
    this.expect('class');
    this.boundName();
    if (this.sees('[')) this.typeParameters();
    const opening = this.at;
    if (this.takes('(')) {
      this.arguments(false);
      if (this.at === opening + 2) this.redundant.add(opening).add(opening + 1);
    }
    this.scopes.enter('class');
    this.block('class', { documents: true });
    this.keep(this.scopes.leave());
  }
}
