import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import {
  accuracyOf,
  classQuality,
  type ConfusionChart,
  type ConfusionClass,
} from '../../../src/core/charts/confusionChart';
import { shownNumber } from '../../../src/core/checks/rounding';
import { shareText } from '../../../src/core/checks/data/shareText';
import { useBoard } from '../../view/boardContext';
import { ChartTable } from '../chartTable';
import { CellGrid, type GridCell } from './cellGrid';
import { countText, shortShare } from './momentTexts';

interface ConfusionMatrixProps {
  readonly chart: ConfusionChart;
  readonly title: string;
}

/** Colours of cells: by the share of the actual class, none for no row. */
const STEPS = 6;
/** With more classes there is no room for shares in the cells. */
const MOST_WITH_SHARES = 8;

/** Rows by what they are and what they were predicted to be; the colour says which share of a class went where. */
export function ConfusionMatrix({ chart, title }: ConfusionMatrixProps): JSX.Element {
  const { t, model } = useBoard();
  const { counts, isBinary } = chart;
  const names = chart.classes.map((one) => className(one, t));
  const rows = useMemo(
    () =>
      counts.map((row, actual) => ({
        name: names[actual] ?? '',
        cells: row.map((_, predicted) => cellOf(chart, names, actual, predicted, t)),
      })),
    [chart, model.translations],
  );
  const quality = names.map((_, at) => classQuality(chart, at));
  const asText = (share: number | undefined) => (share === undefined ? t('none') : shownNumber(share));
  return (
    <figure class="chart confusion" aria-label={title}>
      <figcaption>
        <h3>{title}</h3>
        <p class="quiet">
          {t('{0} rows, {1} of them right.', countText(chart.rows), shareText(accuracyOf(chart)))}
        </p>
      </figcaption>
      <p class="grid-title" aria-hidden="true">
        {t('Predicted →')}
      </p>
      <CellGrid
        label={title}
        class={isBinary ? 'matrix matrix-binary' : 'matrix'}
        corner={t('Actual ↓')}
        columns={names}
        rows={rows}
      />
      <ChartTable
        name={title}
        columns={[t('Actual'), ...names.map((name) => t('Predicted {0}', name)), t('Precision'), t('Recall')]}
        rows={names.map((name, at) => [
          name,
          ...(counts[at] ?? []).map(countText),
          asText(quality[at]?.precision),
          asText(quality[at]?.recall),
        ])}
      />
    </figure>
  );
}

type Sentence = ReturnType<typeof useBoard>['t'];

function cellOf(
  chart: ConfusionChart,
  names: readonly string[],
  actual: number,
  predicted: number,
  t: Sentence,
): GridCell {
  const count = chart.counts[actual]?.[predicted] ?? 0;
  const { rows } = classQuality(chart, actual);
  const share = rows === 0 ? 0 : count / rows;
  const word = chart.isBinary ? binaryWord(actual, predicted, t) : undefined;
  const isRight = actual === predicted;
  return {
    name: `step-${String(Math.ceil(share * STEPS))}${isRight ? ' right' : ''}`,
    content: (
      <>
        <strong>{countText(count)}</strong>
        {chart.counts.length <= MOST_WITH_SHARES && <small>{shortShare(share)}</small>}
        {word !== undefined && <small>{word}</small>}
      </>
    ),
    lines: [
      t('Actual {0}, predicted {1}', names[actual] ?? '', names[predicted] ?? ''),
      t('Rows: {0}', countText(count)),
      t('{0} of this actual class', shareText(share)),
      ...(word === undefined ? [] : [word]),
    ],
  };
}

function binaryWord(actual: number, predicted: number, t: Sentence): string {
  if (actual === 1) return predicted === 1 ? t('true positives') : t('false negatives');
  return predicted === 1 ? t('false positives') : t('true negatives');
}

function className(one: ConfusionClass, t: Sentence): string {
  switch (one.kind) {
    case 'named':
      return one.name;
    case 'rest':
      return t('any other class');
    case 'others':
      return t('{0} other classes', one.count);
  }
}
