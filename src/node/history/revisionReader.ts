import { JOURNAL_FILE } from '../../core/journal/entry';
import { PROJECT_FILE } from '../../core/project/project';
import { dayOfRevision, type Revision } from '../../core/history/revision';
import { say } from '../../core/text/message';
import { STORE } from '../../core/evidence/evidencePath';
import type { GitFolder } from '../git/gitFolder';
import { deriveState, type ProjectState } from '../project/deriveState';
import { mayDeclareLinks } from '../project/inFileLinks';
import { CommitTree } from './commitTree';
import { ignoredAmong } from './ignoredPaths';
import { KnownContents, type NamedContent } from './knownContents';
import { GitHistory, refused, type Refused } from './gitHistory';
import { findRevision } from './findRevision';
import { RevisionFiles } from './revisionFiles';

/** A project at a commit, or why it cannot be told. */
export type RevisionReading =
  { readonly kind: 'state'; readonly revision: Revision; readonly state: ProjectState } | Refused;

/** Evidence identifies files as git does by SHA-1. */
const SHA1_LENGTH = 40;

/** Each round learns what the one before asked for; the last ones ask for nothing. */
const MOST_ROUNDS = 6;

/**
 * Reads a project as a commit has it; nothing is checked out. Keeps what it learns from one commit to the next. Starts
 * git, so it is for trusted workspaces only.
 */
export class RevisionReader {
  readonly root: string;
  readonly #history: GitHistory;
  readonly #known = new KnownContents();
  /** Ends when the reading before has ended. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.root = root;
    this.#history = new GitHistory(root, env);
  }

  /** The state at a revision as git names them: a branch, a tag, an id, `HEAD~3`. */
  read(revision: string): Promise<RevisionReading> {
    // One after the other: while one is learning contents, they look to another as if there were none.
    const reading = this.#turn.then(() => this.#read(revision));
    this.#turn = reading.catch(() => undefined);
    return reading;
  }

  #read(revision: string): Promise<RevisionReading> {
    return this.#history.ask(async (folder): Promise<RevisionReading> => {
      const found = await findRevision(folder, revision);
      if ('kind' in found) return found;
      if (found.commit.length > SHA1_LENGTH) return otherIds();
      const tree = await CommitTree.read(folder, found.commit);
      if (tree.standingAt(PROJECT_FILE) === 'nothing') return noProject(folder, found);
      return { kind: 'state', revision: found, state: await this.#derive(folder, found, tree) };
    });
  }

  async #derive({ git }: GitFolder, revision: Revision, tree: CommitTree): Promise<ProjectState> {
    const sources = linkSources(tree);
    await this.#known.learnLinks(git, sources);
    const links = sources.map((source) => [source.path, this.#known.linksOf(source)] as const);
    const declared = new Map(links.filter(([, items]) => items.length > 0));
    await this.#known.learnTexts(git, storedIn(tree));
    const beyond = { ignored: new Map<string, boolean>(), inputs: new Set<string>() };
    for (let round = 1; ; round++) {
      const files = new RevisionFiles(this.root, tree, this.#known, declared, beyond);
      const state = deriveState(files, dayOfRevision(revision));
      const { texts, meanings, inputs, stood } = files.wanted;
      const isComplete = texts.size + meanings.length + inputs.size + stood.size === 0;
      if (isComplete || round === MOST_ROUNDS) return state;
      await this.#known.learnTexts(git, texts);
      await this.#known.learnMeanings(git, meanings);
      const ignored = await ignoredAmong(git, [...inputs, ...stood]);
      for (const [file, isIgnored] of ignored) beyond.ignored.set(file, isIgnored);
      for (const file of inputs) if (ignored.get(file) === true) beyond.inputs.add(file);
    }
  }
}

/** The files of a commit that may declare links themselves. */
function linkSources(tree: CommitTree): readonly NamedContent[] {
  return tree.filesBelow('').flatMap((path) => {
    const id = mayDeclareLinks(path) ? tree.idOf(path) : undefined;
    return id === undefined ? [] : [{ id, path }];
  });
}

/** What the project's own tools wrote there, and the project file: read at once, since all of it is wanted. */
function storedIn(tree: CommitTree): readonly string[] {
  return [PROJECT_FILE, JOURNAL_FILE, ...tree.filesBelow(`${STORE}/evidence`)].flatMap(
    (file) => tree.idOf(file) ?? [],
  );
}

function otherIds(): Refused {
  return refused(
    say('The repository identifies contents by SHA-256, so evidence cannot be held against them.'),
    say('Use "ml-lifecycle status", which reads the files themselves.'),
  );
}

async function noProject({ git }: GitFolder, { commit }: Revision): Promise<Refused> {
  const added = ['log', '--diff-filter=A', '--format=%h', 'HEAD', '--', PROJECT_FILE];
  const first = (await git.text(added)).trim().split('\n').at(-1) ?? '';
  return refused(
    say('There is no project there in {0}.', commit.slice(0, 7)),
    first === '' ? say('The project file is not committed yet.') : say('It begins with {0}.', first),
  );
}
