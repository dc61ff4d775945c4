import * as vscode from 'vscode';
import { placeOfLink } from '../../core/links/artifact';
import { say, type Message } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { openPlace } from '../files/openPlace';
import { mainArtifacts } from '../links/mainArtifacts';
import { stageCells, stageMetadata, type NewCell } from '../notebook/stageNotebook';
import { choose } from '../picks/choose';
import { stageChoices, type StageValue } from '../picks/choices';
import { projectAt, stageAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { NodeSource } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly model: NodeSource;
}

/** Commands by which work on a stage begins: its artifacts side by side, a notebook with its questions. */
export function registerStageCommands({ commands, engine, running, model }: Deps): vscode.Disposable {
  /** The stage that arguments name: a node of the tree, or a project and a stage. */
  const stageOf = (id: unknown, name: unknown): StageValue | undefined => {
    if (typeof id !== 'string') return undefined;
    if (typeof name === 'string' && stageAt(engine.projects, id, name)) return { root: id, stage: name };
    const subject = model.node(id)?.subject;
    return subject?.kind === 'stage' ? subject : undefined;
  };
  const chooseStage = (title: Message): Promise<StageValue> =>
    choose(localize(title), stageChoices(shownProjects(engine, running), localize));
  return vscode.Disposable.from(
    commands.register('openStage', async (id, name) => {
      const { root, stage } = stageOf(id, name) ?? (await chooseStage(say('Open Stage')));
      await openSideBySide(engine, root, stage);
    }),
    commands.register('newNotebook', async (id, name) => {
      const { root, stage } = stageOf(id, name) ?? (await chooseStage(say('New Notebook for a Stage')));
      const found = projectAt(engine.projects, root)?.lifecycle.stages.find((own) => own.id === stage);
      if (found === undefined) return;
      await showNotebook(stageCells(found, localize), stageMetadata(stage));
    }),
  );
}

/** Groups of editors, from the left. */
const COLUMNS = [vscode.ViewColumn.One, vscode.ViewColumn.Two, vscode.ViewColumn.Three];

async function openSideBySide(engine: EngineClient, root: string, id: string): Promise<void> {
  const stage = stageAt(engine.projects, root, id);
  const links = stage === undefined ? [] : mainArtifacts(stage);
  if (links.length === 0) {
    throw new Notice(say('{0} has no artifact that opens in an editor.', id), say('Link files to it first.'));
  }
  for (const [at, link] of links.entries()) await openPlace(root, placeOfLink(link), COLUMNS[at]);
  await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
}

/** Shows a notebook that is not saved yet. */
async function showNotebook(
  cells: readonly NewCell[],
  metadata: Readonly<Record<string, unknown>>,
): Promise<void> {
  const data = new vscode.NotebookData(
    cells.map(({ kind, text }) =>
      kind === 'text'
        ? new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, text, 'markdown')
        : new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'python'),
    ),
  );
  data.metadata = metadata;
  await vscode.window.showNotebookDocument(
    await vscode.workspace.openNotebookDocument('jupyter-notebook', data),
  );
}
