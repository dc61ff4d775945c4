import type { SyntaxNode } from '@lezer/common';
import type { Argument, Expression, Span } from './expression';
import { childrenOf, isExpression, MOST_NESTED, splitAt } from './lezerNode';

/** Turns Lezer's nodes of expressions into expressions; tolerant of what could not be parsed. */
export class ExpressionTree {
  protected readonly text: string;
  #nested = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The expression that a node is. */
  expression(node: SyntaxNode): Expression {
    if (this.#nested >= MOST_NESTED) return { kind: 'other', parts: [], ...span(node) };
    this.#nested++;
    const result = this.#expression(node);
    this.#nested--;
    return result;
  }

  /** What a flat list of nodes says: one expression, or a tuple where there are commas. */
  sequence(nodes: readonly SyntaxNode[]): Expression | undefined {
    const items = splitAt(nodes, ',').flatMap((part) => this.#item(part));
    const [first] = items;
    const last = items.at(-1);
    if (first === undefined || last === undefined) return undefined;
    if (!nodes.some(({ name }) => name === ',')) return first;
    return { kind: 'tuple', items, start: first.start, end: last.end };
  }

  #expression(node: SyntaxNode): Expression {
    const children = childrenOf(node);
    switch (node.name) {
      case 'CallExpression':
        return this.#call(node, children);
      case 'MemberExpression':
        return this.#member(node, children);
      case 'ParenthesizedExpression':
        return this.sequence(children.filter(({ name }) => !/^[()]$/.test(name))) ?? this.#other(node);
      case 'TupleExpression':
      case 'ArrayExpression':
      case 'SetExpression':
      case 'DictionaryExpression':
        return this.#display(node, children);
      case 'UnaryExpression':
      case 'BinaryExpression':
        return this.#operation(node, children);
      case 'ConditionalExpression':
        return this.#conditional(node, children);
      case 'LambdaExpression':
        return { kind: 'lambda', body: this.#all(children).at(-1), ...span(node) };
      case 'NamedExpression':
        return this.#walrus(node, children);
      case 'AwaitExpression': {
        const [value] = this.#all(children);
        return value === undefined ? this.#other(node) : { kind: 'await', value, ...span(node) };
      }
      default:
        return node.name.endsWith('ComprehensionExpression')
          ? this.comprehension(node, children)
          : (this.#leaf(node) ?? this.#other(node));
    }
  }

  #leaf(node: SyntaxNode): Expression | undefined {
    switch (node.name) {
      case 'VariableName':
        return { kind: 'name', name: this.textOf(node), ...span(node) };
      case 'Number':
        return { kind: 'number', ...span(node) };
      case 'String':
      case 'ContinuedString':
        return { kind: 'text', value: this.#stringValue(node), ...span(node) };
      case 'None':
        return { kind: 'constant', value: 'None', ...span(node) };
      case 'Boolean':
        return { kind: 'constant', value: this.textOf(node) === 'True' ? 'True' : 'False', ...span(node) };
      default:
        return undefined;
    }
  }

  #display(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    if (node.name === 'DictionaryExpression') {
      return { kind: 'dict', items: this.#all(children), ...span(node) };
    }
    const items = splitAt(children, ',').flatMap((part) => this.#item(part));
    return { kind: node.name === 'TupleExpression' ? 'tuple' : 'list', items, ...span(node) };
  }

  #operation(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const isBinary = node.name === 'BinaryExpression';
    const compares = isBinary && children.some(({ name }) => /^(?:CompareOp|in|is|not)$/.test(name));
    return { kind: compares ? 'comparison' : 'operation', operands: this.#all(children), ...span(node) };
  }

  #other(node: SyntaxNode): Expression {
    return { kind: 'other', parts: this.#all(childrenOf(node)), ...span(node) };
  }

  #all(nodes: readonly SyntaxNode[]): readonly Expression[] {
    return nodes.filter(isExpression).map((node) => this.expression(node));
  }

  /** One item of a list, perhaps with a star before it. */
  #item(nodes: readonly SyntaxNode[]): readonly Expression[] {
    const node = nodes.find(isExpression);
    if (node === undefined) return [];
    const value = this.expression(node);
    const star = nodes.find(({ name }) => name === '*' || name === '**');
    return [star === undefined ? value : { kind: 'starred', value, start: star.from, end: value.end }];
  }

  #call(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [callee, list] = children;
    if (callee === undefined) return this.#other(node);
    const args = list?.name === 'ArgList' ? this.arguments(list) : [];
    return { kind: 'call', callee: this.expression(callee), arguments: args, ...span(node) };
  }

