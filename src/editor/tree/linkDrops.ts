import * as vscode from 'vscode';
import { addressesIn } from '../../core/boardView/uriList';
import type { CommandRunner } from '../commands/commandRunner';
import { dropFiles, filesAt } from '../links/dropFiles';
import type { LinkEditor } from '../links/linkEditor';
import { VIEWS } from '../manifest';
import { absolutePath } from '../snapshot/lookUp';
import type { EngineClient } from '../engine/engineClient';
import type { NodeSubject } from './nodes';
import type { TreeModel } from './treeModel';

const FILES = 'text/uri-list';
/** What the editor calls drags within a view. */
const OWN = `application/vnd.code.tree.${VIEWS.lifecycle.toLowerCase()}`;

type Artifact = Extract<NodeSubject, { readonly link?: unknown }>;

/** Links what is dragged to a stage: files of the explorer, and artifacts from one stage to another. */
export class LinkDrops implements vscode.TreeDragAndDropController<string> {
  readonly dragMimeTypes = [FILES];
  readonly dropMimeTypes = [FILES, OWN];
  readonly #model: TreeModel;
  readonly #engine: Pick<EngineClient, 'projects'>;
  readonly #links: LinkEditor;
  readonly #commands: CommandRunner;

  constructor(
    model: TreeModel,
    engine: Pick<EngineClient, 'projects'>,
    links: LinkEditor,
    commands: CommandRunner,
  ) {
    this.#model = model;
    this.#engine = engine;
    this.#links = links;
    this.#commands = commands;
  }

  handleDrag(ids: readonly string[], data: vscode.DataTransfer): void {
    const artifacts = ids.flatMap((id) => this.#artifact(id) ?? []);
    if (artifacts.length === 0) return;
    const files = artifacts.flatMap(({ root, place }) => absolutePath(root, place?.path ?? '') ?? []);
    data.set(
      FILES,
      new vscode.DataTransferItem(files.map((file) => vscode.Uri.file(file).toString()).join('\r\n')),
    );
    data.set(OWN, new vscode.DataTransferItem(ids));
  }

  async handleDrop(target: string | undefined, data: vscode.DataTransfer): Promise<void> {
    const subject = target === undefined ? undefined : this.#model.node(target)?.subject;
    const stage = subject && 'stage' in subject ? subject.stage : undefined;
    if (subject === undefined || stage === undefined) return;
    await this.#commands.guard('drop', async () => {
      const own: unknown = data.get(OWN)?.value;
      if (isTexts(own)) return this.#move(own, subject.root, stage);
      const text = (await data.get(FILES)?.asString()) ?? '';
      await this.#link(filesAt(addressesIn(text)), subject.root, stage);
    });
  }

  async #link(files: readonly string[], root: string, stage: string): Promise<void> {
    await dropFiles(this.#engine, this.#links, files, { root, stage });
  }

  /** Links artifacts to another stage instead of their own. */
  async #move(ids: readonly string[], root: string, stage: string): Promise<void> {
    const artifacts = ids.flatMap((id) => this.#artifact(id) ?? []);
    const links = artifacts
      .filter((artifact) => artifact.root === root && artifact.stage !== stage)
      .flatMap(({ link }) => link ?? []);
    await this.#links.move(root, links, stage);
  }

  #artifact(id: string): Artifact | undefined {
    const subject = this.#model.node(id)?.subject;
    return subject?.kind === 'artifact' ? subject : undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
