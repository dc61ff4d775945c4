import { entryOf, type TreeNode } from '../../../project/yamlTree';
import { itemsOf, textOf } from '../../yaml/yamlNodes';
import { yamlDocumentsOf, type YamlDocuments } from '../../yaml/yamlDocuments';
import { metricOf, splitOf, wordsOf } from './metricNames';
import type { QuotedMetric } from './quotedMetric';
import { firstNumber } from './quotedNumber';

const MOST_RESULTS = 1000;

/** Metrics in the front matter of a card: Hugging Face's `model-index`. Front matter that is no YAML has none. */
export function quotedInFrontMatter(path: string, text: string): readonly QuotedMetric[] {
  const front = /^---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(text)?.[1];
  if (front === undefined) return [];
  const documents = yamlDocumentsOf(path, front);
  if (documents.kind === 'fault') return [];
  const models = documents.roots.flatMap((root) => itemsOf(entryOf(root, 'model-index')?.value));
  return models
    .flatMap((model) => itemsOf(entryOf(model, 'results')?.value))
    .slice(0, MOST_RESULTS)
    .flatMap((result) => resultQuotes(result, documents));
}

function resultQuotes(result: TreeNode, { placeOf }: YamlDocuments): readonly QuotedMetric[] {
  const dataset = entryOf(result, 'dataset')?.value;
  const split = textOf(dataset && entryOf(dataset, 'split')?.value);
  return itemsOf(entryOf(result, 'metrics')?.value).flatMap((metric): readonly QuotedMetric[] => {
    const name = textOf(entryOf(metric, 'type')?.value) ?? textOf(entryOf(metric, 'name')?.value);
    const value = entryOf(metric, 'value')?.value;
    const number = firstNumber(textOf(value) ?? '');
    const range = value && placeOf(value.span).range;
    if (name === undefined || number === undefined || range === undefined) return [];
    // The front matter begins behind its first line.
    const { start, end } = range;
    const all = wordsOf(name);
    return [
      {
        name,
        metric: metricOf(all.filter((word) => splitOf(word) === undefined)),
        number,
        split: [...wordsOf(split ?? ''), ...all].map(splitOf).find((one) => one !== undefined),
        words: [],
        range: {
          start: { line: start.line + 1, column: start.column },
          end: { line: end.line + 1, column: end.column },
        },
      },
    ];
  });
}
