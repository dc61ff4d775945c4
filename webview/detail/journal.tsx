import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { JournalEntry } from '../../src/core/journal/entry';
import { entryText, reasonOfEntry } from '../../src/core/journal/entryText';
import { filterJournal } from '../../src/core/journal/journalFilter';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import { MOST_ENTRIES_ON_BOARD } from '../../src/protocol/board';
import { Badge } from '../controls/badge';
import { Dropdown } from '../controls/dropdown';
import { LinkButton } from '../controls/linkButton';
import { useBoard } from '../view/boardContext';
import { LongList } from '../view/longList';

interface JournalProps {
  readonly project: ProjectSnapshot;
  /** Only what concerns this stage. */
  readonly stage?: StageSnapshot;
}

const EVERYTHING = '';

/** What people decided, the last first. */
export function Journal({ project, stage }: JournalProps): JSX.Element {
  const { t, controller } = useBoard();
  const [wheel, setWheel] = useState(EVERYTHING);
  const [person, setPerson] = useState(EVERYTHING);
  const entries = filterJournal(project.journal, project.stages, {
    ...(stage === undefined ? {} : { stage: stage.id }),
    ...(wheel === EVERYTHING ? {} : { wheel }),
  })
    .filter(({ by }) => person === EVERYTHING || by === person)
    .toReversed();
  return (
    <section class="journal" aria-label={t('Journal')}>
      <h3>
        {t('Journal')} <Badge count={entries.length} />
      </h3>
      {stage === undefined && project.journal.length > 0 && (
        <Filters project={project} wheel={wheel} person={person} onWheel={setWheel} onPerson={setPerson} />
      )}
      {entries.length === 0 ? (
        <p class="quiet">{t('Nothing was decided here yet.')}</p>
      ) : (
        <LongList
          class="timeline"
          items={entries}
          most={6}
          render={(entry) => <EntryLine root={project.root} entry={entry} />}
        />
      )}
      {project.journal.length >= MOST_ENTRIES_ON_BOARD && (
        <p class="quiet">
          {t('Older entries are in the journal’s view.')}{' '}
          <LinkButton onClick={() => controller.send({ kind: 'showJournal' })}>{t('Show')}</LinkButton>
        </p>
      )}
    </section>
  );
}

interface FilterProps {
  readonly project: ProjectSnapshot;
  readonly wheel: string;
  readonly person: string;
  readonly onWheel: (wheel: string) => void;
  readonly onPerson: (person: string) => void;
}

function Filters({ project, wheel, person, onWheel, onPerson }: FilterProps): JSX.Element {
  const { t, titled } = useBoard();
  const people = [...new Set(project.journal.map(({ by }) => by))].sort();
  return (
    <p class="filters">
      <Dropdown
        label={t('Wheel')}
        value={wheel}
        options={[
          { value: EVERYTHING, text: t('All wheels') },
          ...project.wheels.map(({ id, title }) => ({ value: id, text: titled(title) })),
        ]}
        onChange={onWheel}
      />
      <Dropdown
        label={t('Person')}
        value={person}
        options={[
          { value: EVERYTHING, text: t('Everybody') },
          ...people.map((name) => ({ value: name, text: name })),
        ]}
        onChange={onPerson}
      />
    </p>
  );
}

function EntryLine({ root, entry }: { readonly root: string; readonly entry: JournalEntry }): JSX.Element {
  const { t, said, model, controller } = useBoard();
  const reason = reasonOfEntry(entry);
  const time = entry.time.slice(0, 16).replace('T', ' ');
  return (
    <div class={`entry entry-${entry.kind}`}>
      <p>{said(entryText(entry))}</p>
      {reason !== undefined && <p class="reason">{reason}</p>}
      <p class="quiet">
        <time dateTime={entry.time}>{time}</time> · {entry.by}{' '}
        {model.state?.trusted === true && (
          <LinkButton
            label={t('Open the commit of {0}', time)}
            onClick={() => controller.send({ kind: 'openEntryCommit', root, entry: entry.id })}
          >
            {t('Commit')}
          </LinkButton>
        )}
      </p>
    </div>
  );
}
