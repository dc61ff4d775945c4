import * as z from 'zod/mini';
import type { Finding } from '../../evidence/evidence';
import type { Notebook } from '../../notebook/notebook';
import type { NotebookCell } from '../../notebook/notebookCell';
import type { OutputOptions } from '../../notebook/outputReader';
import { readNotebook } from '../../notebook/readNotebook';
import type { Place } from '../../place/place';
import { say } from '../../text/message';
import type { CheckScope, Consumption } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { matchFiles, nothingMatches } from '../matchFiles';
import { unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';

/** A notebook that could be read, with its path. */
export interface NotebookFile {
  readonly path: string;
  readonly notebook: Notebook;
}

/** The notebooks that a check is about, and what could not be read. */
export interface NotebookFiles {
  readonly notebooks: readonly NotebookFile[];
  readonly faults: readonly Fault[];
}

/** Parameters of checks of notebooks: their own patterns, else the notebooks linked to the stage. */
export const notebookParameters = z.strictObject({
  files: z
    .optional(projectPaths)
    .check(z.describe('Notebooks to check: paths or patterns. Default: the notebooks linked to the stage.')),
});
export type NotebookParameters = z.infer<typeof notebookParameters>;

/** What a check of notebooks consumes. */
export function notebookConsumption({ files }: NotebookParameters, scope: CheckScope): Consumption {
  return { patterns: files === undefined ? scope.notebooks : listOf(files) };
}

/** Paths of the notebooks to check; a pattern that matches none and no notebook at all are faults. */
export function chooseNotebooks(
  { files }: NotebookParameters,
  world: CheckWorld,
): { readonly paths: readonly string[]; readonly faults: readonly Fault[] } {
  const all = world.files.filter((path) => /\.ipynb$/i.test(path));
  const { files: paths, unmatched } =
    files === undefined ? { files: all, unmatched: [] } : matchFiles(listOf(files), all);
  const faults: Fault[] = unmatched.map(nothingMatches);
  if (paths.length === 0 && faults.length === 0) {
    faults.push({
      message: say('There is no notebook to check: none is linked to the stage.'),
      next: say('Link notebooks to the stage, or name them by "files".'),
    });
  }
  return { paths, faults };
}

/**
 * Reads the notebooks; what cannot be found or read is a fault. `options` say what is wanted of the outputs of each:
 * they are not kept.
 */
export async function readNotebooks(
  given: NotebookParameters,
  world: CheckWorld,
  options?: (path: string) => OutputOptions,
): Promise<NotebookFiles> {
  const { paths, faults } = chooseNotebooks(given, world);
  const notebooks: NotebookFile[] = [];
  const broken: Fault[] = [];
  for (const path of paths) {
    const read = await openNotebook(path, world, options?.(path));
    if ('notebook' in read) notebooks.push(read);
    else broken.push(read);
  }
  return { notebooks, faults: [...faults, ...broken] };
}

/** Reads one notebook, or says what is wrong with it. */
export async function openNotebook(
  path: string,
  world: CheckWorld,
  options?: OutputOptions,
): Promise<NotebookFile | Fault> {
  const read = await readNotebook(world.openText(path), options);
  if (read.kind === 'unreadable') return unreadableFile(path, read.reason);
  if (read.kind === 'notebook') return { path, notebook: read.notebook };
  const { position, reason } = read;
  return {
    ...unreadableFile(path, reason),
    ...(position === undefined ? {} : { range: { start: position, end: position } }),
    next: say('Restore it from an earlier commit, or write it anew with Jupyter or VS Code.'),
  };
}

/** Code cells that do something: empty ones are never executed. */
export function codeCells({ cells }: Notebook): readonly NotebookCell[] {
  return cells.filter((cell) => cell.type === 'code' && cell.source.trim() !== '');
}

/** The place of a line of a cell; the first one that says something, if none is named. */
export function placeInCell(path: string, cell: NotebookCell, line?: number): Place {
  const lines = cell.source.split('\n');
  const first = lines.findIndex((words) => words.trim() !== '');
  const row = line !== undefined && line >= 0 && line < lines.length ? line : Math.max(0, first);
  const length = (lines[row] ?? '').trimEnd().length;
  const range = { start: { line: row, column: 0 }, end: { line: row, column: length } };
  return { path, cell: cell.index, range };
}

/** The finding of a notebook without any code that does something. */
export function withoutCode(path: string): Finding {
  return { severity: 'info', path, message: say('The notebook has no code to execute.') };
}
