/** The form that an issuer gives its keys and tokens. */
export interface TokenFormat {
  /** Absent of JSON Web Tokens, which anybody issues. */
  readonly issuer?: string;
  /** A text without this literal holds none: spares the expression. */
  readonly hint: string;
  /** Global. Where it has a group, the secret is the group, which then ends the match. */
  readonly pattern: RegExp;
  /** Characters that only tell the format. */
  readonly prefix: number;
}

/** Makes a format of the part behind `start`, which may not be the middle of a longer word. */
function format(issuer: string, start: string, rest: string): TokenFormat {
  const literal = start.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`(?<![A-Za-z0-9])${literal}${rest}(?![A-Za-z0-9])`, 'g');
  return { issuer, hint: start, pattern, prefix: start.length };
}

const CLOUDS: readonly TokenFormat[] = [
  // Identifiers of keys: permanent, temporary, of the token service, of certificates.
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map((start) => format('AWS', start, '[A-Z0-9]{16}')),
  {
    issuer: 'AWS',
    hint: 'ecret',
    pattern:
      /aws_?secret_?(?:access_?)?key["'\])]{0,3}\s{0,5}(?::|=>|=|,)\s{0,5}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
    prefix: 0,
  },
  format('Google Cloud', 'AIza', '[\\w-]{35}'),
  format('Google Cloud', 'GOCSPX-', '[\\w-]{28}'),
  format('Google Cloud', 'ya29.', '[\\w-]{30,2000}'),
  { issuer: 'Azure', hint: 'AccountKey=', pattern: /AccountKey=([A-Za-z0-9+/]{86}==)/g, prefix: 0 },
  { issuer: 'Azure', hint: 'AccessKey=', pattern: /SharedAccessKey=([A-Za-z0-9+/]{43}=)/g, prefix: 0 },
  {
    issuer: 'Azure',
    hint: 'sig=',
    pattern: /[?&;](?:amp;)?sig=([A-Za-z0-9+/%]{40,100}(?:=|%3[Dd]){0,2})/g,
    prefix: 0,
  },
  {
    issuer: 'Azure',
    hint: 'Q~',
    pattern: /(?<![\w.~-])[\w.~]{3}\dQ~[\w.~-]{31,34}(?![\w.~-])/g,
    prefix: 0,
  },
  {
    issuer: 'Azure DevOps',
    hint: 'AZDO',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])/g,
    prefix: 0,
  },
  format('Databricks', 'dapi', '[0-9a-f]{32}(?:-\\d)?'),
  format('Databricks', 'dose', '[0-9a-f]{32}'),
  format('DigitalOcean', 'dop_v1_', '[0-9a-f]{64}'),
  format('DigitalOcean', 'doo_v1_', '[0-9a-f]{64}'),
  format('DigitalOcean', 'dor_v1_', '[0-9a-f]{64}'),
  format('Alibaba Cloud', 'LTAI', '[A-Za-z0-9]{16,24}'),
  format('HashiCorp Vault', 'hvs.', '[\\w-]{24,300}'),
  format('HashiCorp Vault', 'hvb.', '[\\w-]{24,300}'),
  {
    issuer: 'Terraform',
    hint: '.atlasv1.',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}/g,
    prefix: 0,
  },
];

const DEVELOPMENT: readonly TokenFormat[] = [
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((start) => format('GitHub', start, '[A-Za-z0-9]{36,255}')),
  format('GitHub', 'github_pat_', '[A-Za-z0-9]{22}_[A-Za-z0-9]{59}'),
  ...['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'glagent-'].map((start) =>
    format('GitLab', start, '[\\w-]{20,300}(?:\\.\\w{2,20}){0,3}'),
  ),
  format('GitLab', 'GR1348941', '[\\w-]{20}'),
  format('npm', 'npm_', '[A-Za-z0-9]{36}'),
  format('PyPI', 'pypi-AgE', '[\\w-]{50,1000}'),
  format('RubyGems', 'rubygems_', '[0-9a-f]{48}'),
  format('Docker Hub', 'dckr_pat_', '[\\w-]{27}'),
  format('JFrog Artifactory', 'AKCp', '[A-Za-z0-9]{69}'),
  format('Atlassian', 'ATATT3', '[\\w=-]{180,250}'),
  format('Postman', 'PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'),
  format('Linear', 'lin_api_', '[A-Za-z0-9]{40}'),
  format('Grafana', 'glsa_', '[A-Za-z0-9]{32}_[0-9a-fA-F]{8}'),
  format('Grafana', 'glc_', 'eyJ[A-Za-z0-9+/=]{30,400}'),
  format('New Relic', 'NRAK-', '[A-Z0-9]{27}'),
  format('Sentry', 'sntrys_', 'eyJ[A-Za-z0-9+/=_]{40,500}'),
  format('Supabase', 'sbp_', '[0-9a-f]{40}'),
  format('PlanetScale', 'pscale_', '(?:tkn|pw|oauth)_[\\w.=-]{32,64}'),
  format('Age', 'AGE-SECRET-KEY-1', '[A-Z0-9]{58}'),
];

