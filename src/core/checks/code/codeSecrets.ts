import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { findSecrets } from '../../sensitive/findSecrets';
import { secretFinding } from '../sensitive/secretFinding';
import { TextLines } from '../../sensitive/textLines';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged } from '../outcomes';
import { randomLimits, secretLimits } from '../sensitive/secretParameters';
import type { CheckWorld } from '../world/checkWorld';
import { readSources, sourceConsumption, sourceFilesParameter } from './sourceFiles';

const parameters = z.strictObject({ ...sourceFilesParameter, ...secretLimits });
type Parameters = z.infer<typeof parameters>;

/** No key, token or password is written in code. */
export const codeSecrets: BuiltinCheckOf<Parameters> = {
  id: 'code.secrets',
  judgement: 1,
  // Comments count, and they are no part of a program's meaning.
  identity: 'bytes',
  title: 'Code holds no secrets',
  description: `Looks for keys, tokens and passwords in code and other texts, comments and docstrings included.

- **fail**: a key or token in the format of its issuer (AWS, GitHub, GitLab, Slack, Google, Azure, OpenAI, Anthropic, Hugging Face, Databricks, npm, PyPI and others), a private key, a password in an address, the credentials of a request, or a random text that is assigned to a name such as \`api_key\`, \`token\` or \`password\`.
- **error**: no file matches, or one cannot be read as text.

A text is random if it has at least \`minLength\` characters and a Shannon entropy of more than \`base64Entropy\` bits a character, or \`hexEntropy\` where it consists of hexadecimal digits. Placeholders (\`your-key-here\`, \`<token>\`, \`\${TOKEN}\`), keys that issuers print in their manuals, lookups in the environment, digests, and identifiers under other names are no secrets. Findings show at most the beginning that tells the format, never the secret.

A secret in git is known to everyone who ever had a copy, and deleting the line does not take it out of the history.

**To mend it**, revoke the secret first; then read the new one from the environment or a secret store. A line that holds none is allowed by \`# pragma: allowlist secret\` on it, or \`# pragma: allowlist nextline secret\` above it.`,
  stages: ['collect', 'curate', 'transform', 'train', 'evaluate', 'code', 'build', 'deploy'],
  parameters,
  example: `files: [src, scripts, '*.yaml']`,
  consumes: sourceConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const findings: Finding[] = [];
  const limits = randomLimits(given);
  const { faults, count } = await readSources(given, world, ({ path, text }) => {
    const secrets = findSecrets(text, { limits });
    if (secrets.length === 0) return;
    const lines = new TextLines(text);
    for (const secret of secrets) {
      findings.push(secretFinding(text, secret, { path, range: lines.range(secret.start, secret.end) }));
    }
  });
  if (faults.length > 0) return cannotJudge(faults, findings);
  const summary = say('Secrets: {0}, in files: {1}.', findings.length, count);
  return judged(summary, findings, { secrets: findings.length, files: count });
}
