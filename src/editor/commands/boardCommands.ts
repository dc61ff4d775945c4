import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { choose } from '../picks/choose';
import { stageChoices, type StageValue } from '../picks/choices';
import { stageAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { NodeSource } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';

/** What shows a stage. */
export interface StageViews {
  /** Opens the board or brings it to the front, perhaps at a stage. */
  openBoard(stage?: StageValue): Promise<void>;
  /** Selects a stage in the tree. */
  revealStage(root: string, stage: string): Promise<void>;
}

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly model: NodeSource;
  readonly views: StageViews;
}

/** Commands that show the board and stages. */
export function registerBoardCommands(deps: Deps): vscode.Disposable {
  const { commands, engine, running, model, views } = deps;
  return vscode.Disposable.from(
    commands.register('openBoard', () => views.openBoard()),
    commands.register('showStage', async (root, stage) => {
      const given = stageOf(root, stage, engine);
      const value =
        given ??
        (await choose(localize(say('Show Stage')), stageChoices(shownProjects(engine, running), localize)));
      await views.openBoard(value);
      await views.revealStage(value.root, value.stage);
    }),
    commands.register('showNodeOnBoard', async (id) => {
      const subject = typeof id === 'string' ? model.node(id)?.subject : undefined;
      if (subject === undefined) return;
      const { root } = subject;
      await views.openBoard(subject.kind === 'stage' ? { root, stage: subject.stage } : undefined);
    }),
  );
}

/** The stage that a command's arguments name, if it is there. */
function stageOf(root: unknown, stage: unknown, engine: EngineClient): StageValue | undefined {
  if (typeof root !== 'string' || typeof stage !== 'string') return undefined;
  return stageAt(engine.projects, root, stage) === undefined ? undefined : { root, stage };
}
