import path from 'node:path';
import type { Problem } from '../../core/project/problem';
import { PROJECT_FILE } from '../../core/project/project';
import { movedLink, spelledLinks, type SpelledLink } from '../../core/project/spelledLinks';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { readText } from '../files/readText';
import { standingAt } from '../files/standingAt';
import { findMove } from '../git/findMoves';
import { openGitFolder } from '../git/gitFolder';

/** Of so many links at most git is asked. */
const MOST_LINKS = 20;

/**
 * Finds links whose files were moved outside the editor, and where to. Starts git, so it is for trusted workspaces only;
 * asks it again only when other links lead nowhere.
 */
export class MovedLinks {
  readonly #root: string;
  readonly #env: NodeJS.ProcessEnv;
  /** Parsing a large project file takes its time: its links are kept as long as it is the same. */
  #spelled: { readonly text: string; readonly links: readonly SpelledLink[] } = { text: '', links: [] };
  #known: { readonly missing: string; readonly problems: readonly Problem[] } = { missing: '', problems: [] };

  constructor(root: string, env: NodeJS.ProcessEnv = process.env) {
    this.#root = root;
    this.#env = env;
  }

  /** The snapshot with what is known of moved links already. */
  withKnown(snapshot: ProjectSnapshot): ProjectSnapshot {
    const { problems } = this.#known;
    return problems.length === 0 ? snapshot : { ...snapshot, problems: [...snapshot.problems, ...problems] };
  }

  /** Looks for links that lead nowhere, and asks git about them. */
  async learn(): Promise<void> {
    const content = readText(path.join(this.#root, PROJECT_FILE));
    const text = content.kind === 'text' ? content.text : '';
    if (text !== this.#spelled.text) this.#spelled = { text, links: spelledLinks(text) };
    const { links } = this.#spelled;
    const exists = (file: string): boolean => standingAt(path.join(this.#root, file)) !== 'nothing';
    const missing = links.filter((link) => !exists(link.path)).slice(0, MOST_LINKS);
    const key = JSON.stringify(missing);
    if (key === this.#known.missing) return;
    const problems: Problem[] = [];
    try {
      const folder = missing.length === 0 ? undefined : await openGitFolder(this.#root, this.#env);
      if (folder !== undefined && !('kind' in folder)) {
        for (const link of missing) {
          const to = await findMove(folder.git, link.path, exists);
          if (to !== undefined) problems.push(movedLink(link, to));
        }
      }
    } catch {
      // No commit yet, or git refuses: nothing is known of any move.
    }
    this.#known = { missing: key, problems };
  }
}
