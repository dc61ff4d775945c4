import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { builtinCheck } from '../../core/checks/catalogue';
import { dayOf } from '../../core/journal/day';
import type { Outcome } from '../../core/evidence/evidence';
import type { CheckDefinition, CommandCheckDefinition } from '../../core/project/project';
import { outcomeOfCommand, type ReadResults } from '../../core/results/commandOutcome';
import { readResults } from '../../core/results/readResults';
import { maskOutcome } from '../../core/sensitive/maskOutcome';
import { DuckData } from '../data/duckData';
import { STORE } from '../../core/evidence/evidencePath';
import { EvidenceStore } from '../evidence/evidenceStore';
import { PatternExpander } from '../files/expandPatterns';
import { readText } from '../files/readText';
import { ProjectGit } from '../git/projectGit';
import { JupyterRunner } from '../notebook/jupyterRunner';
import { DvcContents } from '../fingerprint/dvcContents';
import { patternsOf } from '../project/checkIdentity';
import type { ProjectState } from '../project/deriveState';
import type { ProjectReader } from '../project/projectReader';
import { unreadInputs } from '../project/unreadInputs';
import { HttpClient } from '../service/httpClient';
import { brokenOutcome, evidenceOf, expiring, softened, unrecorded } from './endedCheck';
import { environmentOf, interpreterOf, withInterpreter } from './interpreter';
import { Locks, type HeldLock } from './locks';
import { LookedAside } from '../fingerprint/lookedAside';
import { ProjectWorld, type WorldParts } from './projectWorld';
import { runCommand } from './runCommand';
import type { CheckEnd, RunEvent } from './runEvents';
import { TextTurns } from './textTurns';

export interface RunOptions {
  /** Checks of all processes on this machine together, for one project. */
  readonly jobs: number;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** The present moment; the clock if absent. */
  readonly now?: () => Date;
}

/** Runs checks of one project and records their evidence. */
export class CheckRunner {
  readonly #reader: ProjectReader;
  readonly #state: ProjectState;
  readonly #options: RunOptions;
  readonly #locks: Locks;
  readonly #data: DuckData;
  readonly #parts: WorldParts;

