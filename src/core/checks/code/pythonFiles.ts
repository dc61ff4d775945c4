import * as z from 'zod/mini';
import type { Finding } from '../../evidence/evidence';
import { parseNotebook } from '../../notebook/notebook';
import { fileProgram, notebookProgram, type PythonProgram } from '../../python/cells/pythonProgram';
import { say } from '../../text/message';
import type { CheckScope, Consumption } from '../builtinCheck';
import { matchFiles, nothingMatches } from '../matchFiles';
import { unreadableFile, type Fault } from '../outcomes';
import { listOf, projectPaths } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';

/** The parameter of checks of Python: their own patterns, else the Python that is linked to the stage. */
export const pythonFilesParameter = {
  files: z
    .optional(projectPaths)
    .check(
      z.describe(
        'Python files and notebooks to check: paths, folders or patterns. Default: those linked to the stage.',
      ),
    ),
};

interface PythonFilesParameter {
  readonly files?: string | readonly string[] | undefined;
}

/** The Python that a check is about, what could not be read, and what was left out. */
export interface PythonFiles {
  readonly programs: readonly PythonProgram[];
  readonly faults: readonly Fault[];
  /** Notebooks and cells in other languages, told. */
  readonly leftOut: readonly Finding[];
}

/** Longer texts are data; nobody wrote them. */
const MAX_LENGTH = 32 * 1024 * 1024;

export function pythonConsumption({ files }: PythonFilesParameter, scope: CheckScope): Consumption {
  const linked = [...scope.code, ...scope.notebooks].filter(isPythonFile);
  return { patterns: files === undefined ? linked : listOf(files) };
}

/** Reads all Python of a check; a pattern without any, no Python at all and a broken file are faults. */
export async function readPython({ files }: PythonFilesParameter, world: CheckWorld): Promise<PythonFiles> {
  const all = world.files.filter(isPythonFile);
  const named = files === undefined ? undefined : matchFiles(listOf(files), all);
  const faults: Fault[] = (named?.unmatched ?? []).map(nothingMatches);
  const paths = named?.files ?? all;
  if (paths.length === 0 && faults.length === 0) {
    faults.push({
      message: say('There is no Python to check: none is linked to the stage.'),
      next: say('Link Python files or notebooks to the stage, or name them by "files".'),
    });
  }
  const programs: PythonProgram[] = [];
  for (const path of paths) {
    const read = await readProgram(path, world);
    if ('parts' in read) programs.push(read);
    else faults.push(read);
  }
  const isEmpty = programs.length > 0 && programs.every(isOther);
  if (isEmpty) faults.push(...programs.map(({ path }) => withoutPython(path)));
  return { programs, faults, leftOut: programs.flatMap((program) => (isEmpty ? [] : tellLeftOut(program))) };
}

/** Reads one file as Python. */
export async function readProgram(path: string, world: CheckWorld): Promise<PythonProgram | Fault> {
  const content = await world.readText(path);
  if (content.kind === 'unreadable') return unreadableFile(path, content.reason);
  const { text } = content;
  if (text.length > MAX_LENGTH) {
    return unreadableFile(path, say('it is larger than 32 MiB, too large for code'));
  }
  if (!isNotebook(path)) return fileProgram(path, text);
  const parsed = parseNotebook(text);
  if (parsed.kind === 'notebook') return notebookProgram(path, parsed.notebook);
  const { position, reason } = parsed;
  return {
    ...unreadableFile(path, reason),
    ...(position === undefined ? {} : { range: { start: position, end: position } }),
    next: say('Restore it from an earlier commit, or write it anew with Jupyter or VS Code.'),
  };
}

function isPythonFile(path: string): boolean {
  return /\.(?:pyw?|pyi|ipynb)$/i.test(path);
}

function isNotebook(path: string): boolean {
  return /\.ipynb$/i.test(path);
}

/** A notebook whose code is all in other languages. */
function isOther({ parts, otherCells }: PythonProgram): boolean {
  return parts.length === 0 && otherCells.length > 0;
}

function withoutPython(path: string): Fault {
  return {
    path,
    message: say('{0} holds code in other languages only.', path),
    next: say('Link Python to the stage, or remove this check from it.'),
  };
}

function tellLeftOut({ path, otherCells }: PythonProgram): readonly Finding[] {
  const [first] = otherCells;
  if (first === undefined) return [];
  const message = say('Cells in other languages than Python are left out: {0}.', otherCells.length);
  return [{ severity: 'info', path, cell: first, message }];
}
