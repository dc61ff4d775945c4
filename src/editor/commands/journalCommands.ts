import * as vscode from 'vscode';
import { JOURNAL_FILE } from '../../core/journal/entry';
import type { JournalFilter } from '../../core/journal/journalFilter';
import { say, type Message } from '../../core/text/message';
import type { EngineClient } from '../engine/engineClient';
import { openPlace } from '../files/openPlace';
import { showCommit } from '../files/showCommit';
import { peopleOf, type JournalSubject } from '../journal/journalNodes';
import type { JournalView } from '../journal/journalView';
import type { Choice } from '../picks/choices';
import { choose } from '../picks/choose';
import { stageAt } from '../snapshot/lookUp';
import { requireTrust } from '../tasks/checksRunner';
import { withoutIcons } from '../text/escapeText';
import { localize } from '../text/localize';
import type { StageViews } from './boardCommands';
import type { CommandRunner } from './commandRunner';
import { Notice } from './notice';

interface Deps {
  readonly commands: CommandRunner;
  readonly engine: EngineClient;
  readonly journal: JournalView;
  readonly views: Pick<StageViews, 'revealStage'>;
}

/** Commands of the journal's view and of its lines. */
export function registerJournalCommands({ commands, engine, journal, views }: Deps): vscode.Disposable {
  const subjectOf = (id: unknown): JournalSubject | undefined =>
    typeof id === 'string' ? journal.node(id)?.subject : undefined;
  return vscode.Disposable.from(
    commands.register('filterJournal', async () => {
      const { filter, name } = await chooseFilter(engine);
      journal.show(filter, name);
    }),
    commands.register('clearJournalFilter', () => journal.show({})),
    commands.register('showEntry', async (id) => {
      const subject = subjectOf(id);
      if (subject?.kind === 'older') return openPlace(subject.root, { path: JOURNAL_FILE });
      if (subject === undefined) return;
      const { root, stage } = subject;
      if (stageAt(engine.projects, root, stage) === undefined) {
        throw new Notice(say('The lifecycle has no stage “{0}” any more.', stage));
      }
      await views.revealStage(root, stage);
    }),
    commands.register('openEntryCommit', async (id) => {
      requireTrust(say('Git is not asked in Restricted Mode.'));
      const subject = subjectOf(id);
      if (subject?.kind !== 'entry') return;
      const { root, entry } = subject;
      const { commit } = await engine.request('entryCommit', { root, entry });
      await showCommit(root, commit);
    }),
  );
}

/** A part of the journal, and what it is called; no name for all of it. */
interface NamedFilter {
  readonly filter: JournalFilter;
  readonly name?: string;
}

function chooseFilter({ projects }: EngineClient): Promise<NamedFilter> {
  const wheels = new Map(projects.flatMap((project) => project.wheels.map(({ id, title }) => [id, title])));
  const stages = new Map(projects.flatMap((project) => project.stages.map(({ id, title }) => [id, title])));
  return choose(localize(say('Filter Journal')), [
    { ...choice('list-flat', localize(say('Everything')), {}), value: { filter: {} } },
    separator(say('Wheels')),
    ...[...wheels].map(([wheel, title]) => choice('sync', localize({ text: title }), { wheel })),
    separator(say('People')),
    ...peopleOf(projects).map((person) => choice('person', person, { person })),
    separator(say('Stages')),
    ...[...stages].map(([stage, title]) => choice('circle-outline', localize({ text: title }), { stage })),
  ]);
}

function choice(
  icon: string,
  name: string,
  filter: JournalFilter,
): Extract<Choice<NamedFilter>, { readonly kind: 'item' }> {
  const label = withoutIcons(name);
  return { kind: 'item', icon: { name: icon }, label, description: '', value: { filter, name: label } };
}

function separator(label: Message): Choice<NamedFilter> {
  return { kind: 'separator', label: localize(label) };
}
