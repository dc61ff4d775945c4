import path from 'node:path';
import * as vscode from 'vscode';
import { PROJECT_FILE } from '../../core/project/project';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { FileEdit } from '../../protocol/engine';
import type { EngineClient } from '../engine/engineClient';
import { editorRange } from '../files/openPlace';
import { currentFile } from '../links/currentFile';
import type { PathIndexes } from '../links/pathIndexes';
import { choose } from '../picks/choose';
import { stageChoices } from '../picks/choices';
import { projectOf, stageAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly paths: PathIndexes;
}

/** The command that links the current file, or the one it is called on, to a stage. */
export function registerLinkCommand({ commands, engine, running, paths }: Deps): vscode.Disposable {
  return commands.register('linkFile', async (uri, stageId) => {
    const shown = shownProjects(engine, running);
    const file = uri instanceof vscode.Uri ? uri.fsPath : currentFile()?.path;
    const project = projectToLink(shown.projects, file);
    const stage =
      typeof stageId === 'string' && stageAt(shown.projects, project.root, stageId) !== undefined
        ? stageId
        : await chooseStage(project, file ?? '', running, paths);
    await link(engine, project, file ?? '', stage);
  });
}

function projectToLink(projects: readonly ProjectSnapshot[], file: string | undefined): ProjectSnapshot {
  if (file === undefined) {
    throw new Notice(say('There is no file to link.'), say('Open a file of the project first.'));
  }
  const project = projectOf(projects, file);
  if (project === undefined) {
    throw new Notice(say('{0} is in no ML Lifecycle project.', plainLine(path.basename(file))));
  }
  return project;
}

async function chooseStage(
  project: ProjectSnapshot,
  file: string,
  work: RunningSource,
  paths: PathIndexes,
): Promise<string> {
  const linked = paths.at(file)?.facts?.stages.map((stage) => stage.id) ?? [];
  const choices = stageChoices({ projects: [project], running: work.running }, localize, (stage) => {
    return !linked.includes(stage.id);
  });
  const title = localize(say('Link {0} to a Stage', plainLine(path.basename(file))));
  return (await choose(title, choices)).stage;
}

async function link(engine: EngineClient, project: ProjectSnapshot, file: string, stage: string) {
  const { root } = project;
  const projectFile = path.join(root, PROJECT_FILE);
  const open = vscode.workspace.textDocuments.find((document) => document.uri.fsPath === projectFile);
  // What the editor holds is what the edits change, whether it is on disk already or not.
  const text = open === undefined ? {} : { text: open.getText() };
  const edits = await engine.request('planLink', { root, path: file, stage, ...text });
  if (edits.length === 0) {
    throw new Notice(say('{0} is linked to {1} already.', plainLine(path.basename(file)), stage));
  }
  await applyEdits(edits);
}

/** Changes files by edits that can be undone, and saves those that had nothing unsaved before. */
async function applyEdits(edits: readonly FileEdit[]): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  const unsaved = new Set(
    vscode.workspace.textDocuments
      .filter((document) => document.isDirty)
      .map((document) => document.uri.fsPath),
  );
  for (const { path: file, range, text } of edits) {
    change.replace(vscode.Uri.file(file), editorRange(range), text);
  }
  if (!(await vscode.workspace.applyEdit(change))) {
    throw new Notice(
      say('The project file could not be edited.'),
      say('Make it writable and close what else edits it.'),
    );
  }
  for (const file of new Set(edits.map((edit) => edit.path))) {
    const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.fsPath === file);
    if (document === undefined || unsaved.has(file) || (await document.save())) continue;
    throw new Notice(say('{0} was edited, but could not be saved.', plainLine(path.basename(file))));
  }
}
