import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import type { SimpleGit } from 'simple-git';

/** The status of a huge work tree on a slow disk takes a minute. */
const PATIENCE_MS = 120_000;

/** So many characters of what git says of a fault are kept. */
const MOST_SAID = 4000;

/** Options before every command: names are names, nothing waits for a terminal, nothing is written. */
const GLOBAL = ['--no-pager', '--no-optional-locks'];
const LITERAL = '--literal-pathspecs';

/**
 * Settings of the repository that would run a program of its choice, or change what we read, are overridden:
 * fsmonitor and hooks run commands, a signature starts the gpg that the repository names, and a partial clone fetches
 * what it lacks by the transport that the repository names.
 */
const SETTINGS = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'log.showSignature=false',
  'log.showRoot=true',
  'protocol.allow=never',
  'color.ui=false',
  'diff.orderFile=/dev/null',
];

/** The wrapper refuses to set what may run programs, even to switch it off. */
const UNSAFE = {
  allowUnsafeFsMonitor: true,
  allowUnsafeHooksPath: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeFilter: true,
} as const;

/** Variables by which git is told of another repository, or of programs to start. */
const GUARDED = /^(?:git_.*|editor|visual|pager|prefix|ssh_askpass)$/i;

/** Exit code of a git that looked for something and found nothing. */
const NOTHING_FOUND = 1;

interface PrintSettings {
  /** Pathspecs are ours and mean what git's manual says of them. */
  readonly hasMagic?: boolean;
  readonly signal?: AbortSignal;
  /** It looks for something: it may find nothing, and is not to pass over anything that it cannot read. */
  readonly finds?: boolean;
}

/** The user's own git, in one folder, with everything switched off by which a repository could run programs. */
export class GitProcess {
  readonly #folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #settings: readonly string[];

  /** `patienceMs`: a git that is silent for so long is given up. */
  constructor(
    folder: string,
    env: NodeJS.ProcessEnv,
    settings: readonly string[] = [],
    private readonly patienceMs = PATIENCE_MS,
  ) {
    this.#folder = folder;
    this.#env = env;
    this.#settings = [...SETTINGS, ...settings];
  }

  /** The same with more settings. */
  with(settings: readonly string[]): GitProcess {
    return new GitProcess(this.#folder, this.#env, settings, this.patienceMs);
  }

  /** What git prints. Rejects with what it says on its other stream when it fails and says anything there. */
  async text(args: readonly string[], input?: string): Promise<string> {
    const git = await this.#git(input);
    return git.raw([...GLOBAL, LITERAL, ...args]);
  }

  /** The bytes that git prints, as they come: for contents that may be larger than memory should hold. */
  async *bytes(args: readonly string[], input = ''): AsyncGenerator<Buffer, void, undefined> {
    const child = spawn('git', this.#command(args), {
      cwd: this.#folder,
      env: environment(this.#env),
      stdio: 'pipe',
      windowsHide: true,
    });
    const ended = endOf(child);
    // Git may end before it has read everything; why, it says elsewhere.
    child.stdin.on('error', () => undefined).end(input);
    try {
      for await (const chunk of child.stdout) yield chunk as Buffer;
      const fault = await ended;
      if (fault !== undefined) throw fault;
    } finally {
      child.kill();
    }
  }

  /**
   * What git prints, waited for without a turn of the event loop. Throws what it says on its other stream when it fails
   * and says anything there. `hasMagic`: pathspecs in `args` are ours and mean what git's manual says of them.
   */
  textNow(
    args: readonly string[],
    { hasMagic = false, input }: { readonly hasMagic?: boolean; readonly input?: string } = {},
  ): string {
    const { status, stdout, stderr, error } = spawnSync('git', this.#command(args, hasMagic), {
      cwd: this.#folder,
      env: environment(this.#env),
      encoding: 'utf8',
      ...(input === undefined ? {} : { input }),
      maxBuffer: Infinity,
      timeout: this.patienceMs,
      windowsHide: true,
    });
    if (error !== undefined) throw error;
    if (status !== 0 && stderr.trim() !== '') throw new Error(stderr.slice(0, MOST_SAID).trim());
    return stdout;
  }

  /** Has git print to an open file, and resolves at its end. Rejects when it fails, is too slow, or is aborted. */
  async printTo(
    handle: number,
    args: readonly string[],
    { hasMagic = false, signal, finds = false }: PrintSettings = {},
  ): Promise<void> {
    const child = spawn('git', this.#command(args, hasMagic), {
      cwd: this.#folder,
      env: environment(this.#env),
      stdio: ['ignore', handle, finds ? 'pipe' : 'ignore'],
      timeout: this.patienceMs,
      windowsHide: true,
      ...(signal === undefined ? {} : { signal }),
    });
    const said: unknown[] = [];
    child.stderr?.on('data', (chunk) => said.push(chunk));
    // `once` rejects when the process cannot be started, and when it is aborted.
    const [code] = (await once(child, finds ? 'close' : 'exit')) as [number | null];
    const isFine = code === 0 || (finds && code === NOTHING_FOUND);
    if (!isFine || said.length > 0) throw new Error(`git ended with ${String(code)}`);
  }

  /** All that follows the program's name. `hasMagic`: see `textNow`. */
  #command(args: readonly string[], hasMagic = false): readonly string[] {
    const settings = this.#settings.flatMap((setting) => ['-c', setting]);
    return [...settings, ...GLOBAL, ...(hasMagic ? [] : [LITERAL]), ...args];
  }

  async #git(input: string | undefined): Promise<SimpleGit> {
    const { simpleGit } = await import('simple-git');
    return simpleGit({
      baseDir: this.#folder,
      config: [...this.#settings],
      unsafe: UNSAFE,
      timeout: { block: this.patienceMs },
      // Its usual wait after the end of git would keep the command line alive for nothing.
      completion: { onClose: true, onExit: false },
      ...(input === undefined ? {} : { input: () => input }),
    }).env(environment(this.#env));
  }
}

/** Git's messages in English, since they are told apart; no other repository than the folder's. */
function environment(env: NodeJS.ProcessEnv): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !GUARDED.test(entry[0]),
  );
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Resolves at the end of a process, with what it said of its fault if it was no good one. */
async function endOf(child: ChildProcessWithoutNullStreams): Promise<Error | undefined> {
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (said.length < MOST_SAID) said += text;
  });
  try {
    // `once` rejects when the process cannot be started.
    const [code] = (await once(child, 'close')) as [number | null];
    return code === 0 ? undefined : new Error(said.trim() || `git ended with ${String(code)}`);
  } catch (error) {
    return error as Error;
  }
}
