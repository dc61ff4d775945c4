import type { JournalEntry } from '../../core/journal/entry';
import { entryText, reasonOfEntry } from '../../core/journal/entryText';
import { filterJournal, type JournalFilter } from '../../core/journal/journalFilter';
import { plainLine } from '../../core/text/plainLine';
import { render } from '../../core/text/message';
import { Style } from '../output/style';
import { openProjects } from '../projects';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/** `journal`: what people decided, the last first. */
export async function journal(invocation: Invocation): Promise<ExitCode> {
  const found = (await openProjects(invocation)).map(({ state, shownRoot }) => ({
    root: shownRoot,
    name: state.project.name,
    entries: filterJournal(state.snapshot.journal, state.snapshot.stages, filterOf(invocation)).toReversed(),
  }));
  if (invocation.options['json'] === true) {
    invocation.stdout.write(`${JSON.stringify({ version: 1, projects: found }, null, 2)}\n`);
    return EXIT.fine;
  }
  const style = new Style(invocation.stdout, invocation.env);
  for (const { name, entries } of found) {
    const lines = entries.length === 0 ? ['  nothing was decided yet'] : entries.flatMap(entryLines(style));
    invocation.stdout.write(`${[style.paint('bold', plainLine(name)), ...lines].join('\n')}\n`);
  }
  return EXIT.fine;
}

function filterOf({ options }: Invocation): JournalFilter {
  const given = (['stage', 'wheel', 'person'] as const).flatMap((name) => {
    const value = options[name];
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given);
}

function entryLines(style: Style): (entry: JournalEntry) => readonly string[] {
  return (entry) => {
    const when = style.paint('dim', entry.time.slice(0, 16).replace('T', ' '));
    const reason = reasonOfEntry(entry);
    const line = `  ${when}  ${plainLine(render(entryText(entry)))}  ${style.paint('dim', plainLine(entry.by))}`;
    return reason === undefined ? [line] : [line, `                    ${plainLine(reason)}`];
  };
}
