import type { ParseArgsConfig } from 'node:util';
import { render, say, type Message } from '../core/text/message';
import { grantedOr, type Granted, type Refused } from '../core/text/refused';
import { suggest } from '../core/text/suggest';

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

/** What was asked for; throws a `UsageError` where it was refused. */
export function unlessRefused<T extends { readonly kind: string }>(answer: T | Refused): Granted<T> {
  return grantedOr<T>(answer, ({ message, next }) => new UsageError(message, next));
}

/** The next step after a word that is none of those that are known. */
export function knownWords(word: string, known: readonly string[]): Message {
  const near = suggest(word, known);
  return near === undefined ? say('One of: {0}', known.join(', ')) : say('Did you mean "{0}"?', near);
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
