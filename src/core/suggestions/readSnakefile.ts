import { folderOf } from '../checks/relativePath';
import { commandFiles } from './commandFiles';
import type { Listing } from './listing';
import { snakemakeRules } from './snakemakeRules';
import { NOTHING_DECLARED, type Declared, type NamedPath, type Step } from './suggestion';

/** Directives that name programs, by paths from the Snakefile's own folder. */
const PROGRAMS = ['script', 'notebook'];
/** What a path looks like; other strings are keys and settings. */
const FILES = /^(?=.*[/.])[^\n]{1,500}$/;

/** Rules of a Snakefile: what they read, write and run. */
export function readSnakefile(path: string, text: string, listing: Listing): Declared {
  const own = folderOf(path);
  const work = workFolders(own);
  const steps = snakemakeRules(text).map(({ name, line, directives }): Step => {
    const strings = (key: string): readonly string[] => directives.get(key) ?? [];
    const named = (key: string, folders: readonly string[]): readonly NamedPath[] =>
      strings(key)
        .filter((written) => FILES.test(written))
        .flatMap((written) => listing.named(written, folders, 'snakemake') ?? []);
    const commands = strings('shell').flatMap((command) => commandFiles(command, work, listing));
    return {
      tool: 'snakemake',
      name,
      source: { path, line },
      runs: [...PROGRAMS.flatMap((key) => named(key, [own])), ...commands],
      reads: named('input', work),
      writes: named('output', work),
      metrics: [],
      settings: named('conda', [own]),
    };
  });
  return { ...NOTHING_DECLARED, steps };
}

/** Where rules run: beside the Snakefile, or above the folder `workflow` that holds it; at the root otherwise. */
function workFolders(own: string): readonly string[] {
  const parts = own.split('/');
  const at = parts.lastIndexOf('workflow');
  const above = at < 0 ? own : parts.slice(0, at).join('/');
  return [...new Set([above, own, ''])];
}
