import { lstatSync } from 'node:fs';
import path from 'node:path';
import type {
  GitAddition,
  GitAnswer,
  GitCommit,
  GitEntry,
  GitFileState,
  GitQuery,
  GitSilence,
  GitVersion,
} from '../../core/checks/world/gitQuery';
import type { TextStream } from '../../core/checks/world/textStream';
import { MAX_TEXT_BYTES } from '../files/readText';
import { bytesAsText } from '../notebook/pieceStream';
import { fileStates, uncommitted } from './fileStates';
import { openGitFolder, type GitFolder } from './gitFolder';
import { noCommit, silenceOf, tooLarge } from './gitSilence';
import { additionsOf, COMMIT_FORMAT, versionsOf } from './historyRecords';
import { largeFiles } from './largeFiles';
import { NestedRepositories } from './nestedRepositories';
import { OBJECT_ID, resolveRevision } from './resolveRevision';

/** The repository of a project, by the user's own git. */
export class ProjectGit implements GitQuery {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #opened = new Map<string, GitFolder>();

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#env = env;
  }

  commitOf(revision: string): Promise<GitAnswer<GitCommit | undefined>> {
    return this.#askCommitted('', async ({ git }) => {
      const id = await resolveRevision(git, revision);
      if (id === undefined) return undefined;
      const date = await git.text(['log', '-1', '--format=%cI', id, '--']);
      return { id, date: date.trim() };
    });
  }

  fileAt(revision: string, file: string): Promise<GitAnswer<string | undefined>> {
    // Of a file in a submodule the project's commits know nothing.
    return this.#askCommitted<string | undefined>('', async ({ git }) => {
      const id = await resolveRevision(git, revision, `:./${file}`);
      if (id === undefined || (await git.text(['cat-file', '-t', id])).trim() !== 'blob') return undefined;
      const size = Number(await git.text(['cat-file', '-s', id]));
      return size > MAX_TEXT_BYTES ? tooLarge(file) : git.text(['cat-file', 'blob', id]);
    });
  }

  async statesOf(paths: readonly string[]): Promise<GitAnswer<ReadonlyMap<string, GitFileState>>> {
    const nested = new NestedRepositories(this.#root);
    const states = new Map<string, GitFileState>();
    // The project's own repository first: without it there is no answer.
    for (const folder of [...new Set(['', ...paths.map((file) => nested.folderOf(file))])].sort()) {
      const own = paths.filter((file) => nested.folderOf(file) === folder);
      const answer = await this.#statesIn(folder, own);
      if (answer.kind === 'failed') return answer;
      for (const [file, state] of answer.value) states.set(file, state);
    }
    return { kind: 'answer', value: states };
  }

  changes(): Promise<GitAnswer<ReadonlyMap<string, 'modified' | 'untracked'>>> {
    return this.#ask('', uncommitted);
  }

  historyOf(file: string, limit: number): Promise<GitAnswer<readonly GitVersion[]>> {
    const nested = new NestedRepositories(this.#root).folderOf(file);
    return this.#askCommitted(nested, async ({ git }) => {
      const log = ['log', '--follow', '-m', '--raw', '-z', '--no-abbrev', '--topo-order'];
      const of = [`--max-count=${String(limit)}`, COMMIT_FORMAT, '--', below(nested, file)];
      return versionsOf(await git.text([...log, ...of]));
    });
  }

  contentOf(id: string, file: string): Promise<GitAnswer<TextStream>> {
    return this.#ask(new NestedRepositories(this.#root).folderOf(file), async ({ git }) => {
      if (!OBJECT_ID.test(id)) throw new Error('no object id');
      // Asked before, so that what is missing is an answer rather than a torn stream.
      await git.text(['cat-file', '-s', id]);
      return bytesAsText(git.bytes(['cat-file', 'blob', id]));
    });
  }

  additionsIn(folders: readonly string[]): Promise<GitAnswer<readonly GitAddition[]>> {
    return this.#askCommitted('', async ({ git }) => {
      const log = ['log', '--date-order', '--reverse', '-m', '--diff-filter=A', '--no-renames'];
      const names = ['--name-only', '-z', '--relative', COMMIT_FORMAT, '--'];
      const places = folders.map((folder) => (folder === '' ? '.' : folder));
      return additionsOf(await git.text([...log, ...names, ...(places.length === 0 ? ['.'] : places)]));
    });
  }

  isShallow(): Promise<GitAnswer<boolean>> {
    return this.#ask('', ({ isShallow }) => Promise.resolve(isShallow));
  }

  filesAbove(bytes: number): Promise<GitAnswer<readonly GitEntry[]>> {
    return this.#ask('', (folder) => largeFiles(folder, this.#root, bytes));
  }

  /** States of files of one repository inside the project. One that the project does not record is untracked as a whole. */
  async #statesIn(
    folder: string,
    files: readonly string[],
  ): Promise<GitAnswer<ReadonlyMap<string, GitFileState>>> {
    if (folder !== '') {
      const outer = await this.statesOf([folder]);
      if (outer.kind === 'failed') return outer;
      const state = outer.value.get(folder) ?? 'untracked';
      if (state === 'ignored' || state === 'untracked') {
        return { kind: 'answer', value: new Map(files.map((file) => [file, state])) };
      }
    }
    return this.#ask(folder, async (opened) => {
      const own = files.map((file) => below(folder, file));
      const states = await fileStates(opened, own, (file) => this.#exists(folder, file));
      return new Map([...states].map(([file, state]) => [above(folder, file), state]));
    });
  }

  #exists(folder: string, file: string): boolean {
    return lstatSync(path.join(this.#root, folder, file), { throwIfNoEntry: false }) !== undefined;
  }

  #askCommitted<T>(
    folder: string,
    question: (opened: GitFolder) => Promise<T | GitSilence>,
  ): Promise<GitAnswer<T>> {
    return this.#ask(folder, async (opened) => {
      const head = await opened.git.text(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
      return head.trim() === '' ? noCommit() : question(opened);
    });
  }

  async #ask<T>(
    folder: string,
    question: (opened: GitFolder) => Promise<T | GitSilence>,
  ): Promise<GitAnswer<T>> {
    try {
      const known = this.#opened.get(folder);
      const opened = known ?? (await openGitFolder(path.join(this.#root, folder), this.#env));
      if ('kind' in opened) return opened;
      this.#opened.set(folder, opened);
      const value = await question(opened);
      return isSilence(value) ? value : { kind: 'answer', value };
    } catch (error) {
      return silenceOf(error);
    }
  }
}

/** A path as seen from a folder above it. */
function below(folder: string, file: string): string {
  return folder === '' ? file : file.slice(folder.length + 1);
}

function above(folder: string, file: string): string {
  return folder === '' ? file : `${folder}/${file}`;
}

function isSilence(value: unknown): value is GitSilence {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'failed';
}
