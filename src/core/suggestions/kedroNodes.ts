import { linePositions } from '../project/linePositions';
import { dottedName, type Call, type Expression } from '../python/tree/expression';
import { readTree } from '../python/tree/readTree';
import { allStatements, type Statement } from '../python/tree/statement';
import { ownExpressions, withInner } from '../python/tree/walk';
import { datasetName } from './kedroCatalog';

/** A node of a Kedro pipeline: names of datasets that it reads and writes. */
export interface KedroNode {
  readonly name: string;
  /** From zero. */
  readonly line: number;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** More nodes of one file are not read. */
const MOST_NODES = 1000;

/** The nodes that a `pipeline.py` makes by calls of `node`. */
export function kedroNodes(text: string): readonly KedroNode[] {
  const at = linePositions(text);
  const nodes: KedroNode[] = [];
  for (const call of callsIn(readTree(text))) {
    const callee = dottedName(call.callee)?.at(-1);
    if (callee !== 'node' && callee !== 'Node') continue;
    const [func, inputs, outputs, name] = ['func', 'inputs', 'outputs', 'name'].map((key, index) =>
      argumentOf(call, key, index),
    );
    const made = func === undefined ? undefined : dottedName(func)?.at(-1);
    nodes.push({
      name: (name === undefined ? undefined : textsIn(name)[0]) ?? made ?? '',
      line: at(call.start).line,
      inputs: inputs === undefined ? [] : textsIn(inputs).map(datasetName),
      outputs: outputs === undefined ? [] : textsIn(outputs).map(datasetName),
    });
    if (nodes.length >= MOST_NODES) break;
  }
  return nodes;
}

function* callsIn(statements: readonly Statement[]): Generator<Call> {
  for (const statement of allStatements(statements)) {
    for (const expression of ownExpressions(statement)) {
      for (const one of withInner(expression)) if (one.kind === 'call') yield one;
    }
  }
}

function argumentOf(call: Call, name: string, index: number): Expression | undefined {
  const named = call.arguments.find((argument) => argument.name === name);
  if (named !== undefined) return named.value;
  const positional = call.arguments.filter((argument) => argument.name === undefined && !argument.star);
  return positional[index]?.value;
}

function textsIn(expression: Expression): readonly string[] {
  return [...withInner(expression)].flatMap((one) => (one.kind === 'text' ? [one.value] : []));
}
