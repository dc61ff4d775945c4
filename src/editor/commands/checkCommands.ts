import * as vscode from 'vscode';
import { registerCompareCommand } from './compareCommand';
import { registerDecideCommands } from './decideCommands';
import { registerRunCommands } from './runCommands';

type Deps = Parameters<typeof registerRunCommands>[0] &
  Parameters<typeof registerDecideCommands>[0] &
  Parameters<typeof registerCompareCommand>[0];

/** Commands on checks: what runs them, decides on them, and shows what changed since they judged. */
export function registerCheckCommands(deps: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    registerRunCommands(deps),
    registerDecideCommands(deps),
    registerCompareCommand(deps),
  );
}