  /** The arguments of a call or the bases of a class. */
  arguments(list: SyntaxNode): readonly Argument[] {
    const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
    if (nodes.some(({ name }) => name === 'for')) {
      return [{ value: this.comprehension(list, nodes) }];
    }
    return splitAt(nodes, ',').flatMap((part): readonly Argument[] => {
      const [first, sign] = part;
      const isNamed = sign?.name === 'AssignOp' && this.textOf(sign) === '=' && first !== undefined;
      const node = (isNamed ? part.slice(2) : part).find(isExpression);
      if (node === undefined) return [];
      const value = this.expression(node);
      if (isNamed) return [{ name: this.textOf(first), value }];
      if (first?.name === '*' || first?.name === '**') return [{ star: first.name, value }];
      // A walrus may stand as an argument without parentheses of its own.
      return [{ value: sign?.name === 'AssignOp' ? (this.sequence(part.slice(2)) ?? value) : value }];
    });
  }

  #member(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [base, ...rest] = children;
    if (base === undefined || !isExpression(base)) return this.#other(node);
    const object = this.expression(base);
    const property = rest.find(({ name }) => name === 'PropertyName');
    if (property !== undefined) {
      return { kind: 'attribute', object, name: this.textOf(property), ...span(node) };
    }
    const inner = rest.filter(({ name }) => name !== '[' && name !== ']');
    const indices = splitAt(inner, ',').flatMap((part): readonly Expression[] => {
      if (!part.some(({ name }) => name === ':')) return this.#item(part);
      const [first, last] = [part[0], part.at(-1)];
      return [{ kind: 'other', parts: this.#all(part), start: first?.from ?? 0, end: last?.to ?? 0 }];
    });
    return { kind: 'subscript', object, indices, ...span(node) };
  }

  #conditional(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [then, test, otherwise] = this.#all(children);
    if (then === undefined || test === undefined) return this.#other(node);
    return {
      kind: 'conditional',
      test,
      branches: otherwise === undefined ? [then] : [then, otherwise],
      ...span(node),
    };
  }

  #walrus(node: SyntaxNode, children: readonly SyntaxNode[]): Expression {
    const [target, value] = this.#all(children);
    if (target === undefined || value === undefined) return this.#other(node);
    return { kind: 'walrus', target, value, ...span(node) };
  }

  protected comprehension(node: SyntaxNode, nodes: readonly SyntaxNode[]): Expression {
    const [element = [], ...clauses] = splitAt(nodes, 'for');
    const parts = [...this.#all(element)];
    const loops = clauses.flatMap((clause) => {
      const [targets = [], ...others] = splitAt(clause, 'in');
      const [source = [], ...conditions] = splitAt(others.flat(), 'if');
      for (const condition of conditions) parts.push(...this.#all(condition));
      const target = this.sequence(targets);
      const iterable = this.sequence(source);
      return target === undefined || iterable === undefined ? [] : [{ target, iterable }];
    });
    return { kind: 'comprehension', parts, loops, ...span(node) };
  }

  #stringValue(node: SyntaxNode): string {
    const written = node.name === 'String' ? [node] : childrenOf(node);
    return written
      .map((string) => /^\w*("""|'''|"|')([^]*)\1$/.exec(this.textOf(string))?.[2] ?? '')
      .join('');
  }

  textOf({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }
}

export function span({ from, to }: SyntaxNode): Span {
  return { start: from, end: to };
}
