import * as vscode from 'vscode';
import { endingOf, type Audience, type ReportFormat } from '../../core/reportDocument/audience';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { EngineClient } from '../engine/engineClient';
import { projectChoices, type Choice } from '../picks/choices';
import { choose } from '../picks/choose';
import { audienceChoices, formatTitle, reportFormatChoices } from '../picks/reportChoices';
import { projectAt, relativePath } from '../snapshot/lookUp';
import { withoutLinks } from '../text/escapeText';
import { editorTranslations, localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects, type Shown } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Cancelled, Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
}

/** Where reports lie in a project unless the user says otherwise. */
const FOLDER = 'reports';

/**
 * The command that writes a report on the project of a root, or on those that the user chooses. No check is run, so it
 * works in untrusted workspaces too.
 */
export function registerReportCommand({ commands, engine, running }: Deps): vscode.Disposable {
  return commands.register('createReport', async (root) => {
    const title = localize(say('Create Report'));
    const shown = shownProjects(engine, running);
    const named = typeof root === 'string' ? projectAt(shown.projects, root) : undefined;
    const projects = named === undefined ? await chooseProjects(title, shown) : [named];
    const audience = await choose(title, audienceChoices(localize));
    const format = await choose(title, reportFormatChoices(localize));
    const file = await chooseFile(title, projects, audience, format);
    const { text } = await engine.request('report', {
      ...{ projects: projects.map(reportedAs), audience, format },
      language: { name: vscode.env.language, translations: editorTranslations() },
      ...(file.scheme === 'file' ? { file: file.fsPath } : {}),
    });
    await write(file, text);
    await show(file, format);
  });
}

/** The only project, one of them, or all. */
async function chooseProjects(title: string, shown: Shown): Promise<readonly ProjectSnapshot[]> {
  if (shown.projects.length < 2) return shown.projects;
  const each = projectChoices(shown, localize).flatMap((choice): Choice<readonly ProjectSnapshot[]>[] =>
    choice.kind === 'separator'
      ? []
      : [{ ...choice, value: shown.projects.filter(({ root }) => root === choice.value) }],
  );
  const all: Choice<readonly ProjectSnapshot[]> = {
    ...{ kind: 'item', icon: { name: 'files' }, description: '' },
    ...{ label: localize(say('All {0} projects', shown.projects.length)), value: shown.projects },
  };
  return choose(title, [all, ...each]);
}

/** A project by its folder in the workspace; a workspace folder itself by its name. */
function reportedAs({ root }: ProjectSnapshot): { readonly root: string; readonly shownRoot: string } {
  const uri = vscode.Uri.file(root);
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  const inside = folder && relativePath(folder.uri.fsPath, root);
  return { root, shownRoot: inside ?? folder?.name ?? nameOf(uri) };
}

async function chooseFile(
  title: string,
  [first]: readonly ProjectSnapshot[],
  audience: Audience,
  format: ReportFormat,
): Promise<vscode.Uri> {
  if (first === undefined) throw new Cancelled();
  const name = `lifecycle-${audience}${endingOf(format)}`;
  const file = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(first.root), FOLDER, name),
    filters: { [localize(formatTitle(format))]: [endingOf(format).slice(1)] },
  });
  if (file === undefined) throw new Cancelled();
  return file;
}

async function write(file: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  } catch (error) {
    if (!(error instanceof vscode.FileSystemError)) throw error;
    throw new Notice(
      say('{0} could not be written: {1}.', plainLine(nameOf(file)), plainLine(error.message)),
      say('Choose another place.'),
    );
  }
}

/** Shows Markdown as it reads; a page in the browser where this window can open one, else its text. */
async function show(file: vscode.Uri, format: ReportFormat): Promise<void> {
  if (format === 'markdown') {
    await vscode.commands.executeCommand('markdown.showPreview', file);
    return;
  }
  // The offer stays until the user answers it; nothing waits for that.
  if (canOpenFiles(file)) void offerBrowser(file);
  else await vscode.window.showTextDocument(file);
}

/** A browser reads the files of its own machine only. */
function canOpenFiles(file: vscode.Uri): boolean {
  const isHere = vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  return file.scheme === 'file' && isHere;
}

async function offerBrowser(file: vscode.Uri): Promise<void> {
  const browser = localize(say('Open in Browser'));
  const text = localize(say('Open as Text'));
  const words = withoutLinks(
    localize(say('The report is written: {0}', vscode.workspace.asRelativePath(file))),
  );
  const chosen = await vscode.window.showInformationMessage(words, browser, text);
  const isShown = chosen === browser && (await vscode.env.openExternal(file));
  if (chosen !== undefined && !isShown) await vscode.window.showTextDocument(file);
}

function nameOf(file: vscode.Uri): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}
