import type * as vscode from 'vscode';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { SuggestedLink } from '../../core/suggestions/suggestion';
import { say } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import type { LinkEditor } from '../links/linkEditor';
import { chooseSeveral } from '../picks/chooseSeveral';
import { suggestionChoices } from '../picks/suggestionChoices';
import { absolutePath, projectAt } from '../snapshot/lookUp';
import { localize } from '../text/localize';
import type { RunningSource } from '../tree/treeModel';
import { chooseProject, shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly links: LinkEditor;
}

/**
 * The command that links what the files of other tools declare, in the project of a root or a chosen one. Nothing is run,
 * so it works in untrusted workspaces too.
 */
export function registerSuggestCommand({ commands, engine, running, links }: Deps): vscode.Disposable {
  return commands.register('suggestLinks', async (root) => {
    const title = localize(say('Link What Is Declared'));
    const named = typeof root === 'string' ? projectAt(engine.projects, root) : undefined;
    const project = named ?? (await chooseProject(title, shownProjects(engine, running)));
    const { links: suggested, problems } = await engine.request('suggestLinks', { root: project.root });
    const [problem] = problems;
    if (suggested.length === 0) {
      throw problem === undefined ? nothingDeclared() : new Notice(problem.message, problem.next);
    }
    const hint =
      problem === undefined
        ? say('Declared by other tools: keep what should be linked')
        : say('Not all could be read: {0}', problem.message);
    const chosen = await chooseSeveral(
      title,
      localize(hint),
      suggestionChoices(suggested, project, localize),
    );
    await linkAll(project, chosen, links);
  });
}

/** Links stage by stage: each is one edit, and one to undo. */
async function linkAll(
  { root, stages }: ProjectSnapshot,
  chosen: readonly SuggestedLink[],
  links: LinkEditor,
): Promise<void> {
  for (const { id } of stages) {
    const own = chosen.filter(({ stage }) => stage === id);
    const paths = own.flatMap(({ path, isGlob }) => (isGlob ? [] : (absolutePath(root, path) ?? [])));
    const globs = own.flatMap(({ path, isGlob }) => (isGlob ? [path] : []));
    if (paths.length + globs.length > 0) await links.link(root, paths, id, globs);
  }
}

function nothingDeclared(): Notice {
  return new Notice(
    say('No file of DVC, Kedro, MLflow, Snakemake or Make declares what is not linked already.'),
    say('Link files yourself, from the explorer or the tree.'),
  );
}
