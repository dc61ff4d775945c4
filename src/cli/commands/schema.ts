import { CATALOGUE } from '../../core/checks/catalogue';
import { projectJsonSchema } from '../../core/project/jsonSchema';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/** `schema`: the JSON Schema of the project file. */
export function schema({ stdout }: Invocation): ExitCode {
  stdout.write(`${JSON.stringify(projectJsonSchema(CATALOGUE), null, 2)}\n`);
  return EXIT.fine;
}
