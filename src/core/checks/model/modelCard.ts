import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { judgeSections } from '../document/judgeSections';
import { readMarkdown, type Markdown } from '../document/markdown';
import { DEFAULT_PLACEHOLDERS } from '../document/placeholders';
import { metricName } from '../metrics/metricParameters';
import { cannotJudge, judged, unreadableFile } from '../outcomes';
import { projectPath } from '../parameterTypes';
import type { CheckWorld } from '../world/checkWorld';
import { CARD_SECTIONS, cardSection } from './card/cardSections';
import { compareQuotes } from './card/compareQuotes';
import { measuredMetrics, type MeasuredMetric } from './card/measuredMetrics';
import { quotedInFrontMatter } from './card/modelIndex';
import { quotedInProse } from './card/quotedInProse';
import { quotedInTables, tableLines } from './card/quotedInTables';
import type { QuotedMetric } from './card/quotedMetric';

/** No card that people read is longer. */
const MAX_LENGTH = 1024 * 1024;

const name = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/[\p{L}\p{N}]/u));
const parameters = z.strictObject({
  file: projectPath.check(z.describe('The model card: a Markdown file.')),
  sections: z
    ._default(z.array(name).check(z.minLength(1), z.maxLength(100)), [...CARD_SECTIONS])
    .check(
      z.describe(
        'Headings that it must have. Letter case, punctuation, numbering and level do not matter; of the default ones, ' +
          'usual other names count too, such as "Limits" or "Bias, risks, and limitations".',
      ),
    ),
  minWords: z
    ._default(z.int().check(z.gte(0), z.lte(100_000)), 10)
    .check(z.describe('Words below which a section without a table counts as too short.')),
  placeholders: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)), [
      ...DEFAULT_PLACEHOLDERS,
    ])
    .check(z.describe('Words that mark unwritten text, as in `document.sections`.')),
  metrics: z
    .optional(projectPath)
    .check(
      z.describe(
        'The file with the measured metrics: JSON, YAML or TOML. Default: quoted numbers are not compared.',
      ),
    ),
  split: z
    .optional(name)
    .check(
      z.describe(
        'The part of the data that the card means where it names none: a key of the metrics file. Default: `test`, ' +
          'then `evaluation`, then `validation`.',
      ),
    ),
  names: z
    ._default(z.record(name, metricName), {})
    .check(
      z.describe(
        'Paths in the metrics file by the names that the card uses, where they differ: `Hit rate: test.recall`.',
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** The model card is written, and quotes what was measured. */
export const modelCard: BuiltinCheckOf<Parameters> = {
  id: 'model.card',
  judgement: 1,
  identity: 'meaning',
  title: 'The model card is written and quotes what was measured',
  description: `Reads the model card and looks for the sections of Hugging Face's model card: description, intended uses, limitations, training data, evaluation and ethical considerations. Front matter, comments and code blocks do not count as text.

With \`metrics\` it also compares every number that the card gives for a metric, in tables, in sentences and in the front matter's \`model-index\`, with the metrics file. A number is compared with the digits that the card gives: 0.90 equals 0.9023, and so does 90.2 %. The part of the data is taken from the column, the row or the words beside the number.

- **fail**: a section is missing or empty, or a quoted number differs from the measured one.
- **warn**: a section is too short or has a placeholder; a quoted metric is not in the file; or the card quotes no metric at all.
- **error**: the card or the metrics file cannot be read.

A card is what others decide by. One that quotes last year's model misleads everyone who trusts it.

**To mend it**, write the section; copy the number from the metrics file, or better, write the table by a script; or give the metric's path in \`names\`.`,
  stages: ['release', 'evaluate', 'train'],
  parameters,
  example: `file: docs/model-card.md
metrics: reports/metrics.json`,
  consumes: ({ file, metrics }) => ({ patterns: metrics === undefined ? [file] : [file, metrics] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { file, sections } = given;
  const content = await world.readText(file);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(file, content.reason)]);
  if (content.text.length > MAX_LENGTH) {
    return cannotJudge([unreadableFile(file, say('it is larger than 1 MiB, too large for a document'))]);
  }
  const markdown = readMarkdown(content.text);
  const { findings, written, words } = judgeSections(markdown, sections.map(cardSection), {
    ...given,
    tableIsEnough: true,
  });
  const metrics = { sections: sections.length, written, words };
  if (given.metrics === undefined) {
    return judged(say('{0} of {1} sections are written.', written, sections.length), findings, metrics);
  }
  const measured = await measuredMetrics(given.metrics, world);
  if ('message' in measured) return cannotJudge([measured], findings);
  const quotes = quotesOf(file, content.text, markdown, measured);
  const compared = compareQuotes(quotes, measured, { ...given, metrics: given.metrics, split: given.split });
  const all = [
    ...findings,
    ...(quotes.length === 0 ? [nothingQuoted(file, given.metrics)] : compared.findings),
  ];
  const summary = say(
    '{0} of {1} sections are written; {2} of {3} quoted metrics are as measured.',
    written,
    sections.length,
    compared.equal,
    quotes.length,
  );
  return judged(summary, all, { ...metrics, quoted: quotes.length, equal: compared.equal });
}

function quotesOf(
  file: string,
  text: string,
  { lines }: Markdown,
  measured: readonly MeasuredMetric[],
): readonly QuotedMetric[] {
  const known = {
    metrics: new Set(measured.map(({ metric }) => metric)),
    words: new Set(measured.flatMap(({ context }) => context)),
  };
  const inTables = tableLines(lines);
  const prose = lines.filter(({ line }) => !inTables.has(line));
  return [
    ...quotedInFrontMatter(file, text),
    ...quotedInTables(lines, known),
    ...quotedInProse(prose, known),
  ];
}

function nothingQuoted(file: string, metrics: string): Finding {
  const message = say('The card quotes none of the metrics in {0}.', metrics);
  const next = say('Write the measured numbers into its evaluation, with the names of the metrics.');
  return { severity: 'warn', message, path: file, next };
}
