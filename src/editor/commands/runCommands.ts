import * as vscode from 'vscode';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { choose } from '../picks/choose';
import { checkChoices, stageChoices } from '../picks/choices';
import { exists, type Target } from '../snapshot/lookUp';
import { requireTrust, type ChecksRunner } from '../tasks/checksRunner';
import { localize } from '../text/localize';
import { type NodeSource, type NodeSubject } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { chooseProject, shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly checks: ChecksRunner;
  readonly model: NodeSource;
}

/** Commands that run and stop checks. */
export function registerRunCommands({ commands, engine, running, checks, model }: Deps): vscode.Disposable {
  const shown = () => {
    requireTrust();
    return shownProjects(engine, running);
  };
  const onNode = (id: unknown, act: (work: Target) => unknown): unknown => {
    const work = workOfNode(typeof id === 'string' ? model.node(id)?.subject : undefined);
    return work && act(work);
  };
  return vscode.Disposable.from(
    commands.register('runCheck', async (argument) => {
      const given = targetOf(argument, engine);
      const choices = () => checkChoices(shown(), localize);
      await checks.run(given ?? (await choose(localize(say('Run Check')), choices())));
    }),
    commands.register('runStage', async (argument) => {
      const given = targetOf(argument, engine);
      const choices = () => stageChoices(shown(), localize, (stage) => stage.checks.length > 0);
      await checks.run(given ?? (await choose(localize(say('Run Stage Checks')), choices())));
    }),
    commands.register('runAll', async () => {
      const { root } = await chooseProject(localize(say('Run All Checks')), shown());
      await checks.run({ root });
    }),
    commands.register('runNode', (id) => onNode(id, (work) => checks.run(work))),
    commands.register('stopNode', (id) => onNode(id, (work) => checks.stop(work))),
  );
}

function workOfNode(subject: NodeSubject | undefined): Target | undefined {
  switch (subject?.kind) {
    case 'project':
      return { root: subject.root };
    case 'stage':
      return { root: subject.root, stage: subject.stage };
    case 'check':
      return { root: subject.root, stage: subject.stage, check: subject.check };
    default:
      return undefined;
  }
}

/** A target that came as a command's argument, if it is one of the projects' now. */
function targetOf(argument: unknown, engine: EngineClient): Target | undefined {
  if (typeof argument !== 'object' || argument === null) return undefined;
  const { root, stage, check } = argument as Partial<Record<keyof Target, unknown>>;
  const isText = (value: unknown): value is string | undefined =>
    value === undefined || typeof value === 'string';
  if (typeof root !== 'string' || !isText(stage) || !isText(check)) return undefined;
  const target = {
    root,
    ...(stage === undefined ? {} : { stage }),
    ...(check === undefined ? {} : { check }),
  };
  return exists(engine.projects, target) ? target : undefined;
}
