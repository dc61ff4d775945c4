import type { JournalEntry } from '../../core/journal/entry';
import { entryText, reasonOfEntry, stagesOfEntry } from '../../core/journal/entryText';
import { filterJournal, type JournalFilter } from '../../core/journal/journalFilter';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { Icon } from '../snapshot/healthIcon';
import { markdownText } from '../text/escapeText';
import type { Localize } from '../text/localize';

/** What a line of the view stands for. */
export type JournalSubject =
  | {
      readonly kind: 'entry';
      readonly root: string;
      readonly entry: string;
      /** The stage that it led to or that it concerns. */
      readonly stage: string;
    }
  /** The older entries, which are in the file only. */
  | { readonly kind: 'older'; readonly root: string };

/** A line of the view as data, its words in the user's language. */
export interface JournalNode {
  readonly id: string;
  readonly subject: JournalSubject;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon;
  /** Markdown. */
  readonly tooltip: string;
}

/** Older entries are in the file: nobody scrolls so far. */
export const MOST_ENTRIES = 500;

const ICONS: Readonly<Record<JournalEntry['kind'], Icon>> = {
  advance: { name: 'arrow-right' },
  return: { name: 'arrow-left' },
  verify: { name: 'verified' },
  waive: { name: 'shield' },
  withdraw: { name: 'circle-slash' },
};
const OVERRIDE: Icon = { name: 'debug-step-over', color: 'problemsWarningIcon.foreground' };

/** The entries of all projects that a filter lets through, the last first. */
export function journalNodes(
  projects: readonly ProjectSnapshot[],
  filter: JournalFilter,
  text: Localize,
): readonly JournalNode[] {
  const several = projects.length > 1;
  const found = projects
    .flatMap((project) =>
      filterJournal(project.journal, project.stages, filter).map((entry) => ({ project, entry })),
    )
    .reverse()
    .sort((a, b) => (a.entry.time < b.entry.time ? 1 : a.entry.time > b.entry.time ? -1 : 0));
  const nodes = found
    .slice(0, MOST_ENTRIES)
    .map(({ project, entry }) => journalNode(project, entry, several, text));
  const firstLeftOut = found[MOST_ENTRIES];
  if (firstLeftOut === undefined) return nodes;
  return [...nodes, olderNode(firstLeftOut.project.root, found.length - MOST_ENTRIES, text)];
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
  const what = text(entryText(entry));
  return {
    id: `${root} ${entry.id}`,
    subject: { kind: 'entry', root, entry: entry.id, stage: stagesOfEntry(entry).at(-1) ?? '' },
    label: plainLine(what),
    description: plainLine([...(several ? [name] : []), entry.by, day].join(' · ')),
    icon: isOverride(entry) ? OVERRIDE : ICONS[entry.kind],
    tooltip: tooltipOf(entry, what, text),
  };
}

function tooltipOf(entry: JournalEntry, what: string, text: Localize): string {
  const reason = reasonOfEntry(entry);
  const missing = isOverride(entry) ? (entry.override?.missing ?? []).join(', ') : '';
  return [
    `**${markdownText(what)}**`,
    markdownText(`${entry.by} · ${entry.time.slice(0, 16).replace('T', ' ')} UTC`),
    ...(reason === undefined ? [] : [markdownText(reason)]),
    ...(missing === '' ? [] : [markdownText(text(say('Not green then: {0}', missing)))]),
  ].join('\n\n');
}

function olderNode(root: string, count: number, text: Localize): JournalNode {
  return {
    id: 'older',
    subject: { kind: 'older', root },
    label: text(say('{0} more in the file', count)),
    description: '',
    icon: { name: 'ellipsis' },
    tooltip: '',
  };
}

function isOverride(entry: JournalEntry): entry is Extract<JournalEntry, { readonly kind: 'advance' }> {
  return entry.kind === 'advance' && entry.override !== undefined;
}
