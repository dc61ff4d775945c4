import type { FileContent } from '../../core/checks/world/checkWorld';
import { dvcIdentity, dvcIdOf, unreadInput, type DvcIds } from '../../core/evidence/dvcIdentity';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/inFileLink';
import { say } from '../../core/text/message';
import { expandPatterns, type Listing } from '../files/expandPatterns';
import type { Standing } from '../files/standingAt';
import type { ProjectFiles } from '../project/projectFiles';
import type { CommitTree } from './commitTree';
import type { KnownContents, NamedContent } from './knownContents';

/** What has to be learned before an answer is complete. */
export interface Wanted {
  readonly texts: Set<string>;
  readonly meanings: NamedContent[];
  /** Files that evidence was made from and the commit does not have: does git ignore them? */
  readonly inputs: Set<string>;
  /** The same of paths where evidence says that something stood. */
  readonly stood: Set<string>;
}

/** What is known of paths that the commit does not have. */
export interface Beyond {
  /** Whether git ignores them, by path. */
  readonly ignored: ReadonlyMap<string, boolean>;
  /** Ignored files that evidence was made from. */
  readonly inputs: ReadonlySet<string>;
}

/**
 * A project's files as a commit has them, from memory: what is not known yet is noted as wanted, and answered as if it
 * were not there. Of a file that git ignores no commit knows anything: there the evidence is believed.
 */
export class RevisionFiles implements ProjectFiles, Listing {
  readonly wanted: Wanted = { texts: new Set(), meanings: [], inputs: new Set(), stood: new Set() };

  constructor(
    readonly root: string,
    private readonly tree: CommitTree,
    private readonly known: KnownContents,
    private readonly declared: ReadonlyMap<string, readonly InFileLink[]>,
    private readonly beyond: Beyond,
  ) {}

  paths(): readonly string[] {
    return this.filesBelow('');
  }

  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    return this.declared;
  }

  standingAt(file: string, recorded?: Standing): Standing {
    const standing = this.tree.standingAt(file);
    if (standing !== 'nothing') return standing;
    const { ignored, inputs } = this.beyond;
    if (inputs.has(file)) return 'file';
    if (recorded === undefined || recorded === 'nothing') return 'nothing';
    const asked = recorded === 'folder' ? `${file}/` : file;
    if (!ignored.has(asked)) this.wanted.stood.add(asked);
    return ignored.get(asked) === true ? recorded : 'nothing';
  }

  filesBelow(folder: string): readonly string[] {
    const files = this.tree.filesBelow(folder);
    const more = [...this.beyond.inputs].filter((file) => folder === '' || file.startsWith(`${folder}/`));
    return more.length === 0 ? files : [...files, ...more].sort();
  }

  text(file: string): FileContent {
    const id = this.tree.idOf(file);
    if (id === undefined) return { kind: 'unreadable', reason: say('it does not exist') };
    const text = this.known.textOf(id);
    if (text !== undefined) return text;
    this.wanted.texts.add(id);
    return { kind: 'text', text: '' };
  }

  expand(include: readonly string[], exclude?: readonly string[]): readonly string[] {
    return expandPatterns(this, include, exclude);
  }

  against(
    files: readonly string[],
    recorded: readonly InputFingerprint[],
    ids: DvcIds = new Map(),
  ): readonly InputFingerprint[] {
    const before = new Map(recorded.map((input) => [input.path, input]));
    for (const { path: file } of recorded) {
      const isUnknown = !this.beyond.ignored.has(file) && this.tree.standingAt(file) === 'nothing';
      if (isUnknown) this.wanted.inputs.add(file);
    }
    return files.flatMap((file) => {
      const was = before.get(file);
      const id = this.tree.idOf(file);
      if (id === undefined)
        return was !== undefined && this.beyond.inputs.has(file) ? ofIgnored(was, ids) : [];
      if (was?.semantic === undefined) return { path: file, raw: id };
      return was.raw === id ? was : this.#withMeaning({ id, path: file });
    });
  }

  #withMeaning(content: NamedContent): InputFingerprint {
    const { id: raw, path: file } = content;
    const meaning = this.known.meaningOf(content);
    if (meaning === undefined) this.wanted.meanings.push(content);
    return meaning?.semantic === undefined
      ? { path: file, raw }
      : { path: file, raw, semantic: meaning.semantic };
  }
}

/** Of what git ignores DVC may tell; else the evidence is believed. */
function ofIgnored(was: InputFingerprint, ids: DvcIds): InputFingerprint {
  const id = dvcIdentity(was) && dvcIdOf(ids, was.path);
  return id === undefined ? was : unreadInput(was.path, id);
}
