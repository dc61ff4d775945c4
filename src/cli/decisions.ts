import { entryText } from '../core/journal/entryText';
import type { MissingStage } from '../core/journal/gate';
import { healthWord } from '../core/health/healthText';
import { plainLine } from '../core/text/plainLine';
import { render, say } from '../core/text/message';
import type { Wish } from '../core/journal/wish';
import { fulfil } from '../node/journal/fulfil';
import { Style } from './output/style';
import type { OpenProject } from './projects';
import { EXIT, UsageError, type ExitCode, type Invocation } from './usage';

/** Fulfils a wish and says so; a refusal is a `UsageError`, a shut gate ends with 1 and says what is missing. */
export async function settle(
  wish: Wish,
  { state, reader }: OpenProject,
  invocation: Invocation,
): Promise<ExitCode> {
  const style = new Style(invocation.stdout, invocation.env);
  const end = await fulfil(wish, { state, files: reader.files }, invocation.env);
  switch (end.kind) {
    case 'refused':
      throw new UsageError(end.message, end.next);
    case 'shut':
      invocation.stdout.write(`${shutLines(end.missing, style).join('\n')}\n`);
      return EXIT.fails;
    case 'recorded':
      invocation.stdout.write(`${style.mark('pass')} ${plainLine(render(entryText(end.entry)))}\n`);
      return EXIT.fine;
  }
}

/** The text of an option that a command cannot do without. */
export function wanted({ options }: Invocation, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  throw new UsageError(say('--{0} is missing.', name));
}

/** The one stage or check that a command is about. */
export function theOne({ positionals }: Invocation, what: 'STAGE' | 'STAGE/CHECK'): string {
  const [item, ...more] = positionals;
  if (item !== undefined && more.length === 0) return item;
  throw new UsageError(say('Name exactly one {0}.', what));
}

function shutLines(missing: readonly MissingStage[], style: Style): readonly string[] {
  const lines = missing.flatMap(({ stage, health, checks }) => [
    `  ${style.mark(health)} ${plainLine(stage)}  ${checks.length === 0 ? 'has no checks' : ''}`.trimEnd(),
    ...checks.map(
      ({ id, health: its }) => `    ${style.mark(its)} ${plainLine(id)}  ${render(healthWord(its))}`,
    ),
  ]);
  const run = missing.filter(({ checks }) => checks.length > 0).map(({ stage }) => stage);
  return [
    style.paint('bold', 'The gate is shut.'),
    ...lines,
    ...(run.length === 0 ? [] : [style.paint('dim', `  → Run: ml-lifecycle check ${run.join(' ')}`)]),
    style.paint('dim', '  → To pass all the same, say why: --reason "…"; it is recorded.'),
  ];
}
