import { say } from '../../text/message';
import { AtomReader } from './atomReader';
import { identifier, type Shape } from './tokenReader';

/** Reads the arguments of calls and the parameters of functions. */
export abstract class ArgumentReader extends AtomReader {
  /** The arguments of a call or of a class, up to and with the closing parenthesis. */
  protected arguments(mayGenerate = true): void {
    const names = new Set<string>();
    let seen: 'nothing' | 'keyword' | 'mapping' = 'nothing';
    for (let count = 0; !this.sees(')'); count++) {
      const start = this.at;
      if (this.takes('**')) {
        this.expression();
        seen = 'mapping';
      } else if (this.takes('*')) {
        if (seen === 'mapping') this.fail(say('"*" may not follow "**" in a call.'), this.tokenAt(start));
        this.expression();
      } else if (this.seesName() && this.sees('=', 1)) {
        this.#keyword(names);
        if (seen === 'nothing') seen = 'keyword';
      } else if (this.#positional(seen, count === 0 && mayGenerate)) break;
      if (!this.takes(',')) break;
      if (this.sees(')')) this.redundant.add(this.at - 1);
    }
    this.expect(')');
  }

  #keyword(names: Set<string>): void {
    const token = this.name();
    const name = identifier(token);
    if (name === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    if (names.has(name)) this.fail(say('The argument "{0}" is given twice.', name), token);
    names.add(name);
    this.at++;
    this.expression();
  }

  /** True for a generator expression, which stands alone. */
  #positional(seen: 'nothing' | 'keyword' | 'mapping', mayGenerate: boolean): boolean {
    const value = this.namedExpression();
    if (this.generatorClauses(value)) {
      if (mayGenerate && this.sees(')')) return true;
      this.failAt(value, say('A generator expression beside other arguments needs parentheses.'));
    }
    if (this.sees('=')) {
      this.failAt(value, say('Only a name can stand before "=" in a call.'), say('Write "==" to compare.'));
    }
    if (seen !== 'nothing') {
      this.failAt(value, say('An argument without a name may not follow one with a name.'));
    }
    return false;
  }

  /** Parameters of a function or lambda, up to what closes them. */
  protected parameters(closing: ')' | ':', mayAnnotate: boolean): void {
    let stage: 'positional' | 'default' | 'keyword' | 'end' = 'positional';
    let slash = false;
    let bareStar: Shape | undefined;
    for (let count = 0; !this.sees(closing); count++) {
      if (stage === 'end') this.fail(say('Nothing may follow the parameter with "**".'));
      if (this.takes('/')) {
        if (slash || stage === 'keyword' || count === 0) this.#misplaced('/');
        slash = true;
      } else if (this.takes('**')) {
        this.#noNames(bareStar);
        this.#parameter(mayAnnotate);
        if (this.sees('=')) this.fail(say('A parameter with a star has no default.'));
        stage = 'end';
      } else if (this.takes('*')) {
        if (stage === 'keyword') this.#misplaced('*');
        stage = 'keyword';
        const isBare = this.sees(',') || this.sees(closing);
        bareStar = isBare ? this.shape('starred', this.at - 1) : undefined;
        if (!isBare) {
          this.#parameter(mayAnnotate, true);
          if (this.sees('=')) this.fail(say('A parameter with a star has no default.'));
        }
      } else {
        const token = this.#parameter(mayAnnotate);
        bareStar = undefined;
        if (this.takes('=')) {
          this.scopes.outside(() => this.expression());
          if (stage === 'positional') stage = 'default';
        } else if (stage === 'default') {
          this.fail(say('A parameter without a default may not follow one with a default.'), token);
        }
      }
      if (!this.takes(',')) break;
      if (this.sees(closing)) this.redundant.add(this.at - 1);
    }
    this.#noNames(bareStar);
  }

  #misplaced(sign: string): never {
    return this.fail(say('"{0}" stands in the wrong place among the parameters.', sign), this.token(-1));
  }

  #noNames(bareStar: Shape | undefined): void {
    if (bareStar !== undefined) this.failAt(bareStar, say('A parameter must follow the bare "*".'));
  }

  #parameter(mayAnnotate: boolean, isStarred = false) {
    const token = this.name();
    if (token.text === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    this.keep(this.scopes.parameter(identifier(token), token));
    if (mayAnnotate && this.takes(':')) {
      this.scopes.outside(() => (isStarred && this.sees('*') ? this.starred() : this.expression()));
    }
    return token;
  }
}