  constructor(reader: ProjectReader, state: ProjectState, options: RunOptions) {
    this.#reader = reader;
    this.#state = state;
    this.#options = options;
    this.#locks = new Locks(path.join(reader.root, STORE, 'cache', 'locks'));
    this.#data = new DuckData(reader.root);
    this.#parts = {
      data: this.#data,
      git: new ProjectGit(reader.root),
      http: new HttpClient(),
      notebooks: this.#jupyter(),
      texts: new TextTurns(),
      project: () => Promise.resolve(reader.read().snapshot),
      now: options.now ?? (() => new Date()),
    };
  }

  /** Runs the checks, several at a time, beginning with the first; resolves when all have ended. */
  async run(checks: readonly CheckDefinition[]): Promise<void> {
    try {
      await this.#runAll(checks.filter((check) => !runsLast(check)));
      await this.#runAll(checks.filter(runsLast));
    } finally {
      await this.#data.close();
    }
  }

  async #runAll(checks: readonly CheckDefinition[]): Promise<void> {
    const queue = [...checks];
    const worker = async (): Promise<void> => {
      for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
        const end = await this.#runLocked(check);
        this.#options.onEvent({ kind: 'ended', check, end });
      }
    };
    const workers = Math.max(1, Math.min(this.#options.jobs, checks.length));
    await Promise.all(Array.from({ length: workers }, worker));
  }

  #jupyter(): JupyterRunner {
    const { root } = this.#reader;
    const { env, signal } = this.#options;
    const interpreter = interpreterOf(root, this.#state.project.python, env);
    return new JupyterRunner({ root, interpreter, env: environmentOf(interpreter, env), signal });
  }

  async #runLocked(check: CheckDefinition): Promise<CheckEnd> {
    const { signal, jobs, onEvent } = this.#options;
    const locks: HeldLock[] = [];
    const wait = async (names: readonly string[], reason: 'same-check' | 'free-slot'): Promise<void> => {
      const onWait = () => onEvent({ kind: 'waiting', check, for: reason });
      locks.push(await this.#locks.acquireAny(names, signal, onWait));
    };
    try {
      await wait([`check ${check.stage} ${check.id}`], 'same-check');
      await wait(
        Array.from({ length: Math.max(1, jobs) }, (_, slot) => `slot ${String(slot)}`),
        'free-slot',
      );
      return await this.#runOne(check);
    } catch (error) {
      if (signal.aborted) return { kind: 'cancelled' };
      // What the disk refuses (read-only, full) is the user's to mend; everything else is a fault of ours.
      if (!isSystemError(error)) throw error;
      return { kind: 'judged', outcome: unrecorded(error), recorded: false, seconds: 0 };
    } finally {
      for (const lock of locks) lock.release();
    }
  }

  async #runOne(check: CheckDefinition): Promise<CheckEnd> {
    const { onEvent, signal } = this.#options;
    onEvent({ kind: 'started', check });
    const begin = performance.now();
    const { project, links, kept } = this.#state;
    const patterns = patternsOf(check, project, links);
    const files = new PatternExpander(this.#reader.root).expand(patterns.include, patterns.exclude);
    const contents = new DvcContents(this.#reader.root, this.#reader.fingerprints, kept);
    // Taken before the check starts: what changes while it runs makes its evidence stale at once.
    const inputs = [
      ...contents.identified(this.#reader.fingerprints.all(files)),
      ...unreadInputs(kept, patterns, files),
    ];
    const today = dayOf(this.#parts.now());
    const looked = new LookedAside(this.#reader.root, files, this.#reader.fingerprints);
    const judged = await this.#judge(check, files, looked);
    const seconds = (performance.now() - begin) / 1000;
    if (signal.aborted || judged === undefined) return { kind: 'cancelled' };
    // Whatever a check says of somebody's data and code: it is shown, and its evidence is committed.
    const masked = maskOutcome(judged);
    const outcome = expiring(check, check.severity === 'warn' ? softened(masked) : masked, today);
    const recorded = check.kind !== 'broken';
    const { aside } = looked;
    const seen = aside && { ...aside, read: contents.identified(aside.read) };
    if (recorded) new EvidenceStore(this.#reader.root).write(evidenceOf(check, outcome, inputs, seen));
    return { kind: 'judged', outcome, recorded, seconds };
  }

  async #judge(
    check: CheckDefinition,
    files: readonly string[],
    looked: LookedAside,
  ): Promise<Outcome | undefined> {
    switch (check.kind) {
      case 'broken':
        return brokenOutcome(check.problems.length);
      case 'builtin': {
        const module = builtinCheck(check.uses);
        if (module === undefined) return brokenOutcome(1);
        // The parameters were parsed by this very module's schema.
        return module.judge(
          check.parameters as never,
          new ProjectWorld(this.#reader.root, files, this.#parts, looked),
        );
      }
      case 'command':
        return this.#judgeCommand(check);
    }
  }

  async #judgeCommand(check: CommandCheckDefinition): Promise<Outcome | undefined> {
    const { root } = this.#reader;
    const { env, signal, onEvent } = this.#options;
    const interpreter = interpreterOf(root, this.#state.project.python, env);
    const file = check.results && Object.values(check.results).map(String)[0];
    // Results of an earlier run must not be taken for this one's.
    if (file !== undefined) rmSync(path.join(root, file), { force: true });
    const result = await runCommand({
      command: withInterpreter(check.run, interpreter),
      cwd: root,
      env: environmentOf(interpreter, env),
      timeoutMs: check.timeoutMs,
      signal,
      onOutput: (text) => onEvent({ kind: 'output', check, text }),
    });
    if (signal.aborted) return undefined;
    const results = check.results && this.#readResults(check.results, file ?? '');
    const { timeoutMs } = check;
    // What a command printed may go into evidence: without the paths of this machine.
    const tail = result.tail.replaceAll(`${root}${path.sep}`, '').replaceAll(root, '.');
    return outcomeOfCommand({ ...result, tail, timeoutMs, ...(results === undefined ? {} : { results }) });
  }

  #readResults(spec: NonNullable<CommandCheckDefinition['results']>, file: string): ReadResults {
    if (!existsSync(path.join(this.#reader.root, file))) return { kind: 'missing', path: file };
    const content = readText(path.join(this.#reader.root, file));
    if (content.kind === 'unreadable') return { kind: 'invalid', path: file, reason: content.reason };
    return { ...readResults(spec, content.text, this.#reader.root), path: file };
  }
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === 'string';
}

function runsLast(check: CheckDefinition): boolean {
  return check.kind === 'builtin' && builtinCheck(check.uses)?.runsLast === true;
}
