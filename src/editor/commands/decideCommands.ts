import * as vscode from 'vscode';
import { dayOf } from '../../core/journal/day';
import { entryText } from '../../core/journal/entryText';
import { advanceTargets } from '../../core/journal/focus';
import type { MissingStage } from '../../core/journal/gate';
import type { Wish } from '../../core/journal/wish';
import { checkKey } from '../../core/snapshot/checkKey';
import type { CheckSnapshot, ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { askDay } from '../picks/askDay';
import { askReason } from '../picks/askReason';
import { checkChoices, stageChoices, type CheckValue } from '../picks/choices';
import { choose } from '../picks/choose';
import { canReturnTo, gateChoices, titleOf, wheelChoices } from '../picks/decisionChoices';
import { hasWaiver, isVerifiable, isWaivable } from '../../core/snapshot/decidable';
import { checkAt, projectAt } from '../snapshot/lookUp';
import type { ChecksRunner } from '../tasks/checksRunner';
import { withoutLinks } from '../text/escapeText';
import { localize } from '../text/localize';
import type { NodeSource, NodeSubject } from '../tree/nodes';
import type { RunningSource } from '../tree/treeModel';
import { chooseProject, shownProjects } from './chooseProject';
import type { CommandRunner } from './commandRunner';
import { Cancelled, Notice } from './notice';
import { openProjectFile } from './openCommands';
import { requireTrustToDecide, takeDecision } from './takeDecision';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly running: RunningSource;
  readonly checks: ChecksRunner;
  readonly model: NodeSource;
}

/** Commands by which people decide; each decision is an entry of the journal. On a node of the tree they know what is meant. */
export function registerDecideCommands({ commands, ...deps }: Deps): vscode.Disposable {
  const decisions = new Decisions(deps);
  return vscode.Disposable.from(
    commands.register('advanceWheel', (node) => decisions.advance(node)),
    commands.register('returnToStage', (node) => decisions.sendBack(node)),
    commands.register('verifyCheck', (node) => decisions.verify(node)),
    commands.register('waiveCheck', (node) => decisions.waive(node)),
    commands.register('withdrawWaiver', (node) => decisions.withdraw(node)),
  );
}

class Decisions {
  readonly #engine: EngineClient;
  readonly #running: RunningSource;
  readonly #checks: ChecksRunner;
  readonly #model: NodeSource;

  constructor({ engine, running, checks, model }: Omit<Deps, 'commands'>) {
    this.#engine = engine;
    this.#running = running;
    this.#checks = checks;
    this.#model = model;
  }

