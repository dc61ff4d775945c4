import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CheckSnapshot, ProjectSnapshot } from '../../../src/core/snapshot/snapshot';
import type { Api } from '../../../src/editor/api';
import type { LifecycleNode } from '../../../src/editor/tree/nodes';
import { theApi } from './theApi';
import { until } from './until';

/** A project of a test's own, in a folder of the workspace; its files are written behind the editor's back. */
export class ScratchProject {
  private constructor(
    readonly root: string,
    readonly api: Api,
  ) {}

  /** Writes the files, `ml-lifecycle.yaml` among them, and waits until the project is known. */
  static async create(name: string, files: Readonly<Record<string, string>>): Promise<ScratchProject> {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const project = new ScratchProject(path.join(folder.uri.fsPath, `${name}-${serial()}`), await theApi());
    for (const [file, text] of Object.entries(files)) await project.write(file, text);
    await until(`project ${name}`, () => project.snapshot);
    return project;
  }

  get snapshot(): ProjectSnapshot | undefined {
    return this.api.projects().find((project) => project.root === this.root);
  }

  /** The project's folder relative to the workspace. */
  get folder(): string {
    return path.basename(this.root);
  }

  path(file: string): string {
    return path.join(this.root, ...file.split('/'));
  }

  uri(file: string): vscode.Uri {
    return vscode.Uri.file(this.path(file));
  }

  async write(file: string, content: string | Uint8Array): Promise<void> {
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), content);
  }

  /** Writes a file, and waits until the editor knows its text: what it holds of a file that it has opened follows the disk after a moment. */
  async writeSeen(file: string, content: string): Promise<void> {
    await this.write(file, content);
    const document = await vscode.workspace.openTextDocument(this.uri(file));
    await until(`${file} as it was written`, () => document.getText() === content);
  }

  async read(file: string): Promise<string> {
    return readFile(this.path(file), 'utf8');
  }

  async delete(file: string): Promise<void> {
    await rm(this.path(file), { recursive: true });
  }

  async bytes(file: string): Promise<Buffer> {
    return readFile(this.path(file));
  }

  check(stage: string, id: string): CheckSnapshot | undefined {
    return this.snapshot?.stages
      .find((candidate) => candidate.id === stage)
      ?.checks.find((candidate) => candidate.id === id);
  }

  /** The tree's nodes of this project. */
  nodes(): readonly LifecycleNode[] {
    return flat(this.api.tree()).filter(({ subject }) => subject.root === this.root);
  }

  /** The node of a stage or check. */
  node(stage: string, check?: string): LifecycleNode | undefined {
    return this.nodes().find(
      ({ subject }) =>
        (check === undefined && subject.kind === 'stage' && subject.stage === stage) ||
        (subject.kind === 'check' && subject.stage === stage && subject.check === check),
    );
  }

  /** Our diagnostics of a file. */
  diagnostics(file: string): readonly vscode.Diagnostic[] {
    return vscode.languages
      .getDiagnostics(this.uri(file))
      .filter((diagnostic) => diagnostic.source === 'ML Lifecycle');
  }

  /** Runs a check to its end. */
  async run(stage: string, check: string): Promise<void> {
    const ended = endOfTask((definition) => definition['stage'] === stage && definition['check'] === check);
    await vscode.commands.executeCommand('mlLifecycle.runCheck', { root: this.root, stage, check });
    await ended;
  }

  async remove(): Promise<void> {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await rm(this.root, { recursive: true, force: true });
    await until('the project is gone', () => this.snapshot === undefined);
  }
}

/** Resolves when a task whose definition fits has ended. */
export function endOfTask(fits: (definition: vscode.TaskDefinition) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const subscription = vscode.tasks.onDidEndTask(({ execution }) => {
      if (!fits(execution.task.definition)) return;
      subscription.dispose();
      resolve();
    });
  });
}

function flat(nodes: readonly LifecycleNode[]): readonly LifecycleNode[] {
  return nodes.flatMap((node) => [node, ...flat(node.children)]);
}

/** Told apart by time: the editor remembers for a while the files of a folder that is gone. */
function serial(): string {
  return Date.now().toString(36);
}
