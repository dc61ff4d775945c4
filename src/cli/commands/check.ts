import { availableParallelism } from 'node:os';
import type { Outcome } from '../../core/evidence/evidence';
import type { Health } from '../../core/health/health';
import type { CheckDefinition } from '../../core/project/project';
import { FORMATS, formatReport, type Format } from '../../core/report/formats';
import { reportOn } from '../../core/report/report';
import { checkKey } from '../../core/snapshot/checkKey';
import type { CheckSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { CheckRunner } from '../../node/run/checkRunner';
import { problemLines } from '../output/problemLines';
import { RunReporter } from '../output/runReporter';
import { Style } from '../output/style';
import { isBroken, openProjects, type OpenProject } from '../projects';
import { withOutcomes } from '../outcomes';
import { selectChecks } from '../selection';
import { EXIT, UsageError, type ExitCode, type Invocation } from '../usage';

/** `check`: runs checks, records their evidence and reports their verdicts. */
export async function check(invocation: Invocation): Promise<ExitCode> {
  const format = formatOf(invocation);
  const projects = await openProjects(invocation);
  const selections = selectChecks(projects, invocation);
  // With a format the output belongs to the report; people are told on the other stream.
  const stream = format === 'text' ? invocation.stdout : invocation.stderr;
  const style = new Style(stream, invocation.env);
  const ran: Ran[] = [];
  for (const [project, checks] of selections) {
    for (const line of problemLines(project.state.snapshot.problems, style)) stream.write(`${line}\n`);
    const reporter = new RunReporter(stream, style, checks, project.state.snapshot.name);
    const unrecorded = await runChecks(project, checks, invocation, reporter);
    reporter.finish();
    ran.push({ project, only: new Set(checks.map(({ stage, id }) => checkKey(stage, id))), unrecorded });
    if (invocation.signal.aborted) return EXIT.cancelled;
  }
  const reports = ran.map(({ project, only, unrecorded }) => ({
    root: project.shownRoot,
    snapshot: withOutcomes(project.reader.read().snapshot, unrecorded),
    only,
  }));
  for (const { reader } of projects) reader.save();
  if (format !== 'text') invocation.stdout.write(formatReport(reportOn(reports), format));
  if (projects.some(isBroken)) return EXIT.usage;
  const healths = reports.flatMap(({ snapshot, only }) => healthsOf(snapshot.stages, only));
  return healths.some((health) => health === 'fail' || health === 'error') ? EXIT.fails : EXIT.fine;
}

/** What was run of a project. */
interface Ran {
  readonly project: OpenProject;
  readonly only: ReadonlySet<string>;
  /** Outcomes that are in no evidence: whatever is there is of an earlier run and does not count. */
  readonly unrecorded: ReadonlyMap<string, Outcome>;
}

/** Runs the checks; the result are the outcomes that could not be recorded. */
async function runChecks(
  project: OpenProject,
  checks: readonly CheckDefinition[],
  invocation: Invocation,
  reporter: RunReporter,
): Promise<ReadonlyMap<string, Outcome>> {
  const unrecorded = new Map<string, Outcome>();
  const runner = new CheckRunner(project.reader, project.state, {
    jobs: jobsOf(invocation),
    env: invocation.env,
    signal: invocation.signal,
    onEvent: (event) => {
      if (event.kind === 'ended' && event.end.kind === 'judged' && !event.end.recorded) {
        unrecorded.set(checkKey(event.check.stage, event.check.id), event.end.outcome);
      }
      reporter.on(event);
    },
  });
  await runner.run(checks);
  return unrecorded;
}

/** Health rather than verdict: a failure that is waived does not stop a pipeline. */
function healthsOf(
  stages: readonly { readonly checks: readonly CheckSnapshot[] }[],
  only: ReadonlySet<string>,
): readonly Health[] {
  return stages
    .flatMap((stage) => stage.checks)
    .filter((item) => only.has(checkKey(item.stage, item.id)))
    .map((item) => item.health);
}

function formatOf({ options }: Invocation): Format | 'text' {
  if (options['json'] === true) return 'json';
  const named = options['format'];
  if (named === undefined || named === 'text') return 'text';
  const format = FORMATS.find((candidate) => candidate === named);
  if (format !== undefined) return format;
  throw new UsageError(
    say('There is no format "{0}".', String(named)),
    say('One of: {0}', ['text', ...FORMATS].join(', ')),
  );
}

function jobsOf({ options }: Invocation): number {
  const named = options['jobs'];
  if (named === undefined) return Math.max(1, Math.floor(availableParallelism() / 2));
  const jobs = Number(named);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 64) return jobs;
  throw new UsageError(say('--jobs takes a whole number from 1 to 64, not "{0}".', String(named)));
}
