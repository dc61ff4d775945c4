import * as vscode from 'vscode';
import { checkOfEvidence } from '../../core/evidence/evidencePath';
import type { Problem } from '../../core/project/problem';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { checkKey } from '../../core/snapshot/checkKey';
import { say, type Message } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { editorRange } from '../files/openPlace';
import { COMMANDS } from '../manifest';
import { UNLINKED } from '../notebook/unlinkedNotebooks';
import { checkAt, projectOf, relativePath } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { respelling } from './misspeltStages';
import { DIAGNOSTIC_SOURCE } from './problemsPanel';

/**
 * Offers to mend what a problem has a suggestion for, and to run the check again that found something or whose evidence
 * cannot be used.
 */
export class QuickFixes implements vscode.CodeActionProvider {
  readonly #engine: Pick<EngineClient, 'projects'>;

  constructor(engine: Pick<EngineClient, 'projects'>) {
    this.#engine = engine;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const file = fileOf(document.uri);
    const project = file === undefined ? undefined : projectOf(this.#engine.projects, file);
    if (project === undefined || file === undefined) return [];
    const path = relativePath(project.root, file);
    return context.diagnostics
      .filter((diagnostic) => diagnostic.source === DIAGNOSTIC_SOURCE)
      .flatMap((diagnostic) => [
        ...suggestionsFor(document, diagnostic, project, path),
        ...rerunsFor(diagnostic, project, path),
        ...linkOf(diagnostic, file),
      ]);
  }
}

/** Registers the quick fixes for every file of a workspace. */
export function registerQuickFixes(engine: Pick<EngineClient, 'projects'>): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    [{ scheme: 'file' }, { scheme: 'vscode-notebook-cell' }],
    new QuickFixes(engine),
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function suggestionsFor(
  document: vscode.TextDocument,
  diagnostic: vscode.Diagnostic,
  project: ProjectSnapshot,
  path: string | undefined,
): readonly vscode.CodeAction[] {
  // What is unsaved has moved the places that the project was read at.
  if (document.isDirty) return [];
  return project.problems
    .filter((problem) => problem.path === path && isAbout(diagnostic, problem))
    .flatMap((problem) => {
      const { suggestion, misspelt } = problem;
      if (suggestion === undefined) return [];
      const title = localize(say('Change to “{0}”', plainLine(suggestion)));
      const fix =
        misspelt === undefined ? replacing(document, problem) : respelling(document, problem, title);
      if (fix === undefined) return [];
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      Object.assign(action, fix);
      action.diagnostics = [diagnostic];
      action.isPreferred = true;
      return [action];
    });
}

/** What writes the suggestion in the place of what is wrong. */
function replacing(
  document: vscode.TextDocument,
  { range, suggestion }: Problem,
): Pick<vscode.CodeAction, 'edit'> | undefined {
  if (suggestion === undefined || range === undefined) return undefined;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, editorRange(range), suggestion);
  return { edit };
}

function isAbout(diagnostic: vscode.Diagnostic, { code, range, misspelt }: Problem): boolean {
  // One line may misspell several stages.
  const isSame = misspelt === undefined || diagnostic.message.includes(`"${misspelt}"`);
  return isSame && diagnostic.code === code && editorRange(range).isEqual(diagnostic.range);
}

/** Running the check again that a finding is of; of evidence that cannot be used, the check that it belongs to. */
function rerunsFor(
  diagnostic: vscode.Diagnostic,
  project: ProjectSnapshot,
  path: string | undefined,
): readonly vscode.CodeAction[] {
  const { code } = diagnostic;
  const [stage, check] = typeof code === 'string' ? code.split('/') : [];
  if (stage !== undefined && check !== undefined) {
    return rerun(diagnostic, project, { stage, check }, say('Run the Check {0} Again', plainLine(check)));
  }
  const own = path === undefined ? undefined : checkOfEvidence(path);
  if (own === undefined) return [];
  const title = say('Run {0} Again', plainLine(checkKey(own.stage, own.check)));
  const actions = rerun(diagnostic, project, own, title);
  // Nothing else heals it.
  for (const action of actions) action.isPreferred = true;
  return actions;
}

function rerun(
  diagnostic: vscode.Diagnostic,
  project: ProjectSnapshot,
  { stage, check }: { readonly stage: string; readonly check: string },
  words: Message,
): readonly vscode.CodeAction[] {
  const { root } = project;
  if (checkAt([project], root, stage, check) === undefined) return [];
  const title = localize(words);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: COMMANDS.runCheck.id, arguments: [{ root, stage, check }] };
  action.diagnostics = [diagnostic];
  return [action];
}

/** Offers to link a notebook that no stage has. */
function linkOf(diagnostic: vscode.Diagnostic, file: string): readonly vscode.CodeAction[] {
  if (diagnostic.code !== UNLINKED) return [];
  const title = localize(say('Link to a Stage…'));
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command: COMMANDS.linkFile.id, arguments: [vscode.Uri.file(file)] };
  action.diagnostics = [diagnostic];
  action.isPreferred = true;
  return [action];
}

/** The file of a document; of a notebook's cell, the notebook. */
function fileOf(uri: vscode.Uri): string | undefined {
  if (uri.scheme === 'file') return uri.fsPath;
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document.uri.toString() === uri.toString()),
  )?.uri.fsPath;
}
