import * as vscode from 'vscode';
import { countsText } from '../../core/health/healthText';
import type { StageSnapshot } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import type { FileStages } from '../links/fileStages';
import type { PathIndexes } from '../links/pathIndexes';
import { COMMANDS, type CommandName } from '../manifest';
import { choose } from '../picks/choose';
import type { Choice } from '../picks/choices';
import { healthIcon } from '../snapshot/healthIcon';
import { currentFileStages } from '../statusBar/fileStatus';
import { localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { withoutIcons } from '../text/escapeText';
import { attention } from '../tree/attention';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Action {
  readonly command: CommandName;
  readonly args: readonly unknown[];
}

/** What a click on the status bar's items offers. */
export function registerActionCommands(
  commands: CommandRunner,
  engine: EngineClient,
  paths: PathIndexes,
): vscode.Disposable {
  return vscode.Disposable.from(
    commands.register('fileActions', async () => {
      const file = currentFileStages(paths);
      if (file === undefined) {
        throw new Notice(say('This file is in no ML Lifecycle project.'), undefined, 'setUpProject');
      }
      await offer(plainLine(file.path), fileActions(file));
    }),
    commands.register('projectActions', async () => {
      await offer(attention(engine.projects, localize).words, projectActions());
    }),
  );
}

async function offer(title: string, choices: readonly Choice<Action>[]): Promise<void> {
  const { command, args } = await choose(title, choices);
  await vscode.commands.executeCommand(COMMANDS[command].id, ...args);
}

function fileActions({ project, path, stages }: FileStages): readonly Choice<Action>[] {
  const uri = vscode.Uri.joinPath(vscode.Uri.file(project.root), path);
  const more = stages.length === 0 ? say('Link to a Stage…') : say('Link to Another Stage…');
  return [
    ...stages.flatMap((stage) => stageActions(project.root, stage)),
    { kind: 'separator', label: withoutIcons(project.name) },
    action('link', more, 'linkFile', [uri]),
    action('type-hierarchy', say('Open Board'), 'openBoard'),
    action('go-to-file', say('Open Project File'), 'openProjectFile'),
  ];
}

function stageActions(root: string, stage: StageSnapshot): readonly Choice<Action>[] {
  const title = localize({ text: stage.title });
  const icon = healthIcon(stage.health).name;
  const description = countsText(stage.counts).map(localize).join(' · ');
  const run = action('play', say('Run Checks of {0}', title), 'runStage', [{ root, stage: stage.id }]);
  return [
    { kind: 'separator', label: withoutIcons(title) },
    ...(stage.checks.length === 0 ? [] : [run]),
    { ...action(icon, say('Show {0}', title), 'showStage', [root, stage.id]), description },
  ];
}

function projectActions(): readonly Choice<Action>[] {
  return [
    action('type-hierarchy', say('Open Board'), 'openBoard'),
    action('play', say('Run Check…'), 'runCheck'),
    action('play', say('Run Stage Checks…'), 'runStage'),
    action('run-all', say('Run All Checks'), 'runAll'),
    action('list-tree', say('Show Stage…'), 'showStage'),
    action('go-to-file', say('Open Project File'), 'openProjectFile'),
    action('output', say('Show Log'), 'showLog'),
  ];
}

function action(
  icon: string,
  label: Message,
  command: CommandName,
  args: readonly unknown[] = [],
): Extract<Choice<Action>, { kind: 'item' }> {
  return {
    kind: 'item',
    icon: { name: icon },
    label: withoutIcons(localize(label)),
    description: '',
    value: { command, args },
  };
}
