import { say } from '../../text/message';
import { KEYWORDS } from './keywords';
import { formatPrefix, STRING_START } from './stringToken';
import { assignTarget } from './targets';
import { identifier, TokenReader, type Shape } from './tokenReader';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads what expressions are made of: names, literals, brackets, comprehensions. */
export abstract class AtomReader extends TokenReader {
  protected abstract expression(): Shape;
  /** Binary operators from a precedence on; 1 takes all. */
  protected abstract operation(precedence: number): Shape;
  protected abstract starExpressions(): Shape;
  protected abstract yieldExpression(): Shape;

  protected atom(): Shape {
    const start = this.at;
    const token = this.token();
    switch (token.kind) {
      case 'number':
        this.at++;
        return this.shape('literal', start);
      case 'string':
      case 'string-start':
        return this.strings();
      case 'name':
        if (KEYWORDS.has(token.text) && !/^(?:None|True|False)$/.test(token.text)) break;
        this.at++;
        if (KEYWORDS.has(token.text) || token.text === '__debug__') return this.shape('constant', start);
        this.scopes.use(identifier(token), token);
        return this.shape('name', start);
      case 'operator':
        if (token.text === '(') return this.#parentheses();
        if (token.text === '[') return this.#list();
        if (token.text === '{') return this.#braces();
        if (token.text === '...') {
          this.at++;
          return this.shape('constant', start);
        }
        break;
      default:
    }
    return this.unexpected();
  }

  /** Strings side by side are one. */
  protected strings(): Shape {
    const start = this.at;
    let isFormat = false;
    const kinds = new Set<string>();
    for (;;) {
      const { kind, text } = this.token();
      if (kind !== 'string' && kind !== 'string-start') break;
      STRING_START.lastIndex = 0;
      const form = formatPrefix(STRING_START.exec(text)?.[0] ?? text);
      kinds.add(form.isBytes ? 'bytes' : form.isTemplate ? 'template' : 'text');
      if (kinds.size > 1) this.fail(say('Bytes, texts and templates side by side cannot be joined.'));
      isFormat ||= form.isFormat;
      this.at++;
      if (kind === 'string-start') this.#formatString();
    }
    return this.shape(isFormat ? 'format-string' : 'literal', start);
  }

