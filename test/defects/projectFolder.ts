import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

interface NotebookJson {
  cells: {
    cell_type: string;
    source: string[] | string;
    metadata: Record<string, unknown>;
    execution_count?: number | null;
    outputs?: Record<string, unknown>[];
    id?: string;
  }[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A scratch copy of the clean project, with the edits that people make. An edit that changes nothing is a mistake. */
export class ProjectFolder {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  read(file: string): string {
    return readFileSync(path.join(this.root, file), 'utf8');
  }

  readBytes(file: string): Buffer {
    return readFileSync(path.join(this.root, file));
  }

  write(file: string, content: string | Buffer): void {
    const target = path.join(this.root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, content);
  }

  /** Replaces the first occurrence of a text, or what a pattern matches. */
  replace(file: string, from: string | RegExp, to: string): void {
    this.change(file, (text) => text.replace(from, () => to));
  }

  change(file: string, edit: (text: string) => string): void {
    const before = this.read(file);
    const after = edit(before);
    assert.notEqual(after, before, `the edit of ${file} changes nothing`);
    this.write(file, after);
  }

  /** Edits the lines of a table, header first; the end of the file stays. */
  changeLines(file: string, edit: (lines: string[]) => string[]): void {
    this.change(file, (text) => `${edit(text.trimEnd().split('\n')).join('\n')}\n`);
  }

  /** Edits the values of a CSV without quotes: rows of cells, header first. */
  changeCells(file: string, edit: (rows: string[][], columns: string[]) => void): void {
    this.changeLines(file, (lines) => {
      const rows = lines.map((line) => line.split(','));
      edit(rows.slice(1), rows[0] ?? []);
      return rows.map((row) => row.join(','));
    });
  }

  changeJson(file: string, edit: (value: Record<string, unknown>) => void): void {
    this.change(file, (text) => {
      const value = JSON.parse(text) as Record<string, unknown>;
      edit(value);
      return `${JSON.stringify(value, null, 1)}\n`;
    });
  }

  changeNotebook(file: string, edit: (notebook: NotebookJson) => void): void {
    // The clean project's notebooks are of this shape.
    this.changeJson(file, (value) => edit(value as unknown as NotebookJson));
  }

  remove(file: string): void {
    rmSync(path.join(this.root, file));
  }

  removeFolder(folder: string): void {
    rmSync(path.join(this.root, folder), { recursive: true });
  }

  rename(from: string, to: string): void {
    mkdirSync(path.dirname(path.join(this.root, to)), { recursive: true });
    renameSync(path.join(this.root, from), path.join(this.root, to));
  }

  git(...args: string[]): string {
    const identity = [
      '-c',
      'user.name=Ada',
      '-c',
      'user.email=ada@team.example',
      '-c',
      'commit.gpgsign=false',
      '-c',
      'maintenance.auto=false',
    ];
    return execFileSync('git', [...identity, ...args], { cwd: this.root, encoding: 'utf8' });
  }

  commit(message: string): void {
    this.git('add', '--all');
    this.git('commit', '--quiet', `--message=${message}`);
  }
}
