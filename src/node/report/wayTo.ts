import path from 'node:path';

/** The way from a file to a folder, with `/`; '' for its own folder, nothing where only an absolute path leads there. */
export function wayTo(folder: string, file: string): string | undefined {
  const way = path.relative(path.dirname(file), folder);
  return path.isAbsolute(way) ? undefined : way.split(path.sep).join('/');
}
