import type { ParseArgsConfig } from 'node:util';
import { render, type Message } from '../core/text/message';

/** How the program ends, for scripts. */
export const EXIT = { fine: 0, fails: 1, usage: 2, fault: 3, cancelled: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A call or a project file that cannot be worked with: ends the program with code 2. */
export class UsageError extends Error {
  constructor(
    readonly reason: Message,
    readonly next?: Message,
  ) {
    super(render(reason));
  }
}

/** What a command gets of the world. */
export interface Invocation {
  readonly positionals: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Aborted by Ctrl-C and by the end of the terminal. */
  readonly signal: AbortSignal;
}

/** One command of the program. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Lines for `--help`: option and meaning. */
  readonly help: readonly (readonly [option: string, meaning: string])[];
  /** Loads the code of the command and runs it. */
  run(invocation: Invocation): Promise<ExitCode>;
}
