import { existsSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { foldersAbove } from '../../core/place/foldersAbove';
import { readText } from './readText';

/** Files of rules above a project, and in each of its folders. */
export const IGNORE_FILE = '.gitignore';
/** Longer ones are no rules that anybody wrote: bytes. */
const LARGEST = 1024 * 1024;
/** A repository is no more folders above a project. */
const MOST_ABOVE = 32;

interface Rules {
  /** From the folder of the rules to the root of the project, with `/` at the end; empty for folders in the project. */
  readonly prefix: string;
  readonly ignore: Ignore;
}

/**
 * Tells which files git would leave out of a repository, as `.gitignore` in their folders and above says. Starts no git,
 * so it is the same in an untrusted workspace; what was tracked all the same is not known to it. Reads each file of
 * rules once, so make one per moment.
 */
export class IgnoredFiles {
  readonly #root: string;
  readonly #byFolder = new Map<string, Ignore | undefined>();
  #above: readonly Rules[] | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** Whether a file is left out: its path relative to the root, with `/`. */
  has(file: string): boolean {
    let verdict = false;
    // The nearest rules have the last word, but in a folder that is left out there is none.
    for (const entry of [...foldersAbove(file).map((folder) => `${folder}/`), file]) {
      verdict = this.#isLeftOut(entry);
      if (verdict) return true;
    }
    return verdict;
  }

  #isLeftOut(entry: string): boolean {
    let verdict = false;
    for (const { prefix, ignore: rules } of (this.#above ??= this.#readAbove())) {
      verdict = verdictOf(rules, prefix + entry, verdict);
    }
    for (const folder of ['', ...foldersAbove(entry.replace(/\/$/, ''))]) {
      const rules = this.#rulesIn(folder);
      if (rules !== undefined)
        verdict = verdictOf(rules, entry.slice(folder === '' ? 0 : folder.length + 1), verdict);
    }
    return verdict;
  }

  #rulesIn(folder: string): Ignore | undefined {
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, rulesAt(path.join(this.#root, folder)));
    return this.#byFolder.get(folder);
  }

  /** Rules of the repository that the project is a folder of, the outermost first. */
  #readAbove(): readonly Rules[] {
    const found = rulesAbove(this.#root).flatMap((file) => {
      const folder = path.join(this.#root, path.dirname(file));
      const rules = rulesAt(folder);
      const prefix = `${path.relative(folder, this.#root).split(path.sep).join('/')}/`;
      return rules === undefined ? [] : [{ prefix, ignore: rules }];
    });
    return found.some(leavesOutRoot) ? [] : found;
  }
}

/**
 * Where rules may stand in the folders above a project, up to the root of its repository, the outermost first: paths
 * relative to the project. In no repository nothing above is of the project.
 */
export function rulesAbove(root: string): readonly string[] {
  const found: string[] = [];
  for (let folder = root, up = ''; found.length < MOST_ABOVE; folder = path.dirname(folder), up += '../') {
    if (up !== '') found.unshift(`${up}${IGNORE_FILE}`);
    if (existsSync(path.join(folder, '.git'))) return found;
    if (folder === path.dirname(folder)) return [];
  }
  return [];
}

/** Whoever works in a folder that is left out as a whole wants its files to count. */
function leavesOutRoot({ prefix, ignore: rules }: Rules): boolean {
  return foldersAbove(`${prefix}.`).some((folder) => verdictOf(rules, `${folder}/`, false));
}

function rulesAt(folder: string): Ignore | undefined {
  const content = readText(path.join(folder, IGNORE_FILE), LARGEST);
  return content.kind === 'text' ? ignore({ allowRelativePaths: true }).add(content.text) : undefined;
}

function verdictOf(rules: Ignore, entry: string, before: boolean): boolean {
  const { ignored, unignored } = rules.test(entry);
  return ignored || (before && !unignored);
}