  #formatString(): void {
    for (;;) {
      const { kind } = this.token();
      if (kind === 'string-middle') this.at++;
      else if (kind === 'string-end') break;
      else this.#field();
    }
    this.at++;
  }

  #field(): void {
    this.expect('{');
    if (this.sees('yield')) this.yieldExpression();
    else this.starExpressions();
    if (this.sees('=')) this.documented.add(this.at++);
    if (this.takes('!')) {
      const { text, start } = this.token();
      if (!/^[rsa]$/.test(text) || start !== this.token(-1).end) {
        this.fail(say('A field of an f-string is converted by "!r", "!s" or "!a".'));
      }
      this.at++;
    }
    if (this.takes(':')) {
      while (!this.sees('}')) {
        if (this.token().kind === 'string-middle') this.at++;
        else this.#field();
      }
    }
    this.expect('}');
  }

  #parentheses(): Shape {
    const start = this.at++;
    if (this.takes(')')) return this.shape('tuple', start);
    if (this.sees('yield')) {
      const inner = this.yieldExpression();
      this.expect(')');
      return this.shape('group', start, [inner]);
    }
    const first = this.element();
    if (this.#seesFor()) {
      this.#clauses(first, true);
      this.expect(')');
      return this.shape('comprehension', start);
    }
    if (!this.sees(',')) {
      this.expect(')');
      if (first.kind === 'starred')
        this.failAt(first, say('A star has no meaning in parentheses of one value.'));
      return this.shape('group', start, [first]);
    }
    const items = this.#rest(first, ')');
    this.expect(')');
    return this.shape('tuple', start, items);
  }

  #list(): Shape {
    const start = this.at++;
    if (this.takes(']')) return this.shape('list', start);
    const first = this.element();
    if (this.#seesFor()) {
      this.#clauses(first, false);
      this.expect(']');
      return this.shape('comprehension', start);
    }
    const items = this.#rest(first, ']');
    if (this.token(-1).text === ',') this.redundant.add(this.at - 1);
    this.expect(']');
    return this.shape('list', start, items);
  }

  /** The elements behind the first one; the comma behind the last of several carries no meaning. */
  #rest(first: Shape, closing: string): readonly Shape[] {
    const items = [first];
    while (this.takes(',')) {
      if (this.sees(closing)) {
        if (items.length > 1) this.redundant.add(this.at - 1);
        break;
      }
      items.push(this.element());
    }
    return items;
  }

  #braces(): Shape {
    const start = this.at++;
    let kind: 'dict' | 'set' | undefined;
    while (!this.sees('}')) {
      const before = this.at;
      const found = this.#entry(kind);
      if (this.#seesFor() && kind === undefined) {
        if (this.tokenAt(before).text.startsWith('*')) this.#unpacked(before);
        this.#clauses(undefined, false, before);
        this.expect('}');
        return this.shape('comprehension', start);
      }
      kind = found;
      if (!this.takes(',')) break;
      if (this.sees('}')) this.redundant.add(this.at - 1);
    }
    this.expect('}');
    return this.shape('display', start);
  }

  /** An entry of a dictionary or an element of a set, whichever it must be. */
  #entry(kind: 'dict' | 'set' | undefined): 'dict' | 'set' {
    if (kind !== 'set' && this.takes('**')) {
      this.operation(5);
      return 'dict';
    }
    if (kind !== 'dict' && this.sees('*')) {
      this.element();
      return 'set';
    }
    const first = kind === 'dict' ? this.expression() : this.element();
    if (kind === 'set' || (kind === undefined && !this.sees(':'))) return 'set';
    if (first.kind === 'walrus') this.unexpected();
    this.expect(':');
    this.expression();
    return 'dict';
  }

  /** An element of a bracket: a starred, named or plain expression. */
  protected element(): Shape {
    return this.sees('*') ? this.starred() : this.namedExpression();
  }

  protected starred(): Shape {
    const start = this.at;
    this.expect('*');
    const inner = this.operation(5);
    return this.shape('starred', start, [inner]);
  }

  /** An expression that may bind its value to a name by `:=`. */
  protected namedExpression(): Shape {
    if (!this.seesName() || !this.sees(':=', 1)) return this.expression();
    const start = this.at;
    const token = this.name();
    if (token.text === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    this.at++;
    this.expression();
    this.scopes.assign(identifier(token), token, 'walrus');
    return this.shape('walrus', start);
  }

  #seesFor(): boolean {
    return this.sees('for') || (this.sees('async') && this.sees('for', 1));
  }

  #unpacked(at: number): never {
    return this.fail(say('A comprehension makes one element at a time: it cannot unpack.'), this.tokenAt(at));
  }

  /** The clauses of a comprehension whose element was read; `from` is the index of the element's first token. */
  #clauses(element: Shape | undefined, isGenerator: boolean, from = element?.start ?? this.at): void {
    if (element?.kind === 'starred') this.#unpacked(element.start);
    const targets = new Set<string>();
    const iterables: Span[] = [];
    while (this.#seesFor()) {
      if (this.sees('async')) {
        this.scopes.awaits(this.token(), 'async for');
        this.at++;
      }
      this.at++;
      this.forTargets(targets);
      this.expect('in');
      const start = this.token().start;
      this.operation(1);
      iterables.push({ start, end: this.token(-1).end });
      while (this.takes('if')) {
        // Python 3.8 takes a lambda here.
        if (this.sees('lambda')) this.expression();
        else this.operation(1);
      }
    }
    const iterable = iterables[0] ?? { start: 0, end: 0 };
    const names = { targets, iterable, iterables, isGenerator };
    this.keep(this.scopes.comprehension(this.tokenAt(from).start, names));
  }

  /** The generator expression of a call without parentheses of its own: `sum(x for x in y)`. */
  protected generatorClauses(element: Shape): boolean {
    if (!this.#seesFor()) return false;
    this.#clauses(element, true);
    return true;
  }

  /** What `for` binds, up to `in`; the names are added to `names`. */
  protected forTargets(names: Set<string>): Shape {
    const start = this.at;
    const items: Shape[] = [];
    do {
      if (items.length > 0 && this.sees('in')) break;
      items.push(this.sees('*') ? this.starred() : this.operation(5));
    } while (this.takes(','));
    const [only] = items;
    const isTuple = items.length > 1 || this.token(-1).text === ',';
    if (items.length > 1 && this.token(-1).text === ',') this.redundant.add(this.at - 1);
    const target = isTuple || only === undefined ? this.shape('tuple', start, items) : only;
    for (const name of this.assigned(target)) names.add(name);
    this.withoutParentheses(target);
    return target;
  }

  /** Makes a target of what was read; fails where nothing can be assigned to it. Gives the names it binds. */
  protected assigned(target: Shape): readonly string[] {
    const { names, attributes, fault } = assignTarget(target);
    if (fault !== undefined) this.failAt(fault.shape, fault.message, fault.next);
    for (const token of attributes.map((index) => this.tokenAt(index))) {
      if (token.text === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    }
    return names.map((index) => {
      const token = this.tokenAt(index);
      this.scopes.assign(identifier(token), token);
      return identifier(token);
    });
  }

  /** Notes that the parentheses around a whole expression carry no meaning. */
  protected withoutParentheses({ kind, start, end, items }: Shape): void {
    if (this.tokenAt(start).text !== '(') return;
    const isGroup = kind === 'group' && items[0]?.kind !== 'yield';
    if (!isGroup && !(kind === 'tuple' && items.length > 0 && this.tokenAt(end - 1).text === ')')) return;
    // (a), (b) begins and ends with parentheses too.
    if (kind === 'tuple' && items[0]?.start === start) return;
    this.redundant.add(start).add(end - 1);
  }
}
