import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { readYamlDocuments, type YamlDocuments } from '../yaml/yamlDocuments';
import { rolloutPlan, type RolloutPlan, type RolloutStep } from './rolloutPlan';

const parameters = z.strictObject({
  file: projectPath.check(z.describe('The plan: YAML or JSON with `steps`, or an Argo Rollout.')),
});
type Parameters = z.infer<typeof parameters>;

/** A release reaches everybody in steps that can be stopped and undone. */
export const deployRollout: BuiltinCheckOf<Parameters> = {
  id: 'deploy.rollout',
  judgement: 1,
  identity: 'meaning',
  title: 'The rollout rises in steps that can be stopped and undone',
  description: `Reads the plan by which a release reaches everybody: \`steps\`, each with \`percent\` (or \`weight\`), \`pause\` and \`abort\`; \`abort\` rules beside them hold for every step; \`rollback_target\` names the release to return to. An Argo Rollout with a canary strategy is read as well.

- **fail**: the steps do not strictly rise, the last one is not 100 %, or there is just one; a step before the last has no pause; a step has no rule that aborts it; no release to return to is named, or it is the one that is rolled out.
- **error**: the file cannot be read or has no steps.

A pause is the time in which trouble shows; an abort rule, written beforehand, saves the argument at night; and a way back that nobody named is a way back that nobody tried.

**To mend it**, complete the plan. Usual steps are 2, 5, 10, 25, 50, 75 and 100 %.`,
  stages: ['operate', 'deploy', 'release'],
  parameters,
  example: 'file: ops/rollout.yaml',
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

async function judge({ file }: Parameters, world: CheckWorld): Promise<Outcome> {
  const documents = await readYamlDocuments(file, world);
  if (documents.kind === 'fault') return cannotJudge([documents.fault]);
  const plan = documents.roots.map(rolloutPlan).find((found) => found !== undefined);
  if (plan === undefined || plan.steps.length === 0) {
    const message = say('{0} has no steps of a rollout.', file);
    return cannotJudge([{ path: file, message, next: say('Write the steps as a list "steps".') }]);
  }
  const findings = [
    ...judgeShares(plan, documents),
    ...plan.steps.flatMap((step, index) => judgeStep(step, index, plan, documents)),
    ...judgeReturn(plan, documents),
  ];
  const shown = shares(plan);
  const summary = findings[0]?.message ?? say('The rollout goes by {0}.', shown);
  return judged(summary, findings, { steps: plan.steps.length, shares: shown });
}

function shares({ steps }: RolloutPlan): string {
  return steps.map(({ percent }) => (percent === undefined ? '?' : `${String(percent)} %`)).join(', ');
}

function judgeShares(plan: RolloutPlan, { placeOf }: YamlDocuments): readonly Finding[] {
  const { steps, endsImplied } = plan;
  const fail = (step: RolloutStep | undefined, message: Message, next: Message): Finding => ({
    severity: 'fail',
    ...(step === undefined ? {} : placeOf(step.span)),
    message,
    next,
  });
  const findings: Finding[] = [];
  const rise = say('Let each step reach more users than the one before.');
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1]?.percent ?? 0;
    if (step.percent === undefined)
      findings.push(fail(step, say('Step {0} names no share.', index + 1), say('Give it a "percent".')));
    else if (step.percent > 100)
      findings.push(fail(step, say('Step {0} is for {1} %.', index + 1, step.percent), rise));
    else if (step.percent <= before)
      findings.push(fail(step, say('The steps do not rise: {0} % after {1} %.', step.percent, before), rise));
  }
  const last = steps.at(-1);
  if (!endsImplied && last?.percent !== undefined && last.percent < 100) {
    const message = say('The last step reaches {0} %, not 100 %.', last.percent);
    findings.push(fail(last, message, say('End with a step of 100 %.')));
  }
  if (!endsImplied && steps.length === 1 && last?.percent === 100) {
    const message = say('The release goes to everybody at once.');
    findings.push(fail(last, message, say('Begin with a small share, such as 2 %.')));
  }
  return findings;
}

function judgeStep(
  step: RolloutStep,
  index: number,
  { steps, aborts }: RolloutPlan,
  { placeOf }: YamlDocuments,
): readonly Finding[] {
  const name = step.percent === undefined ? index + 1 : say('{0} %', step.percent);
  const isLast = index === steps.length - 1;
  const findings: Finding[] = [];
  const fail = (message: Message, next: Message) =>
    findings.push({ severity: 'fail', ...placeOf(step.span), message, next });
  if (!step.pauses && (!isLast || step.percent !== 100))
    fail(say('There is no pause after step {0}.', name), say('Wait long enough for trouble to show.'));
  if (!step.aborts && !aborts)
    fail(say('No rule aborts step {0}.', name), say('Write what stops it: errors, latency, a metric.'));
  return findings;
}

function judgeReturn(
  { release, rollback, rollbackSpan }: RolloutPlan,
  documents: YamlDocuments,
): readonly Finding[] {
  const place = documents.placeOf(rollbackSpan);
  if (rollback === undefined) {
    const message = say('No release to return to is named.');
    return [{ severity: 'fail', ...place, message, next: say('Name it as "rollback_target".') }];
  }
  if (rollback !== release) return [];
  const message = say('The release to return to, {0}, is the one that is rolled out.', rollback);
  return [{ severity: 'fail', ...place, message, next: say('Name the release before it.') }];
}
