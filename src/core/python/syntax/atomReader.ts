import { say } from '../../text/message';
import { KEYWORDS } from './keywords';
import { StringReader } from './stringReader';
import { identifier, type Shape } from './tokenReader';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Reads what expressions are made of: names, literals, brackets, comprehensions. */
export abstract class AtomReader extends StringReader {
  protected abstract expression(): Shape;
  /** Binary operators from a precedence on; 1 takes all. */
  protected abstract operation(precedence: number): Shape;

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
}
