import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { choose } from '../picks/choose';
import { localize } from '../text/localize';
import type { CommandRunner } from './commandRunner';
import { Cancelled, Notice } from './notice';
import { PRESET_CHOICES } from './presetChoices';

/** The command that makes a folder a project. */
export function registerSetUpCommand(commands: CommandRunner, engine: EngineClient): vscode.Disposable {
  return commands.register('setUpProject', async (argument) => {
    const folder = argument instanceof vscode.Uri ? argument : await chooseFolder();
    const preset = await choose(
      localize(say('Choose a Lifecycle')),
      PRESET_CHOICES.map(({ preset, title, detail }) => ({
        kind: 'item' as const,
        icon: { name: 'sync' },
        label: localize(title),
        description: preset,
        detail: localize(detail),
        value: preset,
      })),
    );
    const { file } = await engine.request('setUp', { folder: folder.fsPath, preset });
    await vscode.window.showTextDocument(vscode.Uri.file(file));
  });
}

async function chooseFolder(): Promise<vscode.Uri> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const [first, ...others] = folders;
  if (first === undefined) {
    throw new Notice(
      say('Open the folder of your project first.'),
      say('A project is a folder with an ml-lifecycle.yaml in it.'),
      'openFolder',
    );
  }
  if (others.length === 0) return first.uri;
  const chosen = await vscode.window.showWorkspaceFolderPick();
  if (chosen === undefined) throw new Cancelled();
  return chosen.uri;
}
