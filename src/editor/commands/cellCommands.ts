import * as vscode from 'vscode';
import { cellWithoutStage, cellWithStage, isEditableCell } from '../../core/links/cellEdits';
import { cellTagOf } from '../../core/links/markers';
import { scriptLinks } from '../../core/links/scriptCells';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { editorRange } from '../files/openPlace';
import { cellStages } from '../links/cellTags';
import { lineEdits, linesOf } from '../links/lineEdits';
import { withOtherTag, withoutTag, withTag } from '../notebook/cellMetadata';
import { choose } from '../picks/choose';
import { stageChoices } from '../picks/choices';
import { projectOf, stageAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
}

/** Cells that a command is called on, ready to be changed; nothing is saved. */
interface ChosenCells {
  readonly uri: vscode.Uri;
  /** Stages of any of them. */
  readonly stages: readonly string[];
  link(stage: string): Promise<boolean>;
  unlink(stage: string): Promise<boolean>;
}

/** Commands that link the selected cells of a notebook or of a script to a stage. Undo works like for any edit. */
export function registerCellCommands({ commands, engine, running }: Deps): vscode.Disposable {
  const projectOfCells = ({ uri }: ChosenCells): ProjectSnapshot => {
    const project = uri.scheme === 'file' ? projectOf(engine.projects, uri.fsPath) : undefined;
    if (project !== undefined) return project;
    throw new Notice(say('This file is in no ML Lifecycle project.'), undefined, 'setUpProject');
  };
  const chooseStage = async (title: string, project: ProjectSnapshot, fits: (stage: string) => boolean) => {
    const shown = { projects: [project], running: running.running };
    return (
      await choose(
        title,
        stageChoices(shown, localize, ({ id }) => fits(id)),
      )
    ).stage;
  };
  return vscode.Disposable.from(
    commands.register('linkCell', async (cell, stageId, misspelt) => {
      // A quick fix writes a stage of one cell anew.
      const isMended = isCell(cell) && typeof misspelt === 'string';
      const cells = isMended ? notebookCells(cell.notebook, [cell], misspelt) : chosenCells(cell);
      const project = projectOfCells(cells);
      const isStage =
        typeof stageId === 'string' && stageAt(engine.projects, project.root, stageId) !== undefined;
      const title = localize(say('Link Cell to a Stage'));
      const stage = isStage ? stageId : await chooseStage(title, project, () => true);
      if (!(await cells.link(stage))) throw notEdited();
    }),
    commands.register('unlinkCell', async (cell) => {
      const cells = chosenCells(cell);
      const project = projectOfCells(cells);
      if (cells.stages.length === 0) throw new Notice(say('The cell is linked to no stage of its own.'));
      const [only = '', ...others] = cells.stages;
      const title = localize(say('Unlink Cell'));
      const stage =
        others.length === 0 ? only : await chooseStage(title, project, (id) => cells.stages.includes(id));
      if (!(await cells.unlink(stage))) throw notEdited();
    }),
  );
}

function chosenCells(given: unknown): ChosenCells {
  const editor = vscode.window.activeNotebookEditor;
  if (isCell(given) && !isSelected(editor, given)) return notebookCells(given.notebook, [given]);
  if (editor !== undefined) {
    const cells = editor.selections.flatMap((range) => editor.notebook.getCells(range));
    return notebookCells(editor.notebook, cells);
  }
  const script = vscode.window.activeTextEditor;
  if (script !== undefined) return scriptCell(script);
  throw new Notice(say('There is no cell to link.'), say('Select a cell of a notebook or a script.'));
}

/** A command that is called on one of several selected cells concerns all of them. */
function isSelected(editor: vscode.NotebookEditor | undefined, cell: vscode.NotebookCell): boolean {
  return (
    editor?.notebook === cell.notebook &&
    editor.selections.some(({ start, end }) => start <= cell.index && cell.index < end)
  );
}

function isCell(value: unknown): value is vscode.NotebookCell {
  return typeof value === 'object' && value !== null && 'notebook' in value && 'index' in value;
}

function notebookCells(
  notebook: vscode.NotebookDocument,
  cells: readonly vscode.NotebookCell[],
  misspelt?: string,
): ChosenCells {
  const stages = cells.flatMap(({ metadata }) => cellStages(metadata));
  const change = async (retag: typeof withTag, stage: string): Promise<boolean> => {
    const edit = new vscode.WorkspaceEdit();
    edit.set(
      notebook.uri,
      cells.map(({ index, metadata }) =>
        vscode.NotebookEdit.updateCellMetadata(index, retag(metadata, cellTagOf(stage))),
      ),
    );
    return vscode.workspace.applyEdit(edit);
  };
  return {
    uri: notebook.uri,
    stages: [...new Set(stages)],
    link: (stage) =>
      misspelt === undefined
        ? change(withTag, stage)
        : change((metadata, tag) => withOtherTag(metadata, cellTagOf(misspelt), tag), stage),
    unlink: (stage) => change(withoutTag, stage),
  };
}

/** The cells of a script in which there is a selection. */
function scriptCell({ document, selections }: vscode.TextEditor): ChosenCells {
  const lines = linesOf(document);
  const { cells } = scriptLinks(document.uri.fsPath, lines.join('\n'));
  const selected = cells.filter(({ first, last }) =>
    selections.some(({ start, end }) => start.line <= last && end.line >= first),
  );
  if (selected.length === 0) throw outsideOfCells();
  const chosen = selected.filter((cell) => isEditableCell(lines, cell));
  if (chosen.length === 0) {
    throw new Notice(
      say('A Databricks cell of another language cannot name a stage.'),
      say('Link the whole file.'),
    );
  }
  const change = async (how: typeof cellWithStage, stage: string): Promise<boolean> => {
    const edit = new vscode.WorkspaceEdit();
    const edits = chosen.flatMap((cell) => how(lines, cell, stage));
    for (const { range, text } of lineEdits(document, edits)) {
      edit.replace(document.uri, editorRange(range), text);
    }
    return vscode.workspace.applyEdit(edit);
  };
  return {
    uri: document.uri,
    stages: [...new Set(chosen.flatMap(({ stages }) => stages))],
    link: (stage) => change(cellWithStage, stage),
    unlink: (stage) => change(cellWithoutStage, stage),
  };
}

function outsideOfCells(): Notice {
  return new Notice(
    say('The cursor is in no cell.'),
    say(
      'Cells begin with “# %%”, in Databricks sources with “# COMMAND ----------”, in R Markdown and Quarto with “```{r}”. A comment “# lifecycle: …” at its head links the whole file.',
    ),
  );
}

function notEdited(): Notice {
  return new Notice(
    say('The file could not be edited.'),
    say('Make it writable and close what else edits it.'),
  );
}
