import { builtinCheck, CATALOGUE } from '../../core/checks/catalogue';
import { explainCheck } from '../../core/checks/explainCheck';
import { suggest } from '../../core/text/suggest';
import { say } from '../../core/text/message';
import { EXIT, UsageError, type ExitCode, type Invocation } from '../usage';

/** `explain`: the documentation of a check as Markdown, or the list of all checks. */
export function explain({ positionals, stdout }: Invocation): ExitCode {
  const id = positionals[0];
  if (id === undefined) {
    const width = Math.max(...CATALOGUE.map((check) => check.id.length));
    for (const check of CATALOGUE) stdout.write(`${check.id.padEnd(width)}  ${check.title}\n`);
    return EXIT.fine;
  }
  const check = builtinCheck(id);
  if (check === undefined) {
    const near = suggest(
      id,
      CATALOGUE.map((item) => item.id),
    );
    const next =
      near === undefined ? say('"ml-lifecycle explain" lists them.') : say('Did you mean "{0}"?', near);
    throw new UsageError(say('There is no built-in check "{0}".', id), next);
  }
  stdout.write(`${explainCheck(check)}\n`);
  return EXIT.fine;
}
