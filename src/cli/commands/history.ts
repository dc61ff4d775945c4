import { numbersOf } from '../../core/history/diffSnapshots';
import type { EvidenceVersion } from '../../core/history/evidenceVersion';
import { isIdentifier } from '../../core/project/identifier';
import { say } from '../../core/text/message';
import { suggest } from '../../core/text/suggest';
import { EvidenceHistory } from '../../node/history/evidenceHistory';
import { GitHistory } from '../../node/history/gitHistory';
import { readCadence } from '../../node/history/readCadence';
import { cadenceLines } from '../output/cadenceLines';
import { historyLines } from '../output/historyLines';
import { Style } from '../output/style';
import { openProjects, rootsOf, shownRootOf } from '../projects';
import { EXIT, unlessRefused, UsageError, type ExitCode, type Invocation } from '../usage';

/** `history`: what a check found in every commit, or how often each wheel turns. Reads only. */
export async function history(invocation: Invocation): Promise<ExitCode> {
  const { positionals, options } = invocation;
  if (options['cadence'] === true) {
    if (positionals.length > 0) throw new UsageError(say('Name a check or say --cadence, not both.'));
    return tellCadence(invocation);
  }
  const [selector, ...more] = positionals;
  if (selector === undefined || more.length > 0) {
    throw new UsageError(say('Name exactly one {0}.', 'STAGE/CHECK'), say('Or say --cadence.'));
  }
  return tellCheck(selector, invocation);
}

async function tellCheck(selector: string, invocation: Invocation): Promise<ExitCode> {
  const [stage = '', check = '', ...more] = selector.split('/');
  const root = theRoot(invocation);
  if (!isIdentifier(stage) || !isIdentifier(check) || more.length > 0)
    throw await noSuchCheck(selector, invocation);
  const reading = unlessRefused(await new EvidenceHistory(root, invocation.env).of(stage, check));
  const { versions, isShallow } = reading;
  if (versions.length === 0) throw await noSuchCheck(selector, invocation);
  const metrics = metricsOf(versions, invocation);
  if (invocation.options['json'] === true) {
    const report = { version: 1, root: shownRootOf(root, invocation), stage, check, metrics, versions };
    invocation.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return EXIT.fine;
  }
  const style = new Style(invocation.stdout, invocation.env);
  const lines = historyLines({ name: selector, versions, metrics, isShallow }, style);
  invocation.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.fine;
}

async function tellCadence(invocation: Invocation): Promise<ExitCode> {
  const style = new Style(invocation.stdout, invocation.env);
  const projects: unknown[] = [];
  for (const { reader, state, shownRoot } of await openProjects(invocation)) {
    const reading = unlessRefused(await readCadence(new GitHistory(reader.root, invocation.env), state));
    const { name, lifecycle } = state.project;
    if (invocation.options['json'] === true) projects.push({ root: shownRoot, name, ...reading.cadence });
    else invocation.stdout.write(`${cadenceLines(name, lifecycle, reading.cadence, style).join('\n')}\n`);
  }
  if (invocation.options['json'] === true) {
    invocation.stdout.write(`${JSON.stringify({ version: 1, projects }, null, 2)}\n`);
  }
  return EXIT.fine;
}

/** The numbers that the versions have: the one that was asked for, else all. */
function metricsOf(versions: readonly EvidenceVersion[], { options }: Invocation): readonly string[] {
  const names = [...new Set(versions.flatMap(({ metrics }) => [...numbersOf(metrics).keys()]))].sort();
  const wanted = options['metric'];
  if (typeof wanted !== 'string') return names;
  if (names.includes(wanted)) return [wanted];
  const near = suggest(wanted, names);
  const known = names.length === 0 ? say('It has none.') : say('One of: {0}', names.join(', '));
  throw new UsageError(
    say('The check never had a metric "{0}" that is a number.', wanted),
    near === undefined ? known : say('Did you mean "{0}"?', near),
  );
}

function theRoot(invocation: Invocation): string {
  const [root, ...others] = rootsOf(invocation);
  if (root !== undefined && others.length === 0) return root;
  throw new UsageError(say('There are several projects.'), say('Choose one by --project DIR.'));
}

async function noSuchCheck(selector: string, invocation: Invocation): Promise<UsageError> {
  const stages = (await openProjects(invocation)).flatMap(({ state }) => state.project.stages);
  const checks = stages.flatMap((stage) => stage.checks.map(({ id }) => `${stage.id}/${id}`));
  if (checks.includes(selector)) {
    return new UsageError(
      say('No commit has evidence of {0}.', selector),
      say('Run the check and commit what it leaves in .ml-lifecycle.'),
    );
  }
  const near = suggest(selector, checks);
  const next = near === undefined ? undefined : say('Did you mean "{0}"?', near);
  return new UsageError(say('There is no check "{0}".', selector), next);
}
