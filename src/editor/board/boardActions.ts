import * as vscode from 'vscode';
import { entryText } from '../../core/journal/entryText';
import type { Wish } from '../../core/journal/wish';
import { changedInputs } from '../../core/snapshot/comparable';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { BoardAction, BoardAnswer } from '../../protocol/board';
import { openProjectFile } from '../commands/openCommands';
import { Notice } from '../commands/notice';
import { takeDecision } from '../commands/takeDecision';
import type { EngineClient } from '../engine/engineClient';
import { compareInput } from '../files/compareInput';
import { openPlace } from '../files/openPlace';
import { showCommit } from '../files/showCommit';
import { dropFiles, filesAt } from '../links/dropFiles';
import type { LinkEditor } from '../links/linkEditor';
import { COMMANDS, VIEWS } from '../manifest';
import { checkAt, exists, type Target } from '../snapshot/lookUp';
import { requireTrust, type ChecksRunner } from '../tasks/checksRunner';
import { tellBoard, type Question } from './tellBoard';

type AnsweredKind = Question['kind'] | 'decide' | 'linkFiles';
type DecideAction = Extract<BoardAction, { readonly kind: 'decide' }>;
type LinkAction = Extract<BoardAction, { readonly kind: 'linkFiles' }>;
type CompareAction = Extract<BoardAction, { readonly kind: 'compareCause' }>;

/** Does what the board asks. What it names is looked up in the projects as they are now. */
export class BoardActions {
  readonly #engine: Pick<EngineClient, 'projects' | 'request'>;
  readonly #checks: ChecksRunner;
  readonly #links: Pick<LinkEditor, 'link'>;

  constructor(
    engine: Pick<EngineClient, 'projects' | 'request'>,
    checks: ChecksRunner,
    links: Pick<LinkEditor, 'link'>,
  ) {
    this.#engine = engine;
    this.#checks = checks;
    this.#links = links;
  }

  /** Tells what was asked for, if anything was. */
  async act(action: BoardAction): Promise<BoardAnswer | undefined> {
    switch (action.kind) {
      case 'moments':
      case 'past':
      case 'evidenceAges':
      case 'metricHistory':
      case 'cadence':
      case 'driftHistory':
      case 'driftAt':
        requireGit();
        return this.#tell(action);
      case 'referenceProfiles':
        return this.#tell(action);
      case 'decide':
        return this.#decide(action.root, action.wish);
      case 'linkFiles':
        return this.#link(action);
      default:
        await this.#do(action);
        return undefined;
    }
  }

  #tell(question: Question): Promise<BoardAnswer> {
    this.#known({ root: question.root });
    return tellBoard(this.#engine, question);
  }

  async #decide(named: string, wish: DecideAction['wish']): Promise<BoardAnswer> {
    const { root } = this.#known({ root: named });
    const end = await takeDecision(this.#engine, root, wishOf(wish));
    if (end.kind === 'shut') return { kind: 'shut', root, from: end.from, missing: end.missing };
    return { kind: 'decided', root, entry: entryText(end.entry) };
  }

  async #link({ root, stage, uris }: LinkAction): Promise<BoardAnswer> {
    this.#known({ root, stage });
    const target = { root, stage };
    return {
      kind: 'linked',
      ...target,
      ...(await dropFiles(this.#engine, this.#links, filesAt(uris), target)),
    };
  }

  async #compare({ root, stage, check, path }: CompareAction): Promise<void> {
    requireGit();
    const known = checkAt(this.#engine.projects, root, stage, check);
    const input = known && changedInputs(known).find((candidate) => candidate.path === path);
    if (input === undefined) {
      throw new Notice(say('{0} is no longer what made {1} stale.', plainLine(path), plainLine(check)));
    }
    await compareInput(this.#engine, root, input);
  }

  async #do(action: Exclude<BoardAction, { kind: AnsweredKind }>): Promise<void> {
    switch (action.kind) {
      case 'runAll':
        return this.#checks.run({ root: action.root });
      case 'runStage':
        return this.#checks.run({ root: action.root, stage: action.stage });
      case 'runCheck':
        return this.#checks.run({ root: action.root, stage: action.stage, check: action.check });
      case 'compareCause':
        return this.#compare(action);
      case 'openPlace': {
        const { path, cell, range } = action.place;
        return openPlace(this.#known({ root: action.root }).root, {
          path,
          ...(cell === undefined ? {} : { cell }),
          ...(range === undefined ? {} : { range }),
        });
      }
      case 'openEntryCommit': {
        requireGit();
        const { root } = this.#known({ root: action.root });
        const { commit } = await this.#engine.request('entryCommit', { root, entry: action.entry });
        return showCommit(root, commit);
      }
      case 'openCommit':
        requireGit();
        return showCommit(this.#known({ root: action.root }).root, action.commit);
      case 'report':
        // The user is asked, which may take any time; the command tells itself what went wrong.
        void vscode.commands.executeCommand(
          COMMANDS.createReport.id,
          this.#known({ root: action.root }).root,
        );
        return;
      case 'showJournal':
        await vscode.commands.executeCommand(`${VIEWS.journal}.focus`);
        return;
      case 'openProjectFile':
        return openProjectFile(this.#known({ root: action.root }).root);
      case 'setUp':
        await vscode.commands.executeCommand(COMMANDS.setUpProject.id);
        return;
      case 'manageTrust':
        await vscode.commands.executeCommand('workbench.trust.manage');
        return;
      case 'showLog':
        await vscode.commands.executeCommand(COMMANDS.showLog.id);
        return;
    }
  }

  #known(target: Target): Target {
    if (exists(this.#engine.projects, target)) return target;
    throw new Notice(say('That project is no longer in this window.'));
  }
}

/** A reason that was not given is none, rather than an empty one. */
function wishOf(wish: DecideAction['wish']): Wish {
  if (wish.kind !== 'advance') return wish;
  const { kind, stage, reason } = wish;
  return reason === undefined ? { kind, stage } : { kind, stage, reason };
}

function requireGit(): void {
  requireTrust(say('Git is not asked in Restricted Mode.'));
}