  async advance(node: unknown): Promise<void> {
    const title = localize(say('Advance Wheel'));
    const subject = this.#subject(node);
    const project = await this.#project(title, subject);
    const id =
      subject?.kind === 'wheel' ? subject.wheel : await choose(title, wheelChoices(project, localize));
    const wheel = project.wheels.find((candidate) => candidate.id === id);
    if (wheel === undefined) throw new Cancelled();
    const targets = advanceTargets(project.lifecycle, wheel.focus);
    if (targets.length === 0) throw new Notice(say('{0} has a single stage.', { text: wheel.title }));
    const stage = await this.#oneOf(project, targets, title);
    const end = await takeDecision(this.#engine, project.root, { kind: 'advance', stage });
    if (end.kind === 'shut') await this.#atShutGate(project, stage, end.missing);
    else tell(entryText(end.entry));
  }

  async sendBack(node: unknown): Promise<void> {
    const title = localize(say('Return to Stage'));
    const subject = this.#subject(node);
    const project = await this.#project(title, subject);
    const shown = { projects: [project], running: this.#running.running };
    const choices = stageChoices(shown, localize, canReturnTo(project));
    if (choices.length === 0) {
      throw new Notice(
        say('No wheel has come further than its first stage: there is nothing to send back.'),
        say('A wheel goes on by “Advance Wheel”.'),
      );
    }
    const stage = subject?.kind === 'stage' ? subject.stage : (await choose(title, choices)).stage;
    const reason = await askReason(
      title,
      localize(say('What is wrong in {0}?', titleOf(project, stage, localize))),
    );
    await this.#settle(project.root, { kind: 'return', stage, reason });
  }

  async verify(node: unknown): Promise<void> {
    const title = localize(say('Mark as Verified'));
    const value = await this.#check(node, title, isVerifiable, say('No check is stale that passed.'));
    const reason = await askReason(
      title,
      localize(say('Why does {0} still hold? Void when anything changes again.', value.check)),
    );
    await this.#settle(value.root, { kind: 'verify', check: keyOf(value), reason });
  }

  async waive(node: unknown): Promise<void> {
    const title = localize(say('Waive Check'));
    const value = await this.#check(
      node,
      title,
      isWaivable,
      say('There is no check to waive: all are green.'),
    );
    const reason = await askReason(
      title,
      localize(say('Why is it acceptable that {0} is not green?', value.check)),
    );
    const until = await askDay(title, dayOf(new Date()));
    await this.#settle(value.root, { kind: 'waive', check: keyOf(value), reason, until });
  }

  async withdraw(node: unknown): Promise<void> {
    const title = localize(say('Withdraw Waiver'));
    const value = await this.#check(node, title, hasWaiver, say('No check is waived.'));
    const reason = await askReason(title, localize(say('Why does the waiver of {0} end?', value.check)));
    await this.#settle(value.root, { kind: 'withdraw', check: keyOf(value), reason });
  }

  async #atShutGate(
    project: ProjectSnapshot,
    stage: string,
    missing: readonly MissingStage[],
  ): Promise<void> {
    const { root } = project;
    const name = titleOf(project, stage, localize);
    const title = localize(say('The Gate of {0} Is Shut', name));
    const step = await choose(title, gateChoices(project, missing, localize));
    if (step.kind === 'run') {
      for (const each of step.stages) await this.#checks.run({ root, stage: each });
      return;
    }
    if (step.kind === 'write') {
      await openProjectFile(root, project.stages.find(({ id }) => id === step.stage)?.range);
      return;
    }
    const prompt = localize(
      say('Why does {0} begin all the same? It is recorded with what was missing.', name),
    );
    const reason = await askReason(title, prompt);
    await this.#settle(root, { kind: 'advance', stage, reason });
  }

  async #settle(root: string, wish: Wish): Promise<void> {
    const end = await takeDecision(this.#engine, root, wish);
    if (end.kind === 'recorded') tell(entryText(end.entry));
  }

  #subject(node: unknown): NodeSubject | undefined {
    requireTrustToDecide();
    return typeof node === 'string' ? this.#model.node(node)?.subject : undefined;
  }

  async #project(title: string, subject: NodeSubject | undefined): Promise<ProjectSnapshot> {
    const shown = shownProjects(this.#engine, this.#running);
    const given = subject && projectAt(shown.projects, subject.root);
    return given ?? chooseProject(title, shown);
  }

  /** The stage that follows, or the one that the user chooses of several. */
  async #oneOf(project: ProjectSnapshot, targets: readonly string[], title: string): Promise<string> {
    const [only, ...others] = targets;
    if (only !== undefined && others.length === 0) return only;
    const shown = { projects: [project], running: this.#running.running };
    const choices = stageChoices(shown, localize, ({ id }) => targets.includes(id));
    return (await choose(title, choices)).stage;
  }

  async #check(
    node: unknown,
    title: string,
    only: (check: CheckSnapshot) => boolean,
    none: Message,
  ): Promise<CheckValue> {
    const subject = this.#subject(node);
    const shown = shownProjects(this.#engine, this.#running);
    if (subject?.kind === 'check') {
      const { root, stage, check } = subject;
      if (checkAt(shown.projects, root, stage, check) !== undefined) return { root, stage, check };
    }
    const choices = checkChoices(shown, localize, only);
    if (choices.length === 0) throw new Notice(none);
    return choose(title, choices);
  }
}

function keyOf({ stage, check }: CheckValue): string {
  return checkKey(stage, check);
}

/** A decision is told where the next step is not waited for. */
function tell(what: Message): void {
  void vscode.window.showInformationMessage(withoutLinks(localize(what)));
}
