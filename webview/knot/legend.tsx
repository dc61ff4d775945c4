import type { JSX } from 'preact';
import { HEALTHS } from '../../src/core/health/health';
import { healthMeaning } from '../../src/core/health/healthText';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { HealthLine } from '../view/healthLine';
import { Flag } from './flag';

/** What the icons and lines of the knot mean. */
export function Legend({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { t, said } = useBoard();
  return (
    <ul class="legend" aria-label={t('Legend')}>
      {HEALTHS.toReversed().map((health) => (
        <li key={health} title={said(healthMeaning(health))}>
          <HealthLine health={health} />
        </li>
      ))}
      {project.lifecycle.edges.some((edge) => edge.kind === 'crossing') && (
        <LineSample class="edge" text={t('crossing between loops')} />
      )}
      <li>
        <span class="health-line">
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <Flag x={4} y={14} />
          </svg>
          <span>{t('focus of a wheel')}</span>
        </span>
      </li>
      <LineSample class="flow" text={t('pace: checks that begin to pass')} />
      <LineSample class="edge edge-return" text={t('way back to an earlier stage')} />
      {project.lifecycle.cutOff.length > 0 && (
        <LineSample class="track cut-off" text={t('loop not opened yet')} />
      )}
    </ul>
  );
}

function LineSample({ text, ...rest }: { readonly class: string; readonly text: string }): JSX.Element {
  return (
    <li>
      <span class="health-line">
        <svg class="line-sample" width="24" height="16" viewBox="0 0 24 16" aria-hidden="true">
          <path class={rest.class} d="M1,8H23" />
        </svg>
        <span>{text}</span>
      </span>
    </li>
  );
}
