import type { JSX } from 'preact';
import { Button } from '../controls/button';
import { IconButton } from '../controls/iconButton';
import { LinkButton } from '../controls/linkButton';
import { Progress } from '../controls/progress';
import { ProgressRing } from '../controls/progressRing';
import { Slider } from '../controls/slider';
import { indexOf, isOnItsWay, momentAt, NOW, type TimeModel } from '../state/timeModel';
import { useBoard } from '../view/boardContext';
import { shortId, whenOf } from './momentText';

/** Leads through the commits that touched the lifecycle. */
export function TimeBar({ time }: { readonly time: TimeModel }): JSX.Element {
  const { controller, t } = useBoard();
  const { moments } = time;
  if (moments === undefined) return <Waiting time={time} />;
  const index = indexOf(time, time.at);
  const go = (to: number) => controller.travel.lookAt(momentAt(time, to));
  return (
    <section class={time.at === NOW ? 'time' : 'time time-past'} aria-label={t('History')}>
      <div class="time-way">
        <IconButton
          icon={time.isPlaying ? 'pause' : 'play'}
          label={time.isPlaying ? t('Pause') : t('Play the history')}
          disabled={moments.length === 0}
          onClick={controller.travel.togglePlay}
        />
        <IconButton
          icon="previous"
          label={t('Earlier')}
          disabled={index === 0}
          onClick={() => go(index - 1)}
        />
        <Slider
          label={t('Moment of the project')}
          max={moments.length}
          value={index}
          text={useMomentName(time)}
          onChange={go}
        />
        <IconButton
          icon="next"
          label={t('Later')}
          disabled={index === moments.length}
          onClick={() => go(index + 1)}
        />
        <Button secondary disabled={time.at === NOW} onClick={() => controller.travel.lookAt(NOW)}>
          {t('Back to now')}
        </Button>
      </div>
      <MomentLine time={time} />
    </section>
  );
}

function Waiting({ time }: { readonly time: TimeModel }): JSX.Element {
  const { controller, model, t } = useBoard();
  const isAsked = model.pending.some(({ action }) => action.kind === 'moments' && action.root === time.root);
  return (
    <section class="time" aria-label={t('History')}>
      {isAsked ? (
        <Progress>{t('Reading the history…')}</Progress>
      ) : (
        <p>
          {t('The history could not be read.')}{' '}
          <LinkButton onClick={controller.travel.toggle}>{t('Close')}</LinkButton>
        </p>
      )}
    </section>
  );
}

/** What the chosen moment was: its commit, or how far back the history goes. */
function MomentLine({ time }: { readonly time: TimeModel }): JSX.Element {
  const { controller, t } = useBoard();
  const { moments = [], root } = time;
  const revision = moments[indexOf(time, time.at)];
  if (revision === undefined) return <Extent time={time} />;
  const { commit, subject, author } = revision;
  return (
    <p class="moment">
      {isOnItsWay(time) && <ProgressRing />}
      <strong>{whenOf(revision)}</strong>
      <span class="quiet">{author}</span>
      <span class="subject">{subject}</span>
      <LinkButton
        label={t('Open commit {0}', shortId(commit))}
        onClick={() => controller.send({ kind: 'openCommit', root, commit })}
      >
        {shortId(commit)}
      </LinkButton>
      <span class="quiet">{t('Nothing can be run in the past.')}</span>
    </p>
  );
}

function Extent({ time }: { readonly time: TimeModel }): JSX.Element {
  const { t } = useBoard();
  const { moments = [], isCut, isShallow } = time;
  const [first] = moments;
  return (
    <p class="moment quiet">
      <strong>{t('Now')}</strong>
      {first === undefined
        ? t('No commit of this branch has the project yet.')
        : t('{0} commits touched the lifecycle since {1}.', moments.length, whenOf(first).slice(0, 10))}
      {isCut && ` ${t('Older ones are left out.')}`}
      {isShallow && ` ${t('This clone is shallow: older ones are not in it.')}`}
    </p>
  );
}

/** A moment as it is spoken. */
function useMomentName(time: TimeModel): string {
  const { t } = useBoard();
  const revision = time.moments?.[indexOf(time, time.at)];
  return revision === undefined ? t('now') : `${whenOf(revision)}, ${revision.author}: ${revision.subject}`;
}
