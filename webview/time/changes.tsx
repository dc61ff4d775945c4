import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { healthWord } from '../../src/core/health/healthText';
import type { Health } from '../../src/core/health/health';
import {
  diffSnapshots,
  isSame,
  type ArtifactChange,
  type CheckChange,
  type MetricChange,
} from '../../src/core/history/diffSnapshots';
import { signed } from '../../src/core/history/difference';
import { checkKey } from '../../src/core/snapshot/checkKey';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { Dropdown } from '../controls/dropdown';
import { LinkButton } from '../controls/linkButton';
import { ProgressRing } from '../controls/progressRing';
import { presentProject } from '../state/boardModel';
import {
  comparedMoments,
  counterpartOf,
  indexOf,
  NOW,
  type Moment,
  type TimeModel,
} from '../state/timeModel';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { LongList } from '../view/longList';
import { momentText } from './momentText';

/** What changed between the moment that is looked at and another. */
export function Changes({ time }: { readonly time: TimeModel }): JSX.Element {
  const { model, controller, t, said } = useBoard();
  const moments = comparedMoments(time);
  const revisionOf = (moment: Moment) => time.moments?.[indexOf(time, moment)];
  const projectAt = (moment: Moment) => (moment === NOW ? presentProject(model) : time.known.get(moment));
  const [was, is] = moments?.map(projectAt) ?? [];
  return (
    <section class="changes" aria-label={t('Changes')}>
      <h3>{t('Changes')}</h3>
      <p class="changes-choice">
        <Choice time={time} />
        {time.pinned !== time.at && (
          <LinkButton onClick={controller.travel.pin}>{t('Pin this moment')}</LinkButton>
        )}
      </p>
      {moments === undefined ? (
        <p class="quiet">{t('Nothing is known before this moment.')}</p>
      ) : (
        <>
          <p class="quiet">
            {t(
              'From {0} to {1}:',
              said(momentText(revisionOf(moments[0]))),
              said(momentText(revisionOf(moments[1]))),
            )}
          </p>
          {was !== undefined && is !== undefined ? (
            <Difference was={was} is={is} />
          ) : (
            <p class="progress">
              <ProgressRing />
              {t('Reading the history…')}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Choice({ time }: { readonly time: TimeModel }): JSX.Element {
  const { controller, t, said } = useBoard();
  const { pinned, at } = time;
  const pin = pinned === undefined ? undefined : time.moments?.[indexOf(time, pinned)];
  const options = [
    ...(at === NOW ? [] : [{ value: 'now', text: t('until now') }]),
    { value: 'before', text: t('since the moment before') },
    ...(pinned === undefined || pinned === at
      ? []
      : [{ value: 'pinned', text: t('against the pinned moment, {0}', said(momentText(pin))) }]),
  ];
  return (
    <Dropdown
      label={t('Compare with')}
      value={counterpartOf(time)}
      options={options}
      onChange={(value) => {
        if (value === 'now' || value === 'before' || value === 'pinned') controller.travel.compareWith(value);
      }}
    />
  );
}

interface Pair {
  readonly was: ProjectSnapshot;
  readonly is: ProjectSnapshot;
}

function Difference({ was, is }: Pair): JSX.Element {
  const { t } = useBoard();
  const changes = useMemo(() => diffSnapshots(was, is), [was, is]);
  if (isSame(changes)) return <p>{t('Nothing changed.')}</p>;
  const { health, checks, metrics, artifacts } = changes;
  return (
    <>
      {health !== undefined && (
        <p class="change">
          <FromTo was={health.was} is={health.is} />
        </p>
      )}
      <Group title={t('Checks')} items={checks} render={(change) => <CheckLine change={change} />} />
      <Group title={t('Metrics')} items={metrics} render={(change) => <MetricLine change={change} />} />
      <Group title={t('Artifacts')} items={artifacts} render={(change) => <ArtifactLine change={change} />} />
    </>
  );
}

interface GroupProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly render: (item: T) => ComponentChildren;
}

function Group<T>({ title, items, render }: GroupProps<T>): JSX.Element | null {
  if (items.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <LongList class="change-list" label={title} items={items} most={8} render={render} />
    </>
  );
}

function CheckLine({ change }: { readonly change: CheckChange }): JSX.Element {
  return (
    <>
      <span class="change-name">{checkKey(change.stage, change.check)}</span>
      <FromTo was={change.was} is={change.is} />
    </>
  );
}

function MetricLine({ change }: { readonly change: MetricChange }): JSX.Element {
  const { t } = useBoard();
  const { stage, check, metric, was, is, by } = change;
  return (
    <>
      <span class="change-name">{`${checkKey(stage, check)} ${metric}`}</span>
      <span>
        {was === undefined ? t('new') : String(was)} → {is === undefined ? t('gone') : String(is)}{' '}
        {by !== undefined && <strong>{signed(by)}</strong>}
      </span>
    </>
  );
}

function ArtifactLine({ change }: { readonly change: ArtifactChange }): JSX.Element {
  const { t } = useBoard();
  const { kind, path, cell } = change;
  const [was, is] = [change.was.join(', '), change.is.join(', ')];
  return (
    <>
      <span class="change-name">{cell === undefined ? path : t('{0}, cell {1}', path, cell + 1)}</span>
      <span>
        {kind === 'linked' && t('linked to {0}', is)}
        {kind === 'unlinked' && t('no longer linked to {0}', was)}
        {kind === 'moved' && `${was} → ${is}`}
      </span>
    </>
  );
}

/** One health that became another; of a new check there is none before. */
function FromTo({
  was,
  is,
}: {
  readonly was?: Health | undefined;
  readonly is?: Health | undefined;
}): JSX.Element {
  const { t, said } = useBoard();
  return (
    <span class="from-to">
      {was === undefined ? t('new') : <HealthIcon health={was} />}
      {was !== undefined && said(healthWord(was))}
      <span aria-hidden="true">→</span>
      <span class="unseen">{t('became')}</span>
      {is === undefined ? t('gone') : <HealthIcon health={is} />}
      {is !== undefined && said(healthWord(is))}
    </span>
  );
}
