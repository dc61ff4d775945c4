import type { StageId } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import { say, type Message } from '../text/message';
import type { DeclaredAt, NamedPath, Step, StepTool } from './suggestion';

/** A link that may be suggested. */
export interface Candidate {
  /** Of the project's lifecycle. */
  readonly stage: StageId;
  readonly named: NamedPath;
  readonly source: DeclaredAt;
  readonly reason: Message;
  /** What speaks for it says little: other declarations count more. */
  readonly isLoose?: boolean;
}

/** What a path is to a step. */
export type Role = 'runs' | 'writes' | 'code' | 'settings' | 'raw';

/** Why a path belongs to the stage of a step, as a phrase. */
export function roleText(role: Role, { tool, name }: Pick<Step, 'tool' | 'name'>): Message {
  const word = toolWord(tool);
  const called = shown(name);
  switch (role) {
    case 'runs':
      return say('run by the {0} "{1}"', word, called);
    case 'writes':
      return say('written by the {0} "{1}"', word, called);
    case 'code':
      return say('code of the {0} "{1}"', word, called);
    case 'settings':
      return say('settings of the {0} "{1}"', word, called);
    case 'raw':
      return say('read by the {0} "{1}" and written by none', word, called);
  }
}

function toolWord(tool: StepTool): Message {
  switch (tool) {
    case 'dvc':
      return say('DVC stage');
    case 'kedro':
      return say('Kedro node');
    case 'mlflow':
      return say('MLflow entry point');
    case 'snakemake':
      return say('Snakemake rule');
    case 'make':
      return say('Make target');
  }
}
