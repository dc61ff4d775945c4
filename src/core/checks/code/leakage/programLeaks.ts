import type { PythonProgram } from '../../../python/cells/pythonProgram';
import { readTree } from '../../../python/tree/readTree';
import { allStatements, type FunctionStatement } from '../../../python/tree/statement';
import { FlowContext, type ReadPart } from './flowContext';
import type { Leak } from './scopeRecord';
import { StatementFlow } from './statementFlow';

/** Where a program learns from data that it must not see: each function by itself, then the top of the program. */
export function programLeaks(program: PythonProgram): readonly Leak[] {
  const parts = program.parts.map((part, index): ReadPart => ({
    part,
    index,
    statements: readTree(part.text),
  }));
  const context = new FlowContext(parts);
  const leaks: Leak[] = [];
  for (const part of parts) {
    for (const statement of allStatements(part.statements)) {
      if (statement.kind === 'function') leaks.push(...functionLeaks(statement, part, context));
    }
  }
  const top = new StatementFlow(context);
  for (const part of parts) top.run(part.statements, part);
  return [...leaks, ...top.record.leaks()].sort((one, other) => one.order - other.order);
}

/** Leaks inside a function; what it fits to its parameters each time is kept for where it is called. */
function functionLeaks(
  { name, parameters, body }: FunctionStatement,
  part: ReadPart,
  context: FlowContext,
): readonly Leak[] {
  const flow = new StatementFlow(context);
  flow.parameters(parameters);
  flow.run(body, part);
  const leaks = flow.record.leaks();
  const fits = flow.record.fits.flatMap(({ value, role, isConditional }) =>
    isConditional || value.side !== undefined
      ? []
      : parameters
          .filter((parameter) => value.roots.has(parameter))
          .map((parameter) => ({ parameter, role })),
  );
  // What leaks inside the function is told there.
  context.functions.set(name, { parameters, fits: leaks.length > 0 ? [] : fits });
  return leaks;
}
