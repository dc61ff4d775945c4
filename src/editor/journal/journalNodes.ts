import type { JournalEntry } from '../../core/journal/entry';
import { entryText, reasonOfEntry, stagesOfEntry } from '../../core/journal/entryText';
import { filterJournal, type JournalFilter } from '../../core/journal/journalFilter';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { plainLine } from '../../core/text/plainLine';
import type { Icon } from '../snapshot/healthIcon';
import { markdownText } from '../text/escapeText';
import type { Localize } from '../text/localize';

/** An entry of the journal as a line of the view. */
export interface JournalNode {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** Markdown. */
  readonly tooltip: string;
  readonly root: string;
  /** The stage that it led to or that it concerns. */
  readonly stage: string;
}

/** Older entries are in the file: nobody scrolls so far. */
export const MOST_ENTRIES = 500;

const ICONS: Readonly<Record<JournalEntry['kind'], Icon>> = {
  advance: { name: 'arrow-right' },
  return: { name: 'arrow-left' },
  verify: { name: 'verified' },
  waive: { name: 'shield' },
  withdraw: { name: 'shield-x' },
};

/** The entries of all projects that a filter lets through, the last first. */
export function journalNodes(
  projects: readonly ProjectSnapshot[],
  filter: JournalFilter,
  text: Localize,
): readonly JournalNode[] {
  const several = projects.length > 1;
  return projects
    .flatMap((project) =>
      filterJournal(project.journal, project.stages, filter).map((entry) => ({ project, entry })),
    )
    .sort((a, b) => (a.entry.time < b.entry.time ? 1 : -1))
    .slice(0, MOST_ENTRIES)
    .map(({ project, entry }) => journalNode(project, entry, several, text));
}

/** The people who decided something, by name. */
export function peopleOf(projects: readonly ProjectSnapshot[]): readonly string[] {
  return [...new Set(projects.flatMap(({ journal }) => journal.map(({ by }) => by)))].sort();
}

function journalNode(
  { root, name }: ProjectSnapshot,
  entry: JournalEntry,
  several: boolean,
  text: Localize,
): JournalNode {
  const day = entry.time.slice(0, 10);
  const reason = reasonOfEntry(entry);
  const what = text(entryText(entry));
  return {
    id: `${root} ${entry.id}`,
    label: plainLine(what),
    description: plainLine([...(several ? [name] : []), entry.by, day].join(' · ')),
    icon:
      entry.kind === 'advance' && entry.override !== undefined
        ? { name: 'debug-step-over' }
        : ICONS[entry.kind],
    tooltip: [
      `**${markdownText(what)}**`,
      markdownText(`${entry.by} · ${entry.time.slice(0, 16).replace('T', ' ')} UTC`),
      ...(reason === undefined ? [] : [markdownText(reason)]),
    ].join('\n\n'),
    root,
    stage: stagesOfEntry(entry).at(-1) ?? '',
  };
}
