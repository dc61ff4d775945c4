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
    commands.register('unlinkFile', async (uri, more) => {
      const files = chosenFiles(uri, more);
      const project = projectOfAll(engine.projects, files);
      const own = files.flatMap((file) => ownLinks(paths, file));
      const [only, ...others] = own;
      if (only === undefined) throw new Notice(say('{0} is linked to no stage.', nameOf(files)));
      if (others.length === 0) await links.unlinkAll(project.root, own);
      else if (files.length === 1) await links.unlink(project.root, await chooseLink(project, files, own));
      else await links.unlinkAll(project.root, await chooseLinksOfStage(deps, project, files, own));
    }),
    commands.register('unlinkNode', async (id, ids) => {
      const byRoot = linksByRoot(model, Array.isArray(ids) ? ids : [id]);
      for (const [root, own] of byRoot) await links.unlinkAll(root, own);
    }),
  );
}

/** The links of artifacts that are selected in a tree, by their ids. */
function linksByRoot(model: NodeSource, ids: readonly unknown[]): ReadonlyMap<string, readonly Link[]> {
  const byRoot = new Map<string, Link[]>();
  for (const id of ids) {
    const subject = typeof id === 'string' ? model.node(id)?.subject : undefined;
    if (subject?.kind !== 'artifact' || subject.link === undefined) continue;
    byRoot.set(subject.root, [...(byRoot.get(subject.root) ?? []), subject.link]);
  }
  return byRoot;
}

/** The files that a command is called on: those chosen in the explorer, the one it names, or the current one. */
function chosenFiles(uri: unknown, more: unknown): readonly string[] {
  const several = Array.isArray(more)
    ? more.filter((item): item is vscode.Uri => item instanceof vscode.Uri)
    : [];
  const given = several.length === 0 && uri instanceof vscode.Uri ? [uri] : several;
  const elsewhere = given.find(({ scheme }) => scheme !== 'file');
  if (elsewhere !== undefined) {
    throw new Notice(
      say('{0} is not on the disk.', nameOf([elsewhere.path])),
      say('Files of the project’s folder can be linked.'),
    );
  }
  if (given.length > 0) return given.map(({ fsPath }) => fsPath);
  const file = currentFile()?.path;
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

/** The links of a file and of its cells, without those of folders that it lies in. */
function ownLinks(paths: PathIndexes, file: string): readonly Link[] {
  const known = paths.at(file);
  return (known?.facts?.links ?? []).filter((link) => link.path === known?.path);
}

/** Of the links of several files those to one stage: the only one, or the one that is chosen. */
async function chooseLinksOfStage(
  { running, engine }: Deps,
  project: ProjectSnapshot,
  files: readonly string[],
  links: readonly Link[],
): Promise<readonly Link[]> {
  const stages = new Set(links.map(({ stage }) => stage));
  const work = { projects: [project], running: shownProjects(engine, running).running };
  const choices = stageChoices(work, localize, ({ id }) => stages.has(id));
  const title = localize(say('Unlink {0}', nameOf(files)));
  const stage = stages.size === 1 ? links[0]?.stage : (await choose(title, choices)).stage;
  return links.filter((link) => link.stage === stage);
}

function chooseLink(
  project: ProjectSnapshot,
  files: readonly string[],
  links: readonly Link[],
): Promise<Link> {
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
  return choose(localize(say('Unlink {0}', nameOf(files))), choices);
}

function nameOf(files: readonly string[]): string {
  const [first = ''] = files;
  return files.length === 1 ? plainLine(path.basename(first)) : localize(say('{0} files', files.length));
}
