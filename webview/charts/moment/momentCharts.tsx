import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  CHECKS_WITH_CHARTS,
  chartsOf,
  hasCharts,
  lackOf,
  type CheckCharts,
  type Lack,
} from '../../../src/core/charts/checkCharts';
import { GROUP_RATES, type SliceChart } from '../../../src/core/charts/sliceChart';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../../src/core/snapshot/snapshot';
import { say, type Message } from '../../../src/core/text/message';
import { LinkButton } from '../../controls/linkButton';
import { useBoard } from '../../view/boardContext';
import { HealthIcon } from '../../view/healthIcon';
import { CalibrationPlot } from './calibrationPlot';
import { ConfusionMatrix } from './confusionMatrix';
import { DriftPanel } from './driftPanel';
import { kindText, rateText } from './momentTexts';
import { ReferenceProfiles } from './referenceProfiles';
import { SlicePlot } from './slicePlot';

interface MomentChartsProps {
  readonly project: ProjectSnapshot;
  /** Only what belongs to it; without one, all stages. */
  readonly stage?: StageSnapshot | undefined;
}

interface Drawn {
  readonly check: CheckSnapshot;
  readonly charts: CheckCharts;
  readonly lack: Lack | undefined;
}

/** Everything that can be drawn of the evidence of one moment, by stage and check. */
export function MomentCharts({ project, stage }: MomentChartsProps): JSX.Element {
  const { isPast, t } = useBoard();
  const stages = stage === undefined ? project.stages : [stage];
  const groups = useMemo(
    () => stages.map((one) => ({ stage: one, drawn: drawnOf(one) })).filter(({ drawn }) => drawn.length > 0),
    [project, stage],
  );
  return (
    <section class="moment-charts" aria-label={t('Charts of this moment')}>
      {groups.length === 0 && <NoCharts root={project.root} />}
      {groups.map((group) => (
        <StageCharts key={group.stage.id} project={project} {...group} />
      ))}
      {stage === undefined && !isPast && <ReferenceProfiles key={project.root} root={project.root} />}
    </section>
  );
}

function drawnOf({ checks }: StageSnapshot): readonly Drawn[] {
  return checks.flatMap((check) => {
    const charts = chartsOf(check);
    const lack = lackOf(check);
    return hasCharts(charts) || lack !== undefined ? [{ check, charts, lack }] : [];
  });
}

interface StageChartsProps {
  readonly project: ProjectSnapshot;
  readonly stage: StageSnapshot;
  readonly drawn: readonly Drawn[];
}

function StageCharts({ project, stage, drawn }: StageChartsProps): JSX.Element {
  const { titled, t, controller } = useBoard();
  const title = titled(stage.title);
  const open = () => {
    controller.showStage(project.root, stage.id);
    controller.showView('knot');
  };
  return (
    <section class="stage-charts">
      <div class="stage-charts-head">
        <HealthIcon health={stage.health} />
        <h2>{title}</h2>
        <LinkButton onClick={open}>{t('Go to {0}', title)}</LinkButton>
      </div>
      <div class="chart-columns">
        {drawn.map((one, at) => (
          <CheckChartsView key={`${one.check.id} ${String(at)}`} root={project.root} {...one} />
        ))}
      </div>
    </section>
  );
}

function CheckChartsView({ root, check, charts, lack }: Drawn & { readonly root: string }): JSX.Element {
  const { t, said } = useBoard();
  const { slices, confusion, calibration, drift } = charts;
  if (lack !== undefined) {
    return (
      <section class="chart chart-lacking">
        <h3>{check.id}</h3>
        <p class="quiet">{said(lackText(lack))}</p>
      </section>
    );
  }
  return (
    <>
      {slices.map((chart, at) => (
        <SlicesOf key={at} check={check} chart={chart} />
      ))}
      {confusion !== undefined && (
        <ConfusionMatrix chart={confusion} title={t('{0}: confusion matrix', check.id)} />
      )}
      {calibration !== undefined && (
        <CalibrationPlot chart={calibration} title={t('{0}: calibration', check.id)} />
      )}
      {drift !== undefined && (
        <DriftPanel root={root} check={check} chart={drift} title={t('{0}: drift', check.id)} />
      )}
    </>
  );
}

function SlicesOf({
  check,
  chart,
}: {
  readonly check: CheckSnapshot;
  readonly chart: SliceChart;
}): JSX.Element {
  const { t, said } = useBoard();
  const rate = GROUP_RATES.find((known) => known === chart.measure);
  if (check.uses === 'metrics.fairness' && rate !== undefined) {
    const words = said(rateText(rate));
    return <SlicePlot chart={chart} title={t('{0}: {1} by group', check.id, words)} measure={words} />;
  }
  const measure = chart.measure ?? t('value');
  return <SlicePlot chart={chart} title={t('{0}: {1} by slice', check.id, measure)} measure={measure} />;
}

function lackText(lack: Lack): Message {
  switch (lack) {
    case 'not-run':
      return say('Run the check to see its charts.');
    case 'not-judged':
      return say('The check could not judge, so there is nothing to draw. Its findings say why.');
    case 'older':
      return say(
        'This evidence holds no numbers to draw: an older version left it. Run the check again to see.',
      );
  }
}

function NoCharts({ root }: { readonly root: string }): JSX.Element {
  const { t, said, controller } = useBoard();
  return (
    <section class="no-charts">
      <h2>{t('No charts yet')}</h2>
      <p>
        {t(
          'These checks leave evidence that can be drawn. Add one to a stage of the project file and run it:',
        )}
      </p>
      <ul>
        {Object.entries(CHECKS_WITH_CHARTS).map(([check, kinds]) => (
          <li key={check}>
            <code>{check}</code> {kinds.map((kind) => said(kindText(kind))).join(', ')}
          </li>
        ))}
      </ul>
      <p>
        <LinkButton onClick={() => controller.send({ kind: 'openProjectFile', root })}>
          {t('Open project file')}
        </LinkButton>
      </p>
    </section>
  );
}
