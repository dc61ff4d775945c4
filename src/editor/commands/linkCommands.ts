import path from 'node:path';
import * as vscode from 'vscode';
import type { Link } from '../../core/links/artifact';
import { originText } from '../../core/links/linkText';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { EngineClient } from '../engine/engineClient';
import { currentFile } from '../links/currentFile';
import { followMoves } from '../links/followMoves';
import type { LinkEditor } from '../links/linkEditor';
import type { PathIndexes } from '../links/pathIndexes';
import { choose } from '../picks/choose';
import { stageChoices, type Choice } from '../picks/choices';
import { healthIcon } from '../snapshot/healthIcon';
import { projectOf, stageAt } from '../snapshot/lookUp';
import { withoutIcons } from '../text/escapeText';
import { localize } from '../text/localize';
import type { NodeSource } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects } from './chooseProject';
import { registerCellCommands } from './cellCommands';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly model: NodeSource;
  readonly paths: PathIndexes;
  readonly links: LinkEditor;
}

/**
 * Commands that link files and cells to stages and unlink them: the current one, those chosen in the explorer, one of the
 * tree. Links follow files that move.
 */
export function registerLinkCommands(deps: Deps): vscode.Disposable {
  const { commands, engine, model, paths, links } = deps;
  return vscode.Disposable.from(
    registerCellCommands(deps),
    followMoves(engine, (error) => commands.report('followMoves', error)),
    commands.register('linkFile', async (uri, more) => {
      const files = chosenFiles(uri, more);
      const project = projectOfAll(engine.projects, files);
      const isStage = typeof more === 'string' && stageAt(engine.projects, project.root, more) !== undefined;
      const stage = isStage ? more : await chooseStage(deps, project, files);
      if (await links.link(project.root, files, stage)) return;
      throw new Notice(say('{0} is linked to {1} already.', nameOf(files), stage));
    }),
    commands.register('unlinkFile', async (uri) => {
      const [file = ''] = chosenFiles(uri, undefined);
      const known = paths.at(file);
      const own = (known?.facts?.links ?? []).filter((link) => link.path === known?.path);
      if (known === undefined || own.length === 0) {
        throw new Notice(say('{0} is linked to no stage.', nameOf([file])));
      }
      const [only, ...others] = own;
      const link =
        only !== undefined && others.length === 0 ? only : await chooseLink(known.project, file, own);
      await links.unlink(known.project.root, link);
    }),
    commands.register('unlinkNode', async (id) => {
      const subject = typeof id === 'string' ? model.node(id)?.subject : undefined;
      if (subject?.kind !== 'artifact' || subject.link === undefined) return;
      await links.unlink(subject.root, subject.link);
    }),
  );
}

/** The files that a command is called on: those chosen in the explorer, the one it names, or the current one. */
function chosenFiles(uri: unknown, more: unknown): readonly string[] {
  const several = Array.isArray(more)
    ? more.filter((item): item is vscode.Uri => item instanceof vscode.Uri)
    : [];
  if (several.length > 0) return several.map(({ fsPath }) => fsPath);
  const file = uri instanceof vscode.Uri ? uri.fsPath : currentFile()?.path;
  if (file !== undefined) return [file];
  throw new Notice(say('There is no file to link.'), say('Open a file of the project first.'));
}

function projectOfAll(projects: readonly ProjectSnapshot[], files: readonly string[]): ProjectSnapshot {
  const owners = files.map((file) => {
    const project = projectOf(projects, file);
    if (project !== undefined) return project;
    throw new Notice(say('{0} is in no ML Lifecycle project.', nameOf([file])));
  });
  const [first, ...others] = [...new Set(owners)];
  if (first === undefined || others.length > 0) {
    throw new Notice(say('These files are of several projects.'), say('Choose files of one project.'));
  }
  return first;
}

async function chooseStage(
  { running, paths, engine }: Deps,
  project: ProjectSnapshot,
  files: readonly string[],
): Promise<string> {
  const linked = files.map((file) => new Set(paths.at(file)?.facts?.stages.map(({ id }) => id)));
  const work = { projects: [project], running: shownProjects(engine, running).running };
  // A stage that all are linked to already is no choice.
  const choices = stageChoices(work, localize, ({ id }) => !linked.every((stages) => stages.has(id)));
  return (await choose(localize(say('Link {0} to a Stage', nameOf(files))), choices)).stage;
}

function chooseLink(project: ProjectSnapshot, file: string, links: readonly Link[]): Promise<Link> {
  const choices = links.map((link): Choice<Link> => {
    const stage = project.stages.find(({ id }) => id === link.stage);
    const cell = link.cell === undefined ? [] : [localize(say('cell {0}', link.cell + 1))];
    return {
      kind: 'item',
      icon: healthIcon(stage?.health ?? 'empty'),
      label: withoutIcons(localize({ text: stage?.title ?? link.stage })),
      description: withoutIcons([...cell, localize(originText(link))].join(' · ')),
      value: link,
    };
  });
  return choose(localize(say('Unlink {0}', nameOf([file]))), choices);
}

function nameOf(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length === 1 ? plainLine(path.basename(first)) : localize(say('{0} files', files.length));
}
