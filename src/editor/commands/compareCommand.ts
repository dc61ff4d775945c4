import type * as vscode from 'vscode';
import type { Cause } from '../../core/evidence/evidence';
import { causeText } from '../../core/health/healthText';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { EngineClient } from '../engine/engineClient';
import { compareInput } from '../files/compareInput';
import { checkChoices, type CheckValue, type Choice } from '../picks/choices';
import { choose } from '../picks/choose';
import { changedInputs, isComparable, type ChangedInput } from '../../core/snapshot/comparable';
import { checkAt } from '../snapshot/lookUp';
import { requireTrust } from '../tasks/checksRunner';
import { withoutIcons } from '../text/escapeText';
import { localize } from '../text/localize';
import type { NodeSource } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly model: NodeSource;
}

/** The command that shows what changed in the inputs of a check since it judged them. */
export function registerCompareCommand({ commands, engine, running, model }: Deps): vscode.Disposable {
  const title = localize(say('Compare with What Was Checked'));
  return commands.register('compareChecked', async (id) => {
    requireTrust(say('Git is not asked in Restricted Mode.'));
    const subject = typeof id === 'string' ? model.node(id)?.subject : undefined;
    const value =
      subject?.kind === 'check' ? subject : await chooseCheck(title, shownProjects(engine, running));
    const check = checkAt(engine.projects, value.root, value.stage, value.check);
    const inputs = check === undefined ? [] : changedInputs(check);
    const [first, ...others] = inputs;
    if (first === undefined) {
      throw new Notice(say('No input of {0} was changed since it was checked.', plainLine(value.check)));
    }
    const input = others.length === 0 ? first : await choose(title, inputs.map(inputChoice));
    await compareInput(engine, value.root, input);
  });
}

function chooseCheck(title: string, shown: ReturnType<typeof shownProjects>): Promise<CheckValue> {
  const choices = checkChoices(shown, localize, isComparable);
  if (choices.length === 0) throw new Notice(say('No check has an input that was changed since.'));
  return choose(title, choices);
}

function inputChoice(input: ChangedInput): Choice<ChangedInput> {
  const cause: Cause = input;
  return {
    kind: 'item',
    icon: { name: input.kind === 'removed' ? 'diff-removed' : 'diff-modified' },
    label: withoutIcons(input.path),
    description: withoutIcons(localize(causeText(cause))),
    value: input,
  };
}
