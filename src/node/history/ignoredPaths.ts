import type { GitProcess } from '../git/gitProcess';

/** Which of the paths git ignores, by the rules that stand in the work tree now. A slash at its end makes a path a folder's. */
export async function ignoredAmong(
  git: GitProcess,
  paths: Iterable<string>,
): Promise<ReadonlyMap<string, boolean>> {
  const asked = [...paths];
  const ignored = new Set(await ask(git, asked));
  return new Map(asked.map((file) => [file, ignored.has(file)]));
}

async function ask(git: GitProcess, paths: readonly string[]): Promise<readonly string[]> {
  if (paths.length === 0) return [];
  try {
    // This command knows no literal paths; behind `./` none can be taken for anything else.
    const command = ['--no-literal-pathspecs', 'check-ignore', '--no-index', '-z', '--stdin'];
    const output = await git.text(command, paths.map((file) => `./${file}\0`).join(''));
    return output.split('\0').map((file) => file.slice(2));
  } catch {
    // Of a path that leads through a link or into a submodule git tells nothing, and nothing of the others with it.
    if (paths.length === 1) return [];
    const half = Math.ceil(paths.length / 2);
    return [...(await ask(git, paths.slice(0, half))), ...(await ask(git, paths.slice(half)))];
  }
}
