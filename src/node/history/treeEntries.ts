import path from 'node:path';
import type { GitFolder } from '../git/gitFolder';
import { readObjects } from '../git/gitObjects';

/** What a commit has at a path. */
export type TreeEntry =
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'link'; readonly target: string }
  | { readonly kind: 'submodule' };

/** By path from the repository's root. */
export type TreeEntries = ReadonlyMap<string, TreeEntry>;

interface Listed {
  readonly mode: string;
  readonly id: string;
  readonly file: string;
}

const LINK = '120000';
const SUBMODULE = '160000';
/** No system has longer paths. */
const LONGEST_TARGET = 4096;

/** What a commit has in a folder, and in all the repository if links lead there. Rejects with what git says. */
export async function readTree(folder: GitFolder, commit: string): Promise<TreeEntries> {
  const own = await list(folder, ['ls-tree', '-r', '-z', '--full-name', commit]);
  const targets = await targetsOf(folder, own);
  const leads = own.some(
    ({ mode, id, file }) => mode === LINK && !staysIn(folder.prefix, file, targets.get(id)),
  );
  if (!leads) return entriesOf(own, targets);
  const all = await list(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return entriesOf(all, await targetsOf(folder, all));
}

async function list({ git }: GitFolder, command: readonly string[]): Promise<readonly Listed[]> {
  return (await git.text(command)).split('\0').flatMap((line) => {
    // `<mode> <type> <id>`, tab, path.
    const [, mode, id, file] = /^(\d{6}) [a-z]+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    return mode === undefined || id === undefined || file === undefined ? [] : [{ mode, id, file }];
  });
}

/** What links say, by the ids of their contents. */
async function targetsOf(
  { git }: GitFolder,
  listed: readonly Listed[],
): Promise<ReadonlyMap<string, string>> {
  const ids = listed.filter(({ mode }) => mode === LINK).map(({ id }) => id);
  const targets = new Map<string, string>();
  for await (const { id, bytes } of readObjects(git, ids, LONGEST_TARGET)) {
    targets.set(id, bytes.toString('utf8'));
  }
  return targets;
}

function staysIn(prefix: string, file: string, target: string | undefined): boolean {
  return target === undefined || path.posix.join(path.posix.dirname(file), target).startsWith(prefix);
}

function entriesOf(listed: readonly Listed[], targets: ReadonlyMap<string, string>): TreeEntries {
  return new Map(listed.map(({ mode, id, file }) => [file, entryOf(mode, id, targets)]));
}

function entryOf(mode: string, id: string, targets: ReadonlyMap<string, string>): TreeEntry {
  if (mode === SUBMODULE) return { kind: 'submodule' };
  return mode === LINK ? { kind: 'link', target: targets.get(id) ?? '' } : { kind: 'file', id };
}
