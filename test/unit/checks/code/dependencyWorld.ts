import { codeDependencies } from '../../../../src/core/checks/code/codeDependencies';
import { judge, lines, memoryWorld, type MemoryFile } from '../memoryWorld';

/** What `code.dependencies` says of a project in memory, folders included. */
export async function judged(
  files: Readonly<Record<string, MemoryFile>>,
  given: object = {},
): Promise<readonly string[]> {
  const folders = new Set(Object.keys(files).flatMap(foldersOf));
  const world = memoryWorld(files, {
    kindOf: (path) => Promise.resolve(path in files ? 'file' : folders.has(path) ? 'folder' : 'nothing'),
  });
  return lines(await judge(codeDependencies, given, world));
}

function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

/** What a dependency file alone gives occasion to say; the code imports nothing. */
export async function said(file: string, text: string, more: Readonly<Record<string, string>> = {}) {
  return (await judged({ 'a.py': '', [file]: text, ...more })).slice(1);
}
