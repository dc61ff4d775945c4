import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { Span, TreeNode } from '../../project/yamlTree';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { chosenConsumption, chosenFiles, filesParameter, type DefaultFiles } from '../chosenFiles';
import { cannotJudge, judged, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { readYamlDocuments, type YamlDocuments } from '../yaml/yamlDocuments';
import { below, entryNamed, isWritten, itemsOf, textOf } from '../yaml/yamlNodes';

const RULES: DefaultFiles = {
  what: say('alert rules'),
  names: ['**/*alert*.y?(a)ml', '**/*rules*.y?(a)ml'],
};

const parameters = z.strictObject({
  files: filesParameter('the YAML files named after alerts or rules'),
  severities: z
    .optional(
      z.array(z.string().check(z.minLength(1), z.maxLength(100))).check(z.minLength(1), z.maxLength(20)),
    )
    .check(z.describe('Severities that the team knows. Default: any.')),
  ignore: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)), [])
    .check(z.describe('Names of alerts that are not judged.')),
});
type Parameters = z.infer<typeof parameters>;

/** Alerts of Prometheus wait, weigh and lead to a runbook. */
export const opsAlerts: BuiltinCheckOf<Parameters> = {
  id: 'ops.alerts',
  judgement: 1,
  identity: 'meaning',
  title: 'Alerts wait, have a severity and lead to a runbook',
  description: `Reads alerting rules of Prometheus (rule files, or \`PrometheusRule\` objects) and looks at each alert; recording rules are left aside.

- **warn**: no \`for\` or one of zero; no label \`severity\`, or one that is not in \`severities\`; no annotation \`runbook_url\` or \`runbook\`; no expression; a name that another alert has with the same severity.
- **error**: a file cannot be read, or there is no alert at all.

An alert without \`for\` wakes people for one bad sample, one without a severity wakes the wrong ones, and one without a runbook wakes somebody who does not know what to do.

**To mend it**, add what is missing to the rule.`,
  stages: ['monitor', 'operate'],
  parameters,
  example: `files: ops/alerts.yml
severities: [page, ticket]`,
  consumes: (given, scope) => chosenConsumption(given, scope, RULES),
  judge,
};

interface Alert {
  readonly name: string;
  readonly node: TreeNode;
  readonly span: Span;
  readonly documents: YamlDocuments;
}

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const chosen = chosenFiles(given, world, RULES);
  const faults: Fault[] = [...chosen.faults];
  const all: Alert[] = [];
  for (const path of chosen.files) {
    const documents = await readYamlDocuments(path, world);
    if (documents.kind === 'fault') faults.push(documents.fault);
    else all.push(...alertsOf(documents));
  }
  const alerts = all.filter(({ name }) => !given.ignore.includes(name));
  if (faults.length === 0 && alerts.length === 0) {
    const [path] = chosen.files;
    const message = say('There is no alert in the files.');
    const next = say('Write alerting rules, or name the files that have them.');
    faults.push({ ...(path === undefined ? {} : { path }), message, next });
  }
  const findings = alerts.flatMap((alert, index) => [
    ...judgeAlert(alert, given),
    ...repeated(alert, alerts.slice(0, index)),
  ]);
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary =
    findings.length === 0
      ? say('Alerts: {0}.', alerts.length)
      : say('Alerts: {0}, warnings: {1}.', alerts.length, findings.length);
  return judged(summary, findings, { alerts: alerts.length });
}

function alertsOf(documents: YamlDocuments): readonly Alert[] {
  const groups = documents.roots.flatMap((root) => {
    return itemsOf(below(root, 'groups') ?? below(root, 'spec.groups'));
  });
  return groups.flatMap((group) =>
    itemsOf(below(group, 'rules')).flatMap((node): readonly Alert[] => {
      const name = entryNamed(node, ['alert'])?.value;
      return name === undefined ? [] : [{ name: textOf(name) ?? '', node, span: name.span, documents }];
    }),
  );
}

function judgeAlert({ name, node, span, documents }: Alert, { severities }: Parameters): readonly Finding[] {
  const findings: Finding[] = [];
  const warn = (message: Message, next: Message, at = span) =>
    findings.push({ severity: 'warn', ...documents.placeOf(at), message, next });
  const wait = textOf(below(node, 'for'));
  if (wait === undefined || /^0+[a-z]*$/.test(wait))
    warn(say('"{0}" fires on a single sample: it has no "for".', name), say('Add "for", such as 10m.'));
  const severity = below(node, 'labels.severity');
  const weight = textOf(severity);
  if (weight === undefined)
    warn(say('"{0}" has no label "severity".', name), say('Say whom it wakes: page, ticket.'));
  else if (severities !== undefined && !severities.includes(weight) && !weight.includes('{{'))
    warn(
      say('"{0}" has the severity "{1}", which nobody knows.', name, weight),
      say('Use one of: {0}.', severities.join(', ')),
      severity?.span,
    );
  const runbook = entryNamed(below(node, 'annotations'), ['runbook_url', 'runbook', 'runbookUrl'])?.value;
  if (!isWritten(runbook))
    warn(say('"{0}" leads to no runbook.', name), say('Add the annotation "runbook_url".'));
  if (!isWritten(below(node, 'expr'))) warn(say('"{0}" has no expression.', name), say('Add "expr".'));
  return findings;
}

function repeated(alert: Alert, earlier: readonly Alert[]): readonly Finding[] {
  const weight = ({ node }: Alert): string | undefined => textOf(below(node, 'labels.severity'));
  if (!earlier.some((other) => other.name === alert.name && weight(other) === weight(alert))) return [];
  const message = say('There is more than one alert "{0}" of this severity.', alert.name);
  const place = alert.documents.placeOf(alert.span);
  return [{ severity: 'warn', ...place, message, next: say('Rename one, or join the two.') }];
}
