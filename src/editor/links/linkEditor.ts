import path from 'node:path';
import * as vscode from 'vscode';
import { isPart, type Link } from '../../core/links/artifact';
import { PROJECT_FILE } from '../../core/project/project';
import { applyEdits, replacement } from '../../core/project/textEdit';
import type { EngineClient } from '../engine/engineClient';
import { absolutePath } from '../snapshot/lookUp';
import { applyFileEdits } from './applyFileEdits';
import { addDeclared, moveCell, removeDeclared } from './declaredLinks';
import type { PathIndexes } from './pathIndexes';

/** Links files to stages, and unlinks them, wherever the link is declared. Every change can be undone. */
export class LinkEditor {
  readonly #engine: EngineClient;
  readonly #paths: PathIndexes;

  constructor(engine: EngineClient, paths: PathIndexes) {
    this.#engine = engine;
    this.#paths = paths;
  }

  /**
   * Links files, by their absolute paths, and globs, from the root, to a stage: in the project file, or in the file itself
   * where that names its stages. Tells whether any was not linked to it before.
   */
  async link(
    root: string,
    paths: readonly string[],
    stage: string,
    globs: readonly string[] = [],
  ): Promise<boolean> {
    const named = paths.map((file) => ({ file, own: this.#declared(file) }));
    const others = named.flatMap(({ file, own }) => (own.length === 0 ? [file] : []));
    const params = { root, paths: others, globs, stage, ...unsavedProject(root) };
    const isEmpty = others.length + globs.length === 0;
    const edits = isEmpty ? [] : await this.#engine.request('planLinks', params);
    if (edits.length > 0) await applyFileEdits(edits);
    let isNew = edits.length > 0;
    for (const { file, own } of named) {
      const [first] = own;
      if (first === undefined || own.some((link) => link.stage === stage)) continue;
      await addDeclared(file, first, stage);
      isNew = true;
    }
    return isNew;
  }

  /** Links to another stage what is linked to one: a cell where it names its stage, a file as `link` does. */
  async move(root: string, links: readonly Link[], stage: string): Promise<void> {
    const fileOf = ({ path: own }: Link): string | undefined => absolutePath(root, own);
    const ofFiles = links.filter((link) => !isPart(link));
    await this.link(
      root,
      ofFiles.flatMap((link) => fileOf(link) ?? []),
      stage,
    );
    await this.unlinkAll(root, ofFiles);
    for (const link of fromBelow(links.filter(isPart))) {
      const file = fileOf(link);
      if (file !== undefined) await moveCell(file, link, stage);
    }
  }

  /** Takes a link away where it is declared. */
  async unlink(root: string, link: Link): Promise<void> {
    await this.unlinkAll(root, [link]);
  }

  /** Takes links away where they are declared; all those of the project file by one edit. */
  async unlinkAll(root: string, links: readonly Link[]): Promise<void> {
    const ofProject = links.filter(({ origin }) => origin === 'project');
    if (ofProject.length > 0) await this.#unlinkInProject(root, ofProject);
    for (const link of fromBelow(links.filter(({ origin }) => origin !== 'project'))) {
      const file = absolutePath(root, link.path);
      if (file !== undefined) await removeDeclared(file, link);
    }
  }

  async #unlinkInProject(root: string, links: readonly Link[]): Promise<void> {
    const file = path.join(root, PROJECT_FILE);
    const before = (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText();
    let text = before;
    for (const link of links) {
      const own = absolutePath(root, link.path);
      if (own === undefined) continue;
      const edits = await this.#engine.request('planUnlink', { root, path: own, stage: link.stage, text });
      text = applyEdits(text, edits);
    }
    if (text !== before) await applyFileEdits([{ path: file, ...replacement(before, text) }]);
  }

  /** The links of a whole file that it declares itself. */
  #declared(file: string): readonly Link[] {
    const known = this.#paths.at(file);
    return (known?.facts?.links ?? []).filter(
      ({ path: own, origin }) => own === known?.path && (origin === 'marker' || origin === 'notebook'),
    );
  }
}

/** A line that goes moves those behind it, so the last comes first. */
function fromBelow(links: readonly Link[]): readonly Link[] {
  return links.toSorted((a, b) => (b.line ?? 0) - (a.line ?? 0));
}

/** What the editor holds of a project file is what edits change, whether it is on disk already or not. */
export function unsavedProject(root: string): { readonly text?: string } {
  const file = path.join(root, PROJECT_FILE);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === file);
  return open === undefined ? {} : { text: open.getText() };
}
