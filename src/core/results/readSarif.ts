import * as z from 'zod/mini';
import type { Finding } from '../evidence/evidence';
import { say, type Message } from '../text/message';
import { boundFindings } from './boundFindings';
import { cleanMessage, cleanText } from './externalText';
import type { Results } from './results';
import { sarifPlace, type SarifRun } from './sarifPlace';

const text = z.optional(z.nullable(z.string()));
const region = z.object({
  startLine: z.optional(z.int()),
  startColumn: z.optional(z.int()),
  endLine: z.optional(z.int()),
  endColumn: z.optional(z.int()),
});
const artifact = z.object({ uri: text, uriBaseId: text, index: z.optional(z.int()) });
const message = z.object({
  text,
  markdown: text,
  id: text,
  arguments: z.optional(z.array(z.string())),
});
const rule = z.object({
  id: text,
  helpUri: text,
  messageStrings: z.optional(z.record(z.string(), z.object({ text }))),
  defaultConfiguration: z.optional(z.object({ level: text })),
});
const result = z.object({
  ruleId: text,
  ruleIndex: z.optional(z.int()),
  rule: z.optional(z.object({ id: text, index: z.optional(z.int()) })),
  level: text,
  kind: text,
  message: z.optional(message),
  locations: z.optional(
    z.array(
      z.object({
        physicalLocation: z.optional(
          z.object({ artifactLocation: z.optional(artifact), region: z.optional(region) }),
        ),
      }),
    ),
  ),
  suppressions: z.optional(z.nullable(z.array(z.object({ status: text })))),
  baselineState: text,
});
const notification = z.object({ level: text, message: z.optional(message) });
const run = z.object({
  tool: z.object({ driver: z.object({ name: z.string(), rules: z.optional(z.array(rule)) }) }),
  artifacts: z.optional(z.array(z.object({ location: z.optional(artifact) }))),
  originalUriBaseIds: z.optional(z.record(z.string(), artifact)),
  invocations: z.optional(
    z.array(
      z.object({
        executionSuccessful: z.optional(z.boolean()),
        toolExecutionNotifications: z.optional(z.array(notification)),
      }),
    ),
  ),
  results: z.optional(z.nullable(z.array(result))),
});
const log = z.object({ version: z.string().check(z.regex(/^2\.1\./)), runs: z.array(run) });

export type SarifRegion = z.infer<typeof region>;
export type SarifArtifact = z.infer<typeof artifact>;
type Run = z.infer<typeof run>;
type Result = z.infer<typeof result>;
type Rule = z.infer<typeof rule>;

/** Reads a SARIF 2.1.0 log: results that count, with their places; suppressed and absent ones do not. */
export function readSarif(content: string, root: string): Results {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return invalid(content.trim() === '' ? say('it is empty') : say('it is not complete JSON'));
  }
  const parsed = log.safeParse(value);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
    return invalid(
      say('it is not SARIF 2.1.0: its value at "{0}" is missing or wrong', cleanText(where, 200)),
    );
  }
  if (parsed.data.runs.length === 0) return invalid(say('it tells of no run of any tool'));
  const findings = parsed.data.runs.flatMap((one) => [...faultsOf(one), ...findingsOf(one, root)]);
  const count = (severity: Finding['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  return {
    kind: 'results',
    findings: boundFindings(findings),
    metrics: { errors: count('fail'), warnings: count('warn'), notes: count('info') },
  };
}

function invalid(reason: Message): Results {
  return { kind: 'invalid', reason };
}

/** A tool that did not finish has not found everything. */
function faultsOf({ tool, invocations }: Run): readonly Finding[] {
  return (invocations ?? []).flatMap((invocation): Finding[] => {
    if (invocation.executionSuccessful !== false) return [];
    const name = cleanText(tool.driver.name, 200);
    const words = (invocation.toolExecutionNotifications ?? [])
      .filter((item) => item.level === 'error')
      .map((item) => item.message?.text ?? '');
    const next = say('Read the output of the command, and mend what stops the tool.');
    const message = say('{0} reports that it did not finish. {1}', name, cleanText(words.join('\n')));
    return [{ severity: 'fail', message, next }];
  });
}

function findingsOf(one: Run, root: string): readonly Finding[] {
  const rules = one.tool.driver.rules ?? [];
  const byId = new Map(rules.map((item) => [item.id, item]));
  const places: SarifRun = { artifacts: one.artifacts, bases: one.originalUriBaseIds, root };
  return (one.results ?? []).flatMap((item): Finding[] => {
    const index = item.rule?.index ?? item.ruleIndex ?? -1;
    const id = item.ruleId ?? item.rule?.id ?? rules[index]?.id ?? undefined;
    const known = rules[index] ?? byId.get(id) ?? byId.get(id?.split('/')[0]);
    const severity = severityOf(item, known);
    if (severity === undefined) return [];
    const location = item.locations?.[0]?.physicalLocation;
    return [
      {
        severity,
        message: messageOf(item, known, id),
        ...sarifPlace(location?.artifactLocation, location?.region, places),
        ...nextOf(known),
      },
    ];
  });
}

/** `undefined` for results that are no problem (any more). */
function severityOf(item: Result, known: Rule | undefined): Finding['severity'] | undefined {
  const accepted = (item.suppressions ?? []).some(
    ({ status }) => status !== 'rejected' && status !== 'underReview',
  );
  if (accepted || item.baselineState === 'absent') return undefined;
  if (item.kind === 'pass' || item.kind === 'notApplicable') return undefined;
  if (item.kind === 'informational') return 'info';
  if (item.kind === 'open' || item.kind === 'review') return 'warn';
  switch (item.level ?? known?.defaultConfiguration?.level) {
    case 'error':
      return 'fail';
    case 'note':
    case 'none':
      return 'info';
    default:
      return 'warn';
  }
}

function messageOf(item: Result, known: Rule | undefined, id: string | undefined): Message {
  const template =
    item.message?.text ?? known?.messageStrings?.[item.message?.id ?? '']?.text ?? item.message?.markdown;
  const values = item.message?.arguments ?? [];
  const words = (template ?? '').replace(
    /\{(\d{1,3})\}/g,
    (whole, index: string) => values[Number(index)] ?? whole,
  );
  const name = cleanText(id ?? '', 200);
  const clean = cleanText(words);
  if (clean === '') return name === '' ? say('A result without a message.') : cleanMessage(name);
  return name === '' ? cleanMessage(clean) : say('{0}: {1}', name, clean);
}

function nextOf(known: Rule | undefined): Pick<Finding, 'next'> {
  const address = known?.helpUri ?? '';
  return /^https?:\/\/[^\s<>"]{1,500}$/.test(address) ? { next: say('See {0}.', address) } : {};
}
