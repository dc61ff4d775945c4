import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import { findPersonalData } from '../../sensitive/findPersonalData';
import { maskedMessage } from '../../sensitive/mask';
import type { PersonalKind } from '../../sensitive/personalDatum';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { isAllowedDatum, kindName, kindsOf, personalParameters } from '../sensitive/personalParameters';
import type { CheckWorld } from '../world/checkWorld';
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
  const { notebooks, faults } = await readNotebooks(given, world);
  const findings: Finding[] = [];
  let values = 0;
  for (const { path, notebook } of notebooks) {
    for (const cell of notebook.cells) {
      const inSource = sourceFindings(path, cell, given);
      const inOutputs = outputFindings(path, cell, given);
      findings.push(...inSource, ...inOutputs.findings);
      values += inSource.length + inOutputs.values;
    }
  }
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = say('Personal data: {0}, in notebooks: {1}.', values, notebooks.length);
  return judged(summary, findings, { values, notebooks: notebooks.length });
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

/** One finding for each kind in an output: tables print hundreds, and every form of them again. */
function outputFindings(
  path: string,
  { outputs, index }: NotebookCell,
  given: Parameters,
): { readonly findings: readonly Finding[]; readonly values: number } {
  let values = 0;
  const findings = outputs.flatMap(({ text }, output) => {
    const byKind = new Map<PersonalKind, Set<string>>();
    for (const datum of findPersonalData(text, kindsOf(given))) {
      if (isAllowedDatum(text, datum, given)) continue;
      const seen = byKind.get(datum.kind) ?? new Set();
      byKind.set(datum.kind, seen.add(text.slice(datum.start, datum.end)));
    }
    return [...byKind].map(([kind, seen]): Finding => {
      values += seen.size;
      const message = say(
        'Output {0} of the cell shows personal data. {1}: {2}.',
        output + 1,
        kindName(kind),
        seen.size,
      );
      const next = say('Print no rows of people, clear the output and save the notebook.');
      return { severity: 'warn', message, path, cell: index, next };
    });
  });
  return { findings, values };
}
