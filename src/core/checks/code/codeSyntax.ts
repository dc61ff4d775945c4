import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { PythonProgram } from '../../python/cells/pythonProgram';
import { readSyntax } from '../../python/syntax/readSyntax';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { pythonConsumption, pythonFilesParameter, readPython } from './pythonFiles';

const parameters = z.strictObject(pythonFilesParameter);
type Parameters = z.infer<typeof parameters>;

/** All Python can be parsed. */
export const codeSyntax: BuiltinCheckOf<Parameters> = {
  id: 'code.syntax',
  judgement: 1,
  identity: 'meaning',
  title: 'Python has no syntax errors',
  description: `Reads Python files and the code cells of notebooks by the rules of Python's own compiler, without running anything.

- **fail**: a file or cell that Python does not accept, with the place and what is wrong with it: a bracket that is never closed, a missing colon, lines that are indented wrongly, \`return\` outside of a function, the same argument twice.
- **error**: no file matches, or one cannot be read.

What any version of Python from 3.8 on accepts is valid, up to the newest syntax of 3.14. In notebooks magics (\`%time\`, \`%%capture\`), lines for the shell (\`!pip\`), help (\`frame?\`) and \`await\` outside of functions are allowed. Cells of another language (\`%%bash\`, \`%%sql\`, a kernel of R) are left out, and that is said. Of each file and cell the first error is told, as Python does.

A file that does not parse fails only where it is imported, and a broken cell only when somebody runs the notebook again.

**To mend it**, go to the place: the mistake is there or just before it.`,
  stages: ['explore', 'collect', 'curate', 'transform', 'train', 'evaluate', 'code', 'test'],
  parameters,
  example: `files: ['src/**/*.py', 'notebooks/*.ipynb']`,
  consumes: pythonConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { programs, faults, leftOut } = await readPython(given, world);
  const errors = programs.flatMap(errorsOf);
  if (faults.length > 0) return cannotJudge(faults, errors);
  const summary = say('Syntax errors: {0}, in files: {1}.', errors.length, programs.length);
  return judged(summary, [...errors, ...leftOut], { errors: errors.length, files: programs.length });
}

function errorsOf({ parts, kind }: PythonProgram): readonly Finding[] {
  return parts.flatMap((part): readonly Finding[] => {
    const reading = readSyntax(part.text, { topLevelAwait: kind === 'notebook' });
    if (reading.kind === 'valid') return [];
    const { fault } = reading;
    const next = fault.next ?? say('Go to the place: the mistake is there or just before it.');
    return [{ severity: 'fail', ...part.place(fault), message: fault.message, next }];
  });
}
