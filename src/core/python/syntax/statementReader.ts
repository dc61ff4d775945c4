import { say } from '../../text/message';
import { SimpleStatementReader } from './simpleStatementReader';
import type { SyntaxMarks } from './tokenReader';

/** Reads the statements of a whole text. */
export class StatementReader extends SimpleStatementReader {
  read(): SyntaxMarks {
    this.#docstring();
    while (this.token().kind !== 'end') this.#statement();
    this.keep(this.scopes.finish());
    const { redundant, inlineBlocks, docstrings, documented } = this;
    return { redundant, inlineBlocks, docstrings, documented };
  }

  #docstring(): void {
    const { kind, text } = this.token();
    const ends = this.token(1).kind === 'newline' || this.sees(';', 1);
    if (kind === 'string' && ends && !/^[a-z]*b/i.test(text)) this.docstrings.add(this.at);
  }

  #statement(): void {
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
        return this.#seesMatch() ? () => this.#match() : undefined;
      case 'elif':
      case 'else':
      case 'except':
      case 'finally':
        return this.fail(say('"{0}" has no statement above that it belongs to.', word));
      default:
        return undefined;
    }
  }

  /** The block of a compound statement, with its colon. */
  #block(keyword: string, options: { readonly documents?: boolean } = {}): void {
    if (!this.sees(':')) this.#noColon(keyword);
    this.at++;
    if (this.token().kind !== 'newline') {
      this.inlineBlocks.add(this.at - 1);
      if (options.documents === true) this.#docstring();
      if (/^(?:if|while|for|try|with|def|class|async|@)$/.test(this.token().text)) this.unexpected();
      this.simpleStatements();
      return;
    }
    this.at++;
    if (this.token().kind !== 'indent') {
      const token = this.token().kind === 'end' ? this.token(-1) : this.token();
      this.fail(
        say('A block must be indented behind "{0}".', keyword),
        token,
        say('Write "pass" for an empty block.'),
      );
    }
    this.at++;
    if (options.documents === true) this.#docstring();
    while (this.token().kind !== 'dedent') this.#statement();
    this.at++;
  }

  #noColon(keyword: string): never {
    const { kind } = this.token();
    if (kind === 'newline') this.fail(say('A colon is missing at the end of this line.'), this.token());
    if (this.sees('=')) {
      this.fail(
        say('"=" assigns: it cannot stand behind "{0}".', keyword),
        this.token(),
        say('Write "==" to compare.'),
      );
    }
    return this.unexpected();
  }

  #if(): void {
    this.expect('if');
    this.namedExpression();
    this.#block('if');
    while (this.takes('elif')) {
      this.namedExpression();
      this.#block('elif');
    }
    this.#else();
  }

  #else(): void {
    if (this.takes('else')) this.#block('else');
  }

  #while(): void {
    this.expect('while');
    this.namedExpression();
    this.scopes.inLoop(() => this.#block('while'));
    this.#else();
  }

  #for(): void {
    this.expect('for');
    this.forTargets(new Set());
    this.expect('in');
    this.starExpressions();
    this.scopes.inLoop(() => this.#block('for'));
    this.#else();
  }

  #try(): void {
    this.expect('try');
    this.#block('try');
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
      this.#block('except');
    }
    if (handlers > 0) this.#else();
    if (this.takes('finally')) this.#block('finally');
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
    this.#block('with');
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
    this.#block('def', { documents: true });
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
    this.#block('class', { documents: true });
    this.keep(this.scopes.leave());
  }

  /** `match` begins a statement where its line ends in a colon and cases follow; else it is a name. */
  #seesMatch(): boolean {
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

  #match(): void {
    this.at++;
    this.#subject();
    if (!this.sees(':')) this.#noColon('match');
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
      this.#block('case');
    }
    this.at++;
  }
}
