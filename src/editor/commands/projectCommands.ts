import * as vscode from 'vscode';
import type { EngineClient } from '../engine/engineClient';
import type { LinkEditor } from '../links/linkEditor';
import type { RunningSource } from '../tree/treeModel';
import type { CommandRunner } from './commandRunner';
import { registerReportCommand } from './reportCommand';
import { registerSetUpCommand } from './setUpCommand';
import { registerSuggestCommand } from './suggestCommand';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly links: LinkEditor;
}

/** Commands on whole projects: what makes a folder one, links what its files declare, and reports on it. */
export function registerProjectCommands(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    registerSetUpCommand(deps.commands, deps.engine),
    registerSuggestCommand(deps),
    registerReportCommand(deps),
  );
}
