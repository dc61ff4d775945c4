import assert from 'node:assert/strict';
import type { Expression } from '../../../src/core/python/tree/expression';
import { readTree } from '../../../src/core/python/tree/readTree';
import { allStatements, type Statement } from '../../../src/core/python/tree/statement';
import { ownExpressions, withInner } from '../../../src/core/python/tree/walk';

/** Statements in short: kinds, with what is inside them in parentheses. */
function short(statements: readonly Statement[]): string {
  return statements
    .map((statement) =>
      'body' in statement ? `${statement.kind}(${short(statement.body)})` : statement.kind,
    )
    .join(' ');
}

/** The names that are called anywhere, in the order of the text. */
function called(text: string): readonly string[] {
  const names: string[] = [];
  for (const statement of allStatements(readTree(text))) {
    for (const own of ownExpressions(statement)) {
      for (const inner of withInner(own)) if (inner.kind === 'call') names.push(nameOf(inner.callee));
    }
  }
  return names;
}

function nameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'attribute' ? expression.name : expression.kind;
}

describe('readTree', () => {
  it('reads statements and what is inside them', () => {
    assert.equal(
      short(
        readTree(
          'import a\nx = 1\nx += 1\nfor i in x:\n  f(i)\nelse:\n  g()\nwith a as b: pass\nif x: y\nelif z: w\n',
        ),
      ),
      'import assign update for(other() other()) with(other()) other(other() other())',
    );
    assert.equal(
      short(
        readTree(
          '@a\nasync def f(x, *y, z=1):\n  return x\nclass A(B):\n  def g(self): pass\nmatch x:\n  case 1: f()\n',
        ),
      ),
      'function(return) class(function(other())) other(other())',
    );
  });

  it('finds calls wherever they stand', () => {
    const text =
      'x = [a(i) for i in b() if c(i)]; f"{d()}"; y = e() if g() else h()\n@k()\ndef f(z=l()): await m(n=o(), *p())\n';
    assert.deepEqual([...called(text)].sort(), ['a', 'b', 'c', 'd', 'e', 'g', 'h', 'k', 'l', 'm', 'o', 'p']);
  });

  it('finds nothing in comments and strings', () => {
    assert.deepEqual(called('# a()\n"b()"\nx = """c()"""\n'), []);
  });

  it('reads targets and values of assignments', () => {
    const [statement] = readTree('a, (b, *c) = d = e, f\n');
    assert.equal(statement?.kind, 'assign');
    assert.deepEqual(
      statement.targets.map(({ kind }) => kind),
      ['tuple', 'name'],
    );
    assert.equal(statement.value.kind, 'tuple');
  });

  it('reads on behind what is no Python', () => {
    assert.deepEqual(called('x = (\n\ndef f(:\n  a()\nb()\n').includes('b'), true);
    assert.deepEqual(called('x = yield\na()\n'), ['a']);
  });

  it('ends in what is nested too deeply', () => {
    assert.ok(readTree(`x = ${'('.repeat(5000)}1${')'.repeat(5000)}\n`).length > 0);
    assert.ok(readTree(`x = ${'a + '.repeat(5000)}b\n`).length > 0);
    const blocks = Array.from({ length: 900 }, (_, depth) => `${' '.repeat(depth)}if x:\n`);
    assert.ok(readTree(`${blocks.join('')}${' '.repeat(900)}y\n`).length > 0);
  });
});
