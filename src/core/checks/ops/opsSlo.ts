import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { readYamlDocuments, type YamlDocuments } from '../yaml/yamlDocuments';
import { textOf } from '../yaml/yamlNodes';
import { promisedShare, serviceObjectives, windowHours, type ServiceObjective } from './serviceObjective';

/** Below one of two, an objective promises nothing; in shares. */
const LEAST_SHARE = 0.5;
/** An hour to a year and a day. */
const LEAST_HOURS = 1;
const MOST_HOURS = 366 * 24;

const parameters = z.strictObject({
  file: projectPath.check(
    z.describe('The objectives: YAML or JSON with a list `slos` or `objectives`, or OpenSLO.'),
  ),
});
type Parameters = z.infer<typeof parameters>;

/** Service level objectives are complete and sane. */
export const opsSlo: BuiltinCheckOf<Parameters> = {
  id: 'ops.slo',
  judgement: 1,
  identity: 'meaning',
  title: 'Service level objectives are complete and sane',
  description: `Reads service level objectives: a list \`slos\` or \`objectives\` whose items have an \`objective\` (a share such as 0.995, or percent such as 99.5), a \`window\` (\`30d\`, \`4w\`) and an \`indicator\`; OpenSLO files are read as well.

- **fail**: objective, window or indicator is missing; the objective is no number, not above 50 %, or 100 % and more; the window is no span of time between an hour and a year; two objectives have one name.
- **error**: the file cannot be read, or states no objective.

The distance to 100 % is the budget for errors: it says when to stop rolling out and when to stop polishing. An objective of 100 % leaves none, so it is broken on the first day and ignored from then on.

**To mend it**, complete the objective with those who operate the service and those who use it.`,
  stages: ['operate', 'monitor', 'plan'],
  parameters,
  example: 'file: ops/slo.yaml',
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

async function judge({ file }: Parameters, world: CheckWorld): Promise<Outcome> {
  const documents = await readYamlDocuments(file, world);
  if (documents.kind === 'fault') return cannotJudge([documents.fault]);
  const objectives = documents.roots.flatMap(serviceObjectives);
  if (objectives.length === 0) {
    const message = say('{0} states no objective.', file);
    return cannotJudge([{ path: file, message, next: say('Write them as a list "slos".') }]);
  }
  const names = objectives.map(({ name }) => name);
  const findings = objectives.flatMap((objective, index) => [
    ...judgeObjective(objective, documents),
    ...(names.indexOf(objective.name) < index ? [repeated(objective, documents)] : []),
  ]);
  const summary = findings[0]?.message ?? say('Objectives: {0}.', objectives.length);
  return judged(summary, findings, { objectives: objectives.length });
}

function judgeObjective(objective: ServiceObjective, { placeOf }: YamlDocuments): readonly Finding[] {
  const { name, node, hasIndicator } = objective;
  const fail = (message: Message, next: Message, at = node.span): Finding => ({
    severity: 'fail',
    ...placeOf(at),
    message,
    next,
  });
  const promise = judgePromise(objective);
  const span = judgeWindow(objective);
  return [
    ...(promise === undefined
      ? []
      : [fail(promise, say('Promise a share of good events, such as 99.5.'), objective.objective?.span)]),
    ...(span === undefined
      ? []
      : [fail(span, say('Give a span of time, such as "30d".'), objective.window?.span)]),
    ...(hasIndicator
      ? []
      : [fail(say('"{0}" has no indicator.', name), say('Say what is measured, and how.'))]),
  ];
}

function judgePromise({ name, objective }: ServiceObjective): Message | undefined {
  const written = textOf(objective);
  if (written === undefined) return say('"{0}" has no objective.', name);
  const share = promisedShare(objective);
  if (share === undefined) return say('The objective of "{0}" is no share: {1}.', name, written);
  if (share >= 1) return say('The objective of "{0}" is {1}: it leaves no budget for errors.', name, written);
  if (share <= LEAST_SHARE) return say('The objective of "{0}" is {1}: it promises nothing.', name, written);
  return undefined;
}

function judgeWindow({ name, window }: ServiceObjective): Message | undefined {
  const written = textOf(window);
  if (written === undefined) return say('"{0}" has no window.', name);
  const hours = windowHours(window);
  if (hours !== undefined && hours >= LEAST_HOURS && hours <= MOST_HOURS) return undefined;
  return say('The window of "{0}" is no span between an hour and a year: {1}.', name, written);
}

function repeated({ name, node }: ServiceObjective, { placeOf }: YamlDocuments): Finding {
  const message = say('There is more than one objective "{0}".', name);
  return { severity: 'fail', ...placeOf(node.span), message, next: say('Give each a name of its own.') };
}
