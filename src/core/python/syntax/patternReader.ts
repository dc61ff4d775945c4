import { say } from '../../text/message';
import { ExpressionReader } from './expressionReader';
import { identifier } from './tokenReader';

/** What a pattern binds, and whether it matches everything. */
interface Pattern {
  readonly names: ReadonlySet<string>;
  readonly matchesAll: boolean;
}

const NOTHING: Pattern = { names: new Set(), matchesAll: false };

/** Reads the patterns of `case`. */
export abstract class PatternReader extends ExpressionReader {
  /** What stands behind `case`. */
  protected casePattern(): Pattern {
    const start = this.at;
    const first = this.#maybeStarred();
    if (!this.sees(',')) {
      if (this.tokenAt(start).text === '*')
        this.fail(say('A star must stand in a sequence.'), this.tokenAt(start));
      return first;
    }
    const names = new Set(first.names);
    let stars = this.tokenAt(start).text === '*' ? 1 : 0;
    for (let count = 1; this.takes(','); count++) {
      if (this.sees(':') || this.sees('if')) {
        if (count > 1) this.redundant.add(this.at - 1);
        break;
      }
      stars += this.sees('*') ? 1 : 0;
      this.#add(names, this.#maybeStarred());
    }
    if (stars > 1) this.fail(say('A sequence takes one starred name.'), this.tokenAt(start));
    return { names, matchesAll: false };
  }

  #maybeStarred(): Pattern {
    if (!this.takes('*')) return this.#pattern();
    return { names: this.#capture(), matchesAll: false };
  }

