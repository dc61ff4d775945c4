import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import type { NotebookCell } from '../../notebook/notebookCell';
import type { OutputOptions, OutputPlace } from '../../notebook/outputReader';
import { ownCopy } from '../../notebook/ownCopy';
import { MAX_FINDINGS } from '../../results/boundFindings';
import { findSecrets } from '../../sensitive/findSecrets';
import type { RandomLimits } from '../../sensitive/randomText';
import { secretFinding, secretMessage, secretOutputNext } from '../sensitive/secretFinding';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { randomLimits, secretLimits } from '../sensitive/secretParameters';
import type { CheckWorld } from '../world/checkWorld';
import { FindingList } from './findingList';
import { notebookConsumption, notebookParameters, readNotebooks } from './notebookFiles';

const parameters = z.strictObject({ ...notebookParameters.shape, ...secretLimits });
type Parameters = z.infer<typeof parameters>;

/** No key, token or password is written in a notebook or printed by it. */
export const notebookSecrets: BuiltinCheckOf<Parameters> = {
  id: 'notebook.secrets',
  judgement: 1,
  // Outputs are no part of a notebook's meaning.
  identity: 'bytes',
  title: 'Notebooks hold no secrets',
  description: `Looks for keys, tokens and passwords in all cells of notebooks, Markdown included, and in what the cells printed.

- **fail**: a key or token in the format of its issuer (AWS, GitHub, GitLab, Slack, Google, Azure, OpenAI, Anthropic, Hugging Face, Databricks, npm, PyPI and others), a private key, a password in an address, the credentials of a request, or a random text that is assigned to a name such as \`api_key\`, \`token\` or \`password\`.
- **error**: no notebook matches, or one cannot be read.

A text is random if it has at least \`minLength\` characters and a Shannon entropy of more than \`base64Entropy\` bits a character, or \`hexEntropy\` where it consists of hexadecimal digits. Placeholders (\`your-key-here\`, \`<token>\`, \`\${TOKEN}\`), keys that issuers print in their manuals, lookups in the environment, digests, and identifiers under other names are no secrets. Pictures and attachments are not read. Findings show at most the beginning that tells the format, never the secret.

Notebooks are where keys are tried out, and outputs keep what a cell printed long after the cell was mended.

**To mend it**, revoke the secret first; then read the new one from the environment or a secret store, run the notebook and save it. A line that holds none is allowed by \`# pragma: allowlist secret\` on it.`,
  stages: ['collect', 'curate', 'explore', 'transform', 'train', 'evaluate'],
  parameters,
  example: `files: notebooks/*.ipynb`,
  consumes: notebookConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const limits = randomLimits(given);
  const shown = new Map<string, ShownSecrets>();
  const { notebooks, faults } = await readNotebooks(given, world, (path) => {
    const secrets = new ShownSecrets(path, limits);
    shown.set(path, secrets);
    return secrets;
  });
  const findings = new FindingList();
  let secrets = 0;
  for (const { path, notebook } of notebooks) {
    const inOutputs = shown.get(path)?.findings;
    const inSources = notebook.cells.flatMap((cell) => inSource(path, cell, limits));
    secrets += inSources.length + (inOutputs?.count ?? 0);
    const inOrder = [...inSources, ...(inOutputs?.all ?? [])].sort((a, b) => (a.cell ?? 0) - (b.cell ?? 0));
    for (const finding of inOrder) findings.add(finding);
  }
  if (faults.length > 0) return cannotJudge(faults, findings.all);
  const summary = say('Secrets: {0}, in notebooks: {1}.', secrets, notebooks.length);
  return judged(summary, findings.all, { secrets, notebooks: notebooks.length });
}

function inSource(path: string, cell: NotebookCell, limits: RandomLimits): readonly Finding[] {
  const { source, index } = cell;
  const secrets = findSecrets(source, { limits });
  const lines = new TextLines(source);
  return secrets.map((secret) =>
    secretFinding(source, secret, { path, cell: index, range: lines.range(secret.start, secret.end) }),
  );
}

/** What the outputs of a notebook show: one finding for a secret that an output holds in several forms or places. */
class ShownSecrets implements OutputOptions {
  readonly #path: string;
  readonly #limits: RandomLimits;
  readonly findings = new FindingList();
  #place = '';
  #seen = new Set<string>();

  constructor(path: string, limits: RandomLimits) {
    this.#path = path;
    this.#limits = limits;
  }

  readonly onText = (text: string, { cell, output }: OutputPlace): void => {
    const place = `${String(cell)} ${String(output)}`;
    if (place !== this.#place) this.#seen = new Set();
    this.#place = place;
    for (const secret of findSecrets(text, { limits: this.#limits })) {
      const value = ownCopy(text.slice(secret.start, secret.end));
      if (this.#seen.has(value)) continue;
      if (this.#seen.size < MAX_FINDINGS) this.#seen.add(value);
      const message = say(
        'Output {0} of the cell shows a secret. {1}',
        output + 1,
        secretMessage(text, secret),
      );
      this.findings.add({ severity: 'fail', message, path: this.#path, cell, next: secretOutputNext() });
    }
  };
}
