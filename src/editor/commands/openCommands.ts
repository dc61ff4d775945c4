import * as vscode from 'vscode';
import type { Place } from '../../core/place/place';
import { PROJECT_FILE } from '../../core/project/project';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { openPlace } from '../files/openPlace';
import { choose } from '../picks/choose';
import { artifactChoices } from '../picks/artifactChoices';
import { checkAt, stageAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { NodeSource, NodeSubject } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { chooseProject, shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly model: NodeSource;
  readonly log: vscode.LogOutputChannel;
}

/** Commands that open files, and those of the log and of refreshing. */
export function registerOpenCommands({ commands, engine, running, model, log }: Deps): vscode.Disposable {
  return vscode.Disposable.from(
    commands.register('openProjectFile', async () => {
      const { root } = await chooseProject(
        localize(say('Open Project File')),
        shownProjects(engine, running),
      );
      await openProjectFile(root);
    }),
    commands.register('openNode', async (id) => {
      const subject = typeof id === 'string' ? model.node(id)?.subject : undefined;
      if (subject !== undefined) await openSubject(subject, engine);
    }),
    commands.register('refresh', () => engine.refresh()),
    commands.register('showLog', () => log.show()),
  );
}

/** Opens a project's file, as text that can be edited whatever its state. */
export async function openProjectFile(root: string, range?: Place['range']): Promise<void> {
  const start = range === undefined ? undefined : { start: range.start, end: range.start };
  await openPlace(root, { path: PROJECT_FILE, ...(start === undefined ? {} : { range: start }) });
}

async function openSubject(subject: NodeSubject, engine: EngineClient): Promise<void> {
  const { root } = subject;
  switch (subject.kind) {
    case 'project':
    case 'wheel':
      return openProjectFile(root);
    case 'stage':
      return openProjectFile(root, stageAt(engine.projects, root, subject.stage)?.range);
    case 'check':
      return openProjectFile(root, checkAt(engine.projects, root, subject.stage, subject.check)?.range);
    case 'finding':
    case 'artifact':
    case 'problem':
      return subject.place && openPlace(root, subject.place);
    case 'group':
      return;
    case 'more':
      if (subject.stage !== undefined) return chooseArtifact(engine, root, subject.stage);
      await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}

async function chooseArtifact(engine: EngineClient, root: string, stage: string): Promise<void> {
  const found = stageAt(engine.projects, root, stage);
  if (found === undefined) return;
  const title = localize(say('Artifacts of {0}', localize({ text: found.title })));
  await openPlace(root, await choose(title, artifactChoices(found, localize)));
}
