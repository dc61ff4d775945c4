import type { Finding, Metric, Metrics, Outcome } from '../evidence/evidence';
import type { Message, MessageArgument } from '../text/message';
import { maskSensitive } from './maskSensitive';

/** An outcome whose words and measurements hold neither secrets nor personal data: what may be shown and stored. */
export function maskOutcome(outcome: Outcome): Outcome {
  const { metrics } = outcome;
  return {
    ...outcome,
    summary: maskMessage(outcome.summary),
    findings: outcome.findings.map(maskFinding),
    ...(metrics === undefined ? {} : { metrics: maskMetrics(metrics) }),
  };
}

function maskFinding(finding: Finding): Finding {
  const { message, next } = finding;
  return {
    ...finding,
    message: maskMessage(message),
    ...(next === undefined ? {} : { next: maskMessage(next) }),
  };
}

/** Templates are the extension's own words: only what fills them is masked. */
function maskMessage({ text, args }: Message): Message {
  return args === undefined ? { text } : { text, args: args.map(maskArgument) };
}

function maskArgument(argument: MessageArgument): MessageArgument {
  if (typeof argument === 'number') return argument;
  return typeof argument === 'string' ? maskSensitive(argument) : maskMessage(argument);
}

function maskMetrics(metrics: Metrics): Metrics {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [maskSensitive(name), maskMetric(value)]),
  );
}

function maskMetric(value: Metric): Metric {
  if (typeof value === 'string') return maskSensitive(value);
  if (Array.isArray(value)) return (value as readonly Metric[]).map(maskMetric);
  if (typeof value !== 'object' || value === null) return value;
  return maskMetrics(value as Metrics);
}
