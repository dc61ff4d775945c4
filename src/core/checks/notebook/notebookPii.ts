import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import type { OutputOptions, OutputPlace } from '../../notebook/outputReader';
import { ownCopy } from '../../notebook/ownCopy';
import { findPersonalData } from '../../sensitive/findPersonalData';
import { maskedMessage } from '../../sensitive/mask';
import type { PersonalKind } from '../../sensitive/personalDatum';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { isAllowedDatum, kindName, kindsOf, personalParameters } from '../sensitive/personalParameters';
import type { CheckWorld } from '../world/checkWorld';
import { FindingList } from './findingList';
import { notebookConsumption, notebookParameters, readNotebooks } from './notebookFiles';

const parameters = z.strictObject({ ...notebookParameters.shape, ...personalParameters });
type Parameters = z.infer<typeof parameters>;

/** No personal data is written in a notebook or printed by it. */
export const notebookPii: BuiltinCheckOf<Parameters> = {
  id: 'notebook.pii',
  judgement: 1,
  // Outputs are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Notebooks hold no personal data',
  description: `Looks for personal data in all cells of notebooks, Markdown included, and in what the cells printed.

- **warn**: an e-mail address, a telephone number in the format of its country, the number of a payment card (beginning, length and Luhn's check digit), a bank account (IBAN: length and modulus 97), or a number of \`nationalIds\`.
- **error**: no notebook matches, or one cannot be read.

No personal data: addresses in domains reserved for examples (RFC 2606), of machines and of git hosts that hide the real one; telephone numbers reserved for fiction (555-01xx in North America, those of Ofcom, the Bundesnetzagentur, Arcep and ACMA); card numbers that payment services print for tests, such as 4111 1111 1111 1111; digits without any format. Pictures and attachments are not read. Findings show no value.

A table that a cell printed is a copy of the data: it outlives the deletion that a person asked for, and goes to everyone who clones the repository.

**To mend it**, print shapes and aggregates instead of rows, drop such columns before the data is looked at, clear the output, and save the notebook. What is fine, such as a public address of the team, goes into \`allow\`.`,
  stages: ['collect', 'curate', 'explore', 'transform', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb
nationalIds: [de-steuer-id]
allow: ['@our-team.org']`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const shown = new Map<string, ShownData>();
  const { notebooks, faults } = await readNotebooks(given, world, (path) => {
    const data = new ShownData(path, given);
    shown.set(path, data);
    return data;
  });
  const findings = new FindingList();
  let values = 0;
  for (const { path, notebook } of notebooks) {
    const inOutputs = shown.get(path)?.end() ?? [];
    values += shown.get(path)?.values ?? 0;
    const inSources = notebook.cells.flatMap((cell) => sourceFindings(path, cell, given));
    values += inSources.length;
    const inOrder = [...inSources, ...inOutputs].sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
    for (const finding of inOrder) findings.add(finding);
  }
  if (faults.length > 0) return cannotJudge(faults, findings.all);
  const summary = say('Personal data: {0}, in notebooks: {1}.', values, notebooks.length);
  return judged(summary, findings.all, { values, notebooks: notebooks.length });
}

function sourceFindings(
  path: string,
  { source, index }: NotebookCell,
  given: Parameters,
): readonly Finding[] {
  const found = findPersonalData(source, kindsOf(given)).filter(
    (datum) => !isAllowedDatum(source, datum, given),
  );
  const lines = new TextLines(source);
  return found.map(({ kind, start, end }): Finding => {
    const masked = maskedMessage({ shown: '', length: end - start });
    const message = say('Personal data is written here. {0}: {1}.', kindName(kind), masked);
    const next = say(
      'Remove it, or take it from where it is protected. If it may be known, name it in "allow".',
    );
    return { severity: 'warn', message, path, cell: index, range: lines.range(start, end), next };
  });
}

/** More different values of one kind in one output are not told apart. */
const MOST_VALUES = 10_000;

/** What the outputs of a notebook show: one finding for each kind in each, since tables print hundreds, in several forms. */
class ShownData implements OutputOptions {
  readonly #path: string;
  readonly #given: Parameters;
  readonly #findings = new FindingList();
  #cell = 0;
  #output = 0;
  #seen = new Map<PersonalKind, Set<string>>();
  values = 0;

  constructor(path: string, given: Parameters) {
    this.#path = path;
    this.#given = given;
  }

  readonly onText = (text: string, { cell, output }: OutputPlace): void => {
    if (cell !== this.#cell || output !== this.#output) this.end();
    this.#cell = cell;
    this.#output = output;
    for (const datum of findPersonalData(text, kindsOf(this.#given))) {
      if (isAllowedDatum(text, datum, this.#given)) continue;
      const seen = this.#seen.get(datum.kind) ?? new Set();
      if (seen.size < MOST_VALUES) seen.add(ownCopy(text.slice(datum.start, datum.end)));
      this.#seen.set(datum.kind, seen);
    }
  };

  /** Ends the output that is being read; what all outputs so far show. */
  end(): readonly Finding[] {
    const next = say('Print no rows of people, clear the output and save the notebook.');
    for (const [kind, { size }] of this.#seen) {
      this.values += size;
      const message = say(
        'Output {0} of the cell shows personal data. {1}: {2}.',
        this.#output + 1,
        kindName(kind),
        size,
      );
      this.#findings.add({ severity: 'warn', message, path: this.#path, cell: this.#cell, next });
    }
    this.#seen = new Map();
    return this.#findings.all;
  }
}
