import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Cadence } from '../../src/core/history/cadence';
import { foldCadence, lastWeeks } from '../../src/core/history/foldCadence';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Dropdown } from '../controls/dropdown';
import { AskedState } from '../view/askedState';
import { useBoard } from '../view/boardContext';
import { useAnswer } from '../view/useAnswer';
import type { ViewProps } from '../view/viewProps';
import { LeadTimes } from './leadTimes';
import { WheelChart, WheelLegend } from './wheelChart';

/** How fast the wheels turn, and how long it takes from a plan to the product in operation. */
export function PaceView({ project }: ViewProps): JSX.Element {
  const { t } = useBoard();
  const asked = useAnswer('cadence');
  return (
    <div class="pace-page">
      <section aria-label={t('Cadence')}>
        <h2>{t('Cadence')}</h2>
        {asked.kind === 'told' ? (
          <Told project={project} {...asked.answer} />
        ) : (
          <AskedState
            asked={asked}
            untrusted={t('How often the wheels turn is in git, which is not asked in Restricted Mode.')}
          />
        )}
      </section>
      <LeadTimes project={project} />
    </div>
  );
}

/** So many bars can be told apart in one plot. */
const MOST_BARS = 60;
const QUARTER = 13;
const YEAR = 52;

interface ToldProps {
  readonly project: ProjectSnapshot;
  readonly cadence: Cadence;
  readonly isShallow: boolean;
}

function Told({ project, cadence, isShallow }: ToldProps): JSX.Element {
  const { t } = useBoard();
  const [weeks, setWeeks] = useState(YEAR);
  const folded = foldCadence(lastWeeks(cadence, weeks), MOST_BARS);
  const hasMore = cadence.weeks.length > QUARTER;
  if (cadence.weeks.length === 0) {
    return (
      <p class="untold">
        {t(
          'No commit has a linked file or evidence yet. Link files to stages, and commit: every week gets a bar.',
        )}
      </p>
    );
  }
  return (
    <>
      <p class="quiet">
        {t('Commits that changed files of a wheel, and checks of it that began to pass.')}
        {isShallow && ` ${t('This clone is shallow: older ones are not in it.')}`}
      </p>
      <div class="pace-choice">
        {hasMore && <Span weeks={weeks} all={cadence.weeks.length} onChange={setWeeks} />}
        <WheelLegend />
      </div>
      <div class="wheel-charts">
        {folded.cadence.wheels.map((wheel) => (
          <WheelChart key={wheel.wheel} project={project} wheel={wheel} folded={folded} />
        ))}
      </div>
    </>
  );
}

interface SpanProps {
  readonly weeks: number;
  /** Weeks of the whole history. */
  readonly all: number;
  readonly onChange: (weeks: number) => void;
}

function Span({ weeks, all, onChange }: SpanProps): JSX.Element {
  const { t } = useBoard();
  const spans = [QUARTER, 2 * QUARTER, YEAR].filter((span) => span < all);
  const options = [
    ...spans.map((span) => ({ value: String(span), text: t('the last {0} weeks', span) })),
    { value: String(Infinity), text: t('all {0} weeks', all) },
  ];
  return (
    <Dropdown
      label={t('Weeks')}
      value={String(weeks < all ? weeks : Infinity)}
      options={options}
      onChange={(value) => onChange(Number(value))}
    />
  );
}
