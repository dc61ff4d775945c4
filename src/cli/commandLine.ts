import { parseArgs } from 'node:util';
import { suggest } from '../core/text/suggest';
import { render, say, verbatim } from '../core/text/message';
import { COMMANDS } from './commandTable';
import { EXIT, UsageError, type Command, type ExitCode, type Invocation } from './usage';

const NAME = 'ml-lifecycle';

/** Runs the program on its arguments; the result is its exit code. Never throws. */
export async function runCommandLine(args: readonly string[]): Promise<ExitCode> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => interrupt.abort());
  }
  // Whoever reads our output may stop reading (`| head`): not a fault.
  process.stdout.on('error', () => undefined);
  try {
    return await dispatch(args, interrupt.signal);
  } catch (error) {
    if (interrupt.signal.aborted) return EXIT.cancelled;
    if (error instanceof UsageError) {
      complain(render(error.reason), error.next && render(error.next));
      return EXIT.usage;
    }
    complain(
      'internal fault; please report it with what follows.',
      error instanceof Error ? error.stack : String(error),
    );
    return EXIT.fault;
  }
}

async function dispatch(args: readonly string[], signal: AbortSignal): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const about = COMMANDS.find((command) => command.name === rest[0]);
    process.stdout.write(about === undefined ? overview() : helpOf(about));
    return name === undefined ? EXIT.usage : EXIT.fine;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) throw unknownCommand(name);
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(helpOf(command));
    return EXIT.fine;
  }
  return command.run(invocationOf(command, rest, signal));
}

function invocationOf(command: Command, args: readonly string[], signal: AbortSignal): Invocation {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true,
    });
    return {
      positionals,
      options: values as Invocation['options'],
      cwd: process.cwd(),
      env: process.env,
      stdout: process.stdout,
      stderr: process.stderr,
      signal,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(verbatim(reason), say('See: {0} {1} --help', NAME, command.name));
  }
}

function unknownCommand(name: string): UsageError {
  const near = suggest(
    name,
    COMMANDS.map((command) => command.name),
  );
  const next = near === undefined ? say('See: {0} --help', NAME) : say('Did you mean "{0}"?', near);
  return new UsageError(say('There is no command "{0}".', name), next);
}

function complain(reason: string, next: string | undefined): void {
  process.stderr.write(`${NAME}: ${reason}\n${next === undefined ? '' : `  ${next}\n`}`);
}

function overview(): string {
  const rows = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(10)}${summary}`);
  return [
    `${NAME}: one lifecycle for model and software`,
    '',
    `Usage: ${NAME} COMMAND [OPTIONS]`,
    '',
    ...rows,
    '',
    `${NAME} COMMAND --help says more.`,
    'Exit codes: 0 nothing fails, 1 something fails, 2 wrong call or project file, 3 internal fault.',
    '',
  ].join('\n');
}

function helpOf(command: Command): string {
  const rows = command.help.map(([option, meaning]) => `  ${option.padEnd(18)}${meaning}`);
  return [`Usage: ${NAME} ${command.usage}`, '', `  ${command.summary}`, '', ...rows, ''].join('\n');
}
