import { say } from '../../text/message';
import { ArgumentReader } from './argumentReader';
import type { Shape } from './tokenReader';

/** How strongly binary operators bind: https://docs.python.org/3/reference/expressions.html#operator-precedence */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  in: 4,
  not: 4,
  is: 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  '==': 4,
  '!=': 4,
  '|': 5,
  '^': 6,
  '&': 7,
  '<<': 8,
  '>>': 8,
  '+': 9,
  '-': 9,
  '*': 10,
  '@': 10,
  '/': 10,
  '//': 10,
  '%': 10,
};
const NOT = 3;
const COMPARISON = 4;
const UNARY = 11;

/** Reads expressions. */
export abstract class ExpressionReader extends ArgumentReader {
  protected expression(): Shape {
    const shape = this.nested(() => this.#expression());
    if (shape.kind === 'group') this.withoutParentheses(shape);
    return shape;
  }

  #expression(): Shape {
    if (this.sees('lambda')) return this.#lambda();
    const start = this.at;
    const value = this.operation(1);
    if (!this.takes('if')) return value;
    this.operation(1);
    this.expect('else', say('A conditional expression needs an "else".'));
    this.expression();
    return this.shape('conditional', start);
  }

  protected operation(precedence: number): Shape {
    const start = this.at;
    let shape = this.#operand(precedence);
    for (;;) {
      const { kind, text } = this.token();
      const binds = kind === 'operator' || kind === 'name' ? PRECEDENCE[text] : undefined;
      if (binds === undefined || binds < precedence || !Object.hasOwn(PRECEDENCE, text)) return shape;
      if (text === 'not' && !this.sees('in', 1)) return shape;
      this.at += text === 'not' ? 2 : 1;
      if (text === 'is') this.takes('not');
      this.operation(binds + 1);
      shape = this.shape(binds === COMPARISON ? 'comparison' : 'operation', start);
    }
  }

  #operand(precedence: number): Shape {
    const start = this.at;
    if (this.sees('not')) {
      if (precedence > NOT) this.unexpected();
      this.at++;
      this.nested(() => this.operation(NOT));
      return this.shape('operation', start);
    }
    if (this.sees('-') || this.sees('+') || this.sees('~')) {
      this.at++;
      this.nested(() => this.#operand(UNARY));
      return this.shape('operation', start);
    }
    const base = this.#awaited();
    if (!this.takes('**')) return base;
    this.nested(() => this.#operand(UNARY));
    return this.shape('operation', start);
  }

  #awaited(): Shape {
    if (!this.sees('await')) return this.#primary();
    const start = this.at++;
    this.scopes.awaits(this.tokenAt(start), 'await');
    const value = this.#primary();
    if (value.kind === 'group' && isPrimary(value.items[0])) this.withoutParentheses(value);
    return this.shape('await', start);
  }

  #primary(): Shape {
    const start = this.at;
    let shape = this.atom();
    for (;;) {
      if (this.takes('.')) {
        this.name();
        shape = this.shape('attribute', start);
      } else if (this.takes('(')) {
        this.arguments();
        shape = this.shape('call', start);
      } else if (this.takes('[')) {
        this.#subscript();
        shape = this.shape('subscript', start);
      } else return shape;
    }
  }

  #subscript(): void {
    const begin = this.at;
    let count = 0;
    let hasSlice = false;
    do {
      if (count > 0 && this.sees(']')) {
        if (count > 1) this.redundant.add(this.at - 1);
        break;
      }
      const isSlice = this.#slice();
      hasSlice ||= isSlice;
      count++;
    } while (this.takes(','));
    this.expect(']');
    const inner = this.tokenAt(begin).text === '(' && count === 1 && !hasSlice;
    // x[(a, b)] means x[a, b].
    if (inner && this.#tuple?.start === begin && this.#tuple.end === this.at - 1) {
      this.withoutParentheses(this.#tuple);
    }
  }

  /** The element of a subscript that was read last. */
  #tuple: Shape | undefined;

  #slice(): boolean {
    this.#tuple = undefined;
    if (!this.sees(':')) {
      const element = this.element();
      if (!this.sees(':')) {
        this.#tuple = element.kind === 'tuple' ? element : undefined;
        return false;
      }
      if (element.kind === 'starred' || element.kind === 'walrus') this.unexpected();
    }
    this.expect(':');
    const ends = (): boolean => this.sees(':') || this.sees(',') || this.sees(']');
    if (!ends()) this.expression();
    if (this.takes(':') && !ends()) this.expression();
    return true;
  }

  protected starExpressions(): Shape {
    const start = this.at;
    const items: Shape[] = [];
    do {
      if (items.length > 0 && this.#endsList()) break;
      items.push(this.sees('*') ? this.starred() : this.expression());
    } while (this.takes(','));
    const [only] = items;
    const hasComma = this.token(-1).text === ',' || items.length > 1;
    if (items.length > 1 && this.token(-1).text === ',') this.redundant.add(this.at - 1);
    if (hasComma || only === undefined) return this.shape('tuple', start, items);
    if (only.kind === 'starred') {
      // `*a = b` is told where the assignment is judged.
      if (this.sees('=')) return only;
      this.failAt(only, say('A star has no meaning without a comma behind its value.'));
    }
    this.withoutParentheses(only);
    return only;
  }

  /** Whether a comma was the last thing of a list without brackets. */
  #endsList(): boolean {
    const { kind, text } = this.token();
    if (kind === 'newline' || kind === 'end') return true;
    return kind === 'operator' && /^(?:[)\]};:!]|[-+*/%@&|^]?=|\*\*=|\/\/=|<<=|>>=)$/.test(text);
  }

  protected yieldExpression(): Shape {
    const start = this.at;
    const token = this.token();
    this.expect('yield');
    if (this.takes('from')) {
      this.keep(this.scopes.yields(token, 'yield from'));
      this.expression();
    } else {
      this.keep(this.scopes.yields(token, 'yield'));
      if (!this.#endsList()) this.starExpressions();
    }
    return this.shape('yield', start);
  }

  #lambda(): Shape {
    const start = this.at++;
    this.scopes.enter('lambda');
    this.parameters(':', false);
    this.expect(':');
    this.expression();
    this.keep(this.scopes.leave());
    return this.shape('lambda', start);
  }
}

function isPrimary(shape: Shape | undefined): boolean {
  return shape !== undefined && /^(?:name|attribute|subscript|call)$/.test(shape.kind);
}