  /** A name that is bound; `_` binds nothing. */
  #capture(): ReadonlySet<string> {
    const token = this.name();
    if (token.text === '_') return new Set();
    this.scopes.assign(identifier(token), token);
    return new Set([identifier(token)]);
  }

  #add(names: Set<string>, { names: added }: Pattern): void {
    for (const name of added) {
      if (names.has(name)) this.fail(say('The pattern binds "{0}" twice.', name), this.token(-1));
      names.add(name);
    }
  }

  #pattern(): Pattern {
    const pattern = this.nested(() => this.#alternatives());
    if (!this.takes('as')) return pattern;
    if (this.sees('_')) this.unexpected();
    const names = new Set(pattern.names);
    this.#add(names, { names: this.#capture(), matchesAll: false });
    if (this.sees('.') || this.sees('(')) this.unexpected();
    return { names, matchesAll: pattern.matchesAll };
  }

  #alternatives(): Pattern {
    let pattern = this.#closed();
    while (this.sees('|')) {
      if (pattern.matchesAll) {
        this.fail(
          say('This alternative matches everything: those behind it are never tried.'),
          this.token(-1),
        );
      }
      this.at++;
      const start = this.at;
      const next = this.#closed();
      const same =
        next.names.size === pattern.names.size && [...next.names].every((name) => pattern.names.has(name));
      if (!same)
        this.fail(say('The alternatives of a pattern must bind the same names.'), this.tokenAt(start));
      pattern = { names: pattern.names, matchesAll: next.matchesAll };
    }
    return pattern;
  }

  #closed(): Pattern {
    const { kind, text } = this.token();
    if (kind === 'number' || text === '-') return this.#number();
    if (kind === 'string' || kind === 'string-start') {
      const start = this.at;
      if (this.strings().kind === 'format-string') {
        this.fail(say('A pattern takes no f-string.'), this.tokenAt(start));
      }
      return NOTHING;
    }
    if (this.takes('None') || this.takes('True') || this.takes('False')) return NOTHING;
    if (this.takes('(')) return this.#sequence(')');
    if (this.takes('[')) return this.#sequence(']');
    if (this.takes('{')) return this.#mapping();
    return this.#named();
  }

  /** A signed number, perhaps a complex one: `-1`, `2+3j`. */
  #number(): Pattern {
    this.takes('-');
    const real = this.token();
    if (real.kind !== 'number') this.unexpected();
    this.at++;
    if (!this.takes('+') && !this.takes('-')) return NOTHING;
    const imaginary = this.token();
    if (imaginary.kind !== 'number' || !/j$/i.test(imaginary.text) || /j$/i.test(real.text))
      this.unexpected();
    this.at++;
    return NOTHING;
  }

  /** A name that is bound, a value such as `Color.RED`, or a class with its arguments. */
  #named(): Pattern {
    const isValue = this.sees('.', 1) || this.sees('(', 1);
    if (!isValue) {
      const names = this.#capture();
      if (this.sees('=')) this.unexpected();
      return { names, matchesAll: true };
    }
    const token = this.name();
    this.scopes.use(identifier(token), token);
    while (this.takes('.')) this.name();
    return this.takes('(') ? this.#arguments() : NOTHING;
  }

  #arguments(): Pattern {
    const names = new Set<string>();
    const keywords = new Set<string>();
    while (!this.sees(')')) {
      if (this.seesName() && this.sees('=', 1)) {
        const token = this.name();
        if (keywords.has(token.text))
          this.fail(say('The attribute "{0}" is there twice.', token.text), token);
        keywords.add(token.text);
        this.at++;
      } else if (keywords.size > 0) {
        this.fail(say('A pattern without a name may not follow one with a name.'));
      }
      this.#add(names, this.#pattern());
      if (!this.takes(',')) break;
      if (this.sees(')')) this.redundant.add(this.at - 1);
    }
    this.expect(')');
    return { names, matchesAll: false };
  }

  /** `(a)` is a group, `(a,)` and `[a]` are sequences. */
  #sequence(closing: ')' | ']'): Pattern {
    const names = new Set<string>();
    let [stars, count, commas] = [0, 0, 0];
    let last = NOTHING;
    const start = this.at;
    while (!this.sees(closing)) {
      stars += this.sees('*') ? 1 : 0;
      last = this.#maybeStarred();
      this.#add(names, last);
      count++;
      if (!this.takes(',')) break;
      commas++;
      if (this.sees(closing) && (count > 1 || closing === ']')) this.redundant.add(this.at - 1);
    }
    this.expect(closing);
    if (stars > 1) this.fail(say('A sequence takes one starred name.'), this.tokenAt(start));
    const isGroup = closing === ')' && count === 1 && commas === 0;
    if (isGroup && stars > 0) this.fail(say('A star must stand in a sequence.'), this.tokenAt(start));
    return { names, matchesAll: isGroup && last.matchesAll };
  }

  #mapping(): Pattern {
    const names = new Set<string>();
    const keys = new Set<string>();
    while (!this.sees('}')) {
      if (this.takes('**')) {
        if (this.sees('_')) this.unexpected();
        this.#add(names, { names: this.#capture(), matchesAll: false });
        this.takes(',');
        if (!this.sees('}')) this.fail(say('Nothing may follow "**" in a mapping pattern.'));
        break;
      }
      this.#key(keys);
      this.expect(':');
      this.#add(names, this.#pattern());
      if (!this.takes(',')) break;
      if (this.sees('}')) this.redundant.add(this.at - 1);
    }
    this.expect('}');
    return { names, matchesAll: false };
  }

  #key(keys: Set<string>): void {
    const start = this.at;
    const { kind } = this.token();
    const isName = kind === 'name' && !/^(?:None|True|False)$/.test(this.token().text);
    if (isName && !this.sees('.', 1)) this.unexpected();
    if (isName) {
      const token = this.name();
      this.scopes.use(identifier(token), token);
      while (this.takes('.')) this.name();
      return;
    }
    if (this.sees('(') || this.sees('[') || this.sees('{')) this.unexpected();
    this.#closed();
    const written = this.token(start - this.at).text;
    if (this.at === start + 1 && keys.has(written)) {
      this.fail(say('The key {0} is there twice.', written), this.tokenAt(start));
    }
    keys.add(written);
  }
}
