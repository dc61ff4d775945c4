import type { HarmlessEdit } from './edit';

type Edit = HarmlessEdit['apply'];

/** Replaces the first occurrence of a text, or what a pattern matches. */
export function replaces(file: string, from: string | RegExp, to: string): Edit {
  return (project) => project.replace(file, from, to);
}

export function changes(file: string, edit: (text: string) => string): Edit {
  return (project) => project.change(file, edit);
}

/** Edits the lines of a table, header first. */
export function changesLines(file: string, edit: (lines: string[]) => string[]): Edit {
  return (project) => project.changeLines(file, edit);
}

export function changesJson(file: string, edit: (value: Record<string, unknown>) => void): Edit {
  return (project) => project.changeJson(file, edit);
}

export function writes(file: string, content: string): Edit {
  return (project) => project.write(file, content);
}

export function removes(file: string): Edit {
  return (project) => project.remove(file);
}

export function renames(from: string, to: string): Edit {
  return (project) => project.rename(from, to);
}