const MACHINE_LEARNING: readonly TokenFormat[] = [
  format('Anthropic', 'sk-ant-', '[a-z]{2,8}\\d\\d-[\\w-]{20,200}'),
  format('OpenAI', 'sk-proj-', '[\\w-]{20,250}'),
  format('OpenAI', 'sk-svcacct-', '[\\w-]{20,250}'),
  format('OpenAI', 'sk-admin-', '[\\w-]{20,250}'),
  format('OpenRouter', 'sk-or-v1-', '[0-9a-f]{64}'),
  // OpenAI's former keys and those of services that copied the form.
  format('OpenAI', 'sk-', '[A-Za-z0-9]{32,64}'),
  format('Hugging Face', 'hf_', '[A-Za-z0-9]{34,40}'),
  format('Hugging Face', 'api_org_', '[A-Za-z0-9]{34}'),
  format('LangSmith', 'lsv2_', '(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}'),
  format('Groq', 'gsk_', '[A-Za-z0-9]{52}'),
  format('Replicate', 'r8_', '[A-Za-z0-9]{37}'),
  format('Perplexity', 'pplx-', '[A-Za-z0-9]{48}'),
  format('xAI', 'xai-', '[A-Za-z0-9]{80}'),
  format('Pinecone', 'pcsk_', '[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}'),
  format('Weights & Biases', 'wandb_v1_', '[\\w-]{40,200}'),
  {
    issuer: 'Weights & Biases',
    hint: 'wandb',
    pattern: /\bwandb\s{1,9}login\s{1,9}(?:--relogin\s{1,9})?([0-9a-f]{40})(?![0-9a-f])/g,
    prefix: 0,
  },
  // The beginning is `{"api_address":` or `{"api_url":` in base 64.
  format('Neptune', 'eyJhcGlfYWRkcmVzcyI6', '[A-Za-z0-9+/=_-]{40,1000}'),
];

const SERVICES: readonly TokenFormat[] = [
  ...['xoxb-', 'xoxa-', 'xoxp-', 'xoxe-', 'xoxo-', 'xoxr-', 'xoxs-', 'xoxc-', 'xoxd-'].map((start) =>
    format('Slack', start, '[A-Za-z0-9%-]{10,250}'),
  ),
  format('Slack', 'xapp-', '\\d-[A-Z0-9]{5,20}-\\d{5,20}-[a-z0-9]{20,100}'),
  {
    issuer: 'Slack',
    hint: 'hooks.slack.com/',
    pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/([A-Za-z0-9+/]{30,100})/g,
    prefix: 0,
  },
  ...['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'].map((start) =>
    format('Stripe', start, '[A-Za-z0-9]{10,250}'),
  ),
  format('Stripe', 'whsec_', '[A-Za-z0-9+/=]{32,100}'),
  format('SendGrid', 'SG.', '[\\w-]{16,32}\\.[\\w-]{16,64}'),
  format('Twilio', 'SK', '[0-9a-f]{32}'),
  format('Mailgun', 'key-', '[0-9a-f]{32}'),
  { issuer: 'Mailchimp', hint: '-us', pattern: /(?<![A-Za-z0-9])[0-9a-f]{32}-us\d{1,2}(?!\w)/g, prefix: 0 },
  format('Square', 'sq0atp-', '[\\w-]{22}'),
  format('Square', 'sq0csp-', '[\\w-]{43}'),
  ...['shpat_', 'shpca_', 'shppa_', 'shpss_'].map((start) => format('Shopify', start, '[0-9a-fA-F]{32}')),
  format('Airtable', 'pat', '[A-Za-z0-9]{14}\\.[0-9a-f]{64}'),
  format('Notion', 'ntn_', '[A-Za-z0-9]{40,60}'),
  { issuer: 'Telegram', hint: ':AA', pattern: /(?<![\w:])\d{8,10}:AA[\w-]{33}(?![\w-])/g, prefix: 0 },
  {
    issuer: 'Discord',
    hint: 'discord',
    pattern: /discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/([\w-]{60,80})/g,
    prefix: 0,
  },
  {
    hint: 'eyJ',
    pattern: /(?<![\w-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,8000}\.[\w-]{10,2000}/g,
    prefix: 3,
  },
];

/** Formats of keys and tokens that are recognised wherever they stand, whatever they are assigned to. */
export const TOKEN_FORMATS: readonly TokenFormat[] = [
  ...CLOUDS,
  ...DEVELOPMENT,
  ...MACHINE_LEARNING,
  ...SERVICES,
];
