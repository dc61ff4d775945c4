import type { JSX } from 'preact';
import type { BoardView } from '../../src/protocol/board';
import { tabId, Tabs } from '../controls/tabs';
import { DetailPanel } from '../detail/detailPanel';
import { Knot } from '../knot/knot';
import { Legend } from '../knot/legend';
import type { Texts } from '../text/texts';
import { useBoard } from './boardContext';
import { lazyView } from './lazyView';
import type { ViewProps } from './viewProps';

interface ViewEntry {
  readonly title: (texts: Texts) => string;
  readonly Content: (props: ViewProps) => JSX.Element;
}

const StagesView = lazyView(async () => (await import('../stages/stagesView')).StagesView);

const PaceView = lazyView(async () => (await import('../pace/paceView')).PaceView);
const MetricsView = lazyView(async () => (await import('../metrics/metricsView')).MetricsView);

/** The ways to look at a project, in the order of their tabs. What is not seen first is loaded on demand. */
const VIEWS: Readonly<Partial<Record<BoardView, ViewEntry>>> = {
  knot: { title: ({ t }) => t('Lifecycle'), Content: KnotView },
  stages: { title: ({ t }) => t('Stages'), Content: StagesView },
  metrics: { title: ({ t }) => t('Metrics'), Content: MetricsView },
  pace: { title: ({ t }) => t('Pace'), Content: PaceView },
};

const PANEL = 'view';

/** Tabs, and the view that is chosen by them. */
export function Views(props: ViewProps): JSX.Element {
  const { model, controller, ...texts } = useBoard();
  const entries = Object.entries(VIEWS) as [BoardView, ViewEntry][];
  const chosen = VIEWS[model.view] === undefined ? 'knot' : model.view;
  const Content = VIEWS[chosen]?.Content ?? KnotView;
  return (
    <main class="main">
      <Tabs
        label={texts.t('Views')}
        value={chosen}
        tabs={entries.map(([value, { title }]) => ({ value, text: title(texts) }))}
        panel={PANEL}
        onChange={controller.showView}
      />
      <div class="view" id={PANEL} role="tabpanel" aria-labelledby={tabId(PANEL, chosen)}>
        <Content {...props} />
      </div>
    </main>
  );
}

function KnotView({ project, stage, time }: ViewProps): JSX.Element {
  const { t } = useBoard();
  return (
    <>
      <section class="figure" aria-label={t('Lifecycle {0}', { text: project.lifecycle.title })}>
        <Knot key={project.root} project={project} selected={stage?.id} />
        <Legend project={project} />
      </section>
      <DetailPanel key={`${project.root} ${stage?.id ?? ''}`} project={project} stage={stage} time={time} />
    </>
  );
}
