import type { PinnedFile } from './readPins';

/**
 * Finds what is recorded of a file: the entries whose path leads to it from the manifest's folder, as
 * `sha256sum --check` has it, else those whose path leads to it from the project's root.
 */
export function pinIndex(
  entries: readonly PinnedFile[],
  manifest: string,
): (file: string) => readonly PinnedFile[] {
  const beside = new Map<string, PinnedFile[]>();
  const fromRoot = new Map<string, PinnedFile[]>();
  for (const entry of entries) {
    const [first, second] = meaningsOf(entry.path, manifest);
    add(beside, first, entry);
    add(fromRoot, second, entry);
  }
  return (file) => beside.get(file) ?? fromRoot.get(file) ?? [];
}

/** The paths in the project that a path of a manifest may mean, the likelier first. */
export function meaningsOf(path: string, manifest: string): readonly [string, string] {
  const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1);
  return [shortest(folder + path), shortest(path)];
}

function add(index: Map<string, PinnedFile[]>, path: string, entry: PinnedFile): void {
  const known = index.get(path);
  if (known === undefined) index.set(path, [entry]);
  else known.push(entry);
}

/** A path without steps that lead nowhere: `./a/../b` is `b`. What leads out of the project keeps its `..`. */
function shortest(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}
