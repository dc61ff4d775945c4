import * as vscode from 'vscode';
import type { JournalFilter } from '../../core/journal/journalFilter';
import { say } from '../../core/text/message';
import type { CommandRunner } from '../commands/commandRunner';
import type { EngineClient } from '../engine/engineClient';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../manifest';
import type { Choice } from '../picks/choices';
import { choose } from '../picks/choose';
import { withoutIcons } from '../text/escapeText';
import { localize } from '../text/localize';
import { themeIcon } from '../tree/lifecycleTree';
import { journalNodes, peopleOf, type JournalNode } from './journalNodes';

/** The view of what people decided, the last first, with a filter. */
export class JournalView implements vscode.TreeDataProvider<JournalNode>, vscode.Disposable {
  readonly #engine: EngineClient;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<JournalNode>;
  readonly #disposables: vscode.Disposable;
  #filter: JournalFilter = {};
  #shown = '';

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(engine: EngineClient, commands: CommandRunner) {
    this.#engine = engine;
    this.#view = vscode.window.createTreeView(VIEWS.journal, { treeDataProvider: this });
    this.#disposables = vscode.Disposable.from(
      this.#view,
      this.#changes,
      engine.onDidChange(() => this.#update()),
      commands.register('filterJournal', async () => this.#setFilter(await this.#chooseFilter())),
      commands.register('clearJournalFilter', () => this.#setFilter({})),
    );
    this.#update();
  }

  /** The lines as they are now. */
  get nodes(): readonly JournalNode[] {
    return journalNodes(this.#engine.projects, this.#filter, localize);
  }

  getChildren(node?: JournalNode): JournalNode[] {
    return node === undefined ? [...this.nodes] : [];
  }

  getTreeItem({ id, label, description, icon, tooltip, root, stage }: JournalNode): vscode.TreeItem {
    const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
    item.id = id;
    item.description = description;
    item.iconPath = themeIcon(icon);
    // Not trusted: names and reasons in it come from the workspace.
    item.tooltip = new vscode.MarkdownString(tooltip);
    item.accessibilityInformation = { label: `${label}, ${description}` };
    item.command = { title: '', command: COMMANDS.showStage.id, arguments: [root, stage] };
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Draws only what differs: the tree would lose its selection otherwise. */
  #update(): void {
    const shown = JSON.stringify(this.nodes);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#changes.fire(undefined);
  }

  #setFilter(filter: JournalFilter): void {
    this.#filter = filter;
    const [value] = Object.values(filter) as readonly string[];
    Object.assign(this.#view, { description: value });
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.journalFiltered, value !== undefined);
    this.#update();
  }

  #chooseFilter(): Promise<JournalFilter> {
    const { projects } = this.#engine;
    const item = (icon: string, label: string, value: JournalFilter): Choice<JournalFilter> => {
      return { kind: 'item', icon: { name: icon }, label: withoutIcons(label), description: '', value };
    };
    const wheels = new Map(projects.flatMap((project) => project.wheels.map(({ id, title }) => [id, title])));
    const stages = new Map(projects.flatMap((project) => project.stages.map(({ id, title }) => [id, title])));
    return choose(localize(say('Filter Journal')), [
      item('list-flat', localize(say('Everything')), {}),
      { kind: 'separator', label: localize(say('Wheels')) },
      ...[...wheels].map(([wheel, title]) => item('sync', localize({ text: title }), { wheel })),
      { kind: 'separator', label: localize(say('People')) },
      ...peopleOf(projects).map((person) => item('person', person, { person })),
      { kind: 'separator', label: localize(say('Stages')) },
      ...[...stages].map(([stage, title]) => item('circle-outline', localize({ text: title }), { stage })),
    ]);
  }
}
