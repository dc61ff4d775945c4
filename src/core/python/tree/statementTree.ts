import type { SyntaxNode } from '@lezer/common';
import { importsOf } from '../imports/pythonImports';
import type { Expression } from './expression';
import { ExpressionTree, span } from './expressionTree';
import { childrenOf, isExpression, MOST_NESTED, splitAt } from './lezerNode';
import type { Statement } from './statement';

/** Turns Lezer's nodes of statements into statements. */
export class StatementTree extends ExpressionTree {
  #depth = 0;

  /** The statements of a body or of the whole text. */
  block(node: SyntaxNode): readonly Statement[] {
    if (this.#depth >= MOST_NESTED) return [];
    this.#depth++;
    const statements = childrenOf(node)
      .filter(({ name }) => /(?:Statement|Definition|StatementGroup)$/.test(name))
      .flatMap((child) => this.#statement(child, []));
    this.#depth--;
    return statements;
  }

  #statement(node: SyntaxNode, decorators: readonly Expression[]): readonly Statement[] {
    const children = childrenOf(node);
    switch (node.name) {
      case 'StatementGroup':
        return children.flatMap((child) => (isStatement(child) ? this.#statement(child, []) : []));
      case 'DecoratedStatement': {
        const marks = children
          .filter(({ name }) => name === 'Decorator')
          .flatMap((mark) => this.#decorator(mark));
        const decorated = children.find(isStatement);
        return decorated === undefined ? [] : this.#statement(decorated, marks);
      }
      case 'ImportStatement':
        return [{ kind: 'import', imports: importsOf(node, this.text), ...span(node) }];
      case 'AssignStatement':
        return this.#assign(node, children);
      case 'UpdateStatement':
        return this.#update(node, children);
      case 'ForStatement':
        return this.#for(node, children);
      case 'WithStatement':
        return [
          { kind: 'with', items: this.#withItems(children), body: this.#bodies(children), ...span(node) },
        ];
      case 'FunctionDefinition':
        return [this.#function(node, children, decorators)];
      case 'ClassDefinition':
        return [this.#class(node, children, decorators)];
      case 'ReturnStatement':
        return [{ kind: 'return', value: this.sequence(children.slice(1)), ...span(node) }];
      default:
        return [
          { kind: 'other', values: this.#values(children), body: this.#bodies(children), ...span(node) },
        ];
    }
  }

  #values(nodes: readonly SyntaxNode[]): readonly Expression[] {
    return nodes.filter((node) => isExpression(node)).map((node) => this.expression(node));
  }

  /** The blocks of a compound statement one after another; a `match` has them inside its cases. */
  #bodies(nodes: readonly SyntaxNode[]): readonly Statement[] {
    return nodes.flatMap((node): readonly Statement[] => {
      if (node.name === 'Body') return this.block(node);
      if (node.name !== 'MatchBody' && node.name !== 'MatchClause') return [];
      return this.#bodies(childrenOf(node));
    });
  }

  /** `@task(1)` is written flat: names, dots and arguments. */
  #decorator(node: SyntaxNode): readonly Expression[] {
    const [, ...parts] = childrenOf(node);
    let callee: Expression | undefined;
    for (const part of parts) {
      if (part.name === 'ArgList' && callee !== undefined) {
        const { start } = callee;
        callee = { kind: 'call', callee, arguments: this.arguments(part), start, end: part.to };
      } else if (isExpression(part) || part.name === 'PropertyName') {
        const before = callee;
        callee =
          before === undefined || (part.name !== 'PropertyName' && part.name !== 'VariableName')
            ? this.expression(part)
            : {
                kind: 'attribute',
                object: before,
                name: this.textOf(part),
                start: before.start,
                end: part.to,
              };
      }
    }
    return callee === undefined ? [] : [callee];
  }

  #assign(node: SyntaxNode, children: readonly SyntaxNode[]): readonly Statement[] {
    const parts = splitAt(
      children.filter(({ name }) => name !== 'TypeDef'),
      'AssignOp',
    );
    const value = this.sequence(parts.at(-1) ?? []);
    const targets = parts.slice(0, -1).flatMap((part) => this.sequence(part) ?? []);
    if (value === undefined || parts.length < 2) return [];
    return [{ kind: 'assign', targets, value, ...span(node) }];
  }

  #update(node: SyntaxNode, children: readonly SyntaxNode[]): readonly Statement[] {
    const [left = [], right = []] = splitAt(children, 'UpdateOp');
    const [target, value] = [this.sequence(left), this.sequence(right)];
    return target === undefined || value === undefined
      ? []
      : [{ kind: 'update', target, value, ...span(node) }];
  }

  #for(node: SyntaxNode, children: readonly SyntaxNode[]): readonly Statement[] {
    const head = children.filter(({ name }) => !/^(?:Body|for|async|else)$/.test(name));
    const [left = [], right = []] = splitAt(head, 'in');
    const [target, iterable] = [this.sequence(left), this.sequence(right)];
    const body = this.#bodies(children);
    if (target === undefined || iterable === undefined) {
      return [{ kind: 'other', values: [], body, ...span(node) }];
    }
    return [{ kind: 'for', target, iterable, body, ...span(node) }];
  }

  #withItems(children: readonly SyntaxNode[]) {
    const head = children.filter(({ name }) => !/^(?:Body|with|async|[()])$/.test(name));
    return splitAt(head, ',').flatMap((part) => {
      const [left = [], right = []] = splitAt(part, 'as');
      const [value, target] = [this.sequence(left), this.sequence(right)];
      if (value === undefined) return [];
      return [target === undefined ? { value } : { value, target }];
    });
  }

  #function(node: SyntaxNode, children: readonly SyntaxNode[], decorators: readonly Expression[]): Statement {
    const name = children.find((child) => child.name === 'VariableName');
    const list = children.find((child) => child.name === 'ParamList');
    const parameters: string[] = [];
    const defaults: Expression[] = [];
    for (const part of splitAt(list === undefined ? [] : childrenOf(list), ',')) {
      const parameter = part.find((child) => child.name === 'VariableName');
      if (parameter !== undefined) parameters.push(this.textOf(parameter));
      const value = this.sequence(splitAt(part, 'AssignOp')[1]?.filter(({ name }) => name !== ')') ?? []);
      if (value !== undefined) defaults.push(value);
    }
    return {
      kind: 'function',
      name: name === undefined ? '' : this.textOf(name),
      ...{ parameters, defaults, decorators, body: this.#bodies(children) },
      ...span(node),
    };
  }

  #class(node: SyntaxNode, children: readonly SyntaxNode[], decorators: readonly Expression[]): Statement {
    const name = children.find((child) => child.name === 'VariableName');
    const list = children.find((child) => child.name === 'ArgList');
    return {
      kind: 'class',
      name: name === undefined ? '' : this.textOf(name),
      bases: list === undefined ? [] : this.arguments(list).map(({ value }) => value),
      decorators,
      body: this.#bodies(children),
      ...span(node),
    };
  }
}

function isStatement({ name }: SyntaxNode): boolean {
  return /(?:Statement|Definition)$/.test(name);
}
