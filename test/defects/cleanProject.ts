import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Outcome } from '../../src/core/evidence/evidence';
import type { CheckDefinition } from '../../src/core/project/project';
import { PatternExpander } from '../../src/node/files/expandPatterns';
import { consumedFiles } from '../../src/node/project/checkIdentity';
import { ProjectReader } from '../../src/node/project/projectReader';
import { CheckRunner } from '../../src/node/run/checkRunner';
import { FolderCopy } from './folderCopy';
import { ProjectFolder } from './projectFolder';

const PROJECT = path.join(__dirname, 'project');
/** The day after the clean project's last entries: verdicts that depend on the clock must not change with it. */
const NOW = new Date('2026-11-24T12:00:00Z');

/** Checks that also ask git, look for files by name, or read what others recorded. */
const SEES_MORE =
  /^(?:git|project|code)\.|^(?:notebook\.fresh-outputs|metrics\.regression|model\.(?:age|provenance)|document\.links|data\.freshness)$/;

export type Outcomes = ReadonlyMap<string, Outcome>;

/** The clean project with a history and the evidence of all its checks, and a copy of it for edits. */
export class CleanProject {
  readonly #root: string;
  #copy: FolderCopy | undefined;
  #consumed: ReadonlyMap<string, readonly string[]> | undefined;

  /** `root`: a folder that is to be made, or one in which another process has begun. Copies are put beside it. */
  constructor(root: string) {
    this.#root = root;
  }

  /** Runs all checks; their outcomes by `<stage>/<check>`. */
  async begin(): Promise<Outcomes> {
    cpSync(PROJECT, this.#root, { recursive: true });
    const folder = new ProjectFolder(this.#root);
    folder.git('init', '--quiet', '--initial-branch=main', '--template=');
    folder.commit('The clean project');
    // As training would: it records the commit that it was run at, which cannot be known before there is one.
    folder.replace('models/run.json', '@COMMIT@', folder.git('rev-parse', 'HEAD').trim());
    folder.commit('Record the run');
    // Few files: each process makes a copy.
    folder.git('gc', '--quiet');
    return run(this.#root, () => true);
  }

  /** Outcomes of one check after an edit; without a check, of all that the edit may concern. */
  async after(edit: (project: ProjectFolder) => void | Promise<void>, only?: string): Promise<Outcomes> {
    this.#copy ??= new FolderCopy(this.#root, mkdtempSync(`${this.#root}-`), learnFiles);
    const { root } = this.#copy;
    try {
      await edit(new ProjectFolder(root));
      return await run(root, (check, files) =>
        only === undefined ? this.#concerns(check, files(), root) : keyOf(check) === only,
      );
    } finally {
      this.#copy.restore();
    }
  }

  /** Files that each check consumes while nothing is edited. */
  #before(): ReadonlyMap<string, readonly string[]> {
    if (this.#consumed !== undefined) return this.#consumed;
    const { project, links } = new ProjectReader(this.#root).read();
    const expander = new PatternExpander(this.#root);
    const checks = project.stages.flatMap((stage) => stage.checks);
    return (this.#consumed = new Map(
      checks.map((check) => [keyOf(check), consumedFiles(check, project, links, expander)]),
    ));
  }

  /** Most checks see nothing but the files that they consume: they are not run while those are the same. */
  #concerns(check: CheckDefinition, files: readonly string[], root: string): boolean {
    if (check.kind !== 'builtin' || SEES_MORE.test(check.uses)) return true;
    const before = this.#before().get(keyOf(check));
    if (before?.join('\n') !== files.join('\n')) return true;
    return files.some((file) => !bytes(this.#root, file).equals(bytes(root, file)));
  }
}

/** Makes an empty folder for the clean project and its copies. */
export function scratch(): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), 'defect-')));
}

/** Lets git note what the files of a copy look like, so that it need not read them all again. */
function learnFiles(root: string): void {
  new ProjectFolder(root).git('update-index', '--refresh');
}

function bytes(root: string, file: string): Buffer {
  return readFileSync(path.join(root, file));
}

function keyOf({ stage, id }: CheckDefinition): string {
  return `${stage}/${id}`;
}

async function run(
  root: string,
  chosen: (check: CheckDefinition, files: () => readonly string[]) => boolean,
): Promise<Outcomes> {
  const reader = new ProjectReader(root);
  const state = reader.read();
  const outcomes = new Map<string, Outcome>();
  const expander = new PatternExpander(root);
  const checks = state.project.stages
    .flatMap((stage) => stage.checks)
    .filter((check) => chosen(check, () => consumedFiles(check, state.project, state.links, expander)));
  assert.notEqual(checks.length, 0, 'The clean project has no such check');
  const runner = new CheckRunner(reader, state, {
    jobs: 2,
    env: process.env,
    signal: new AbortController().signal,
    now: () => NOW,
    onEvent: (event) => {
      if (event.kind === 'ended' && event.end.kind === 'judged')
        outcomes.set(keyOf(event.check), event.end.outcome);
    },
  });
  await runner.run(checks);
  return outcomes;
}
