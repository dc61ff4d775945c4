/** Words that nobody's secret contains, but every manual's does. */
const WORDS =
  /example|sample|placeholder|dummy|change[-_ ]?me|redacted|replace[-_ ]?(?:me|this|with)|insert[-_ ]|your[-_ ]|yourkey|my[-_](?:secret|key|token|password|api)|not[-_]?a?[-_]?(?:real|secret)|fixme|lorem|deadbeef|foobar|\*{3}|\.{3}|…|hidden/i;
/** Words so short that a long random text may hold them by chance. */
const SHORT_WORDS = /fake|todo|x{4}/i;
const LONG = 100;
/** What is filled in later: `<key>`, `${VAR}`, `{{ var }}`, `%(name)s`, `$VAR`, `%VAR%`, `{name}`. */
const TEMPLATES = /^<.*>$|\$\{|\{\{|%\(|^\$[A-Za-z_(]|^\{.*\}$|^%[A-Za-z_]\w*%$|^%[sdr]$/;
const LONGEST_PERIOD = 16;
const SEQUENCE = 6;

/** Keys that vendors print in their documentation or build into their emulators, without what is one by its words. */
const PUBLISHED: readonly string[] = [
  // Stripe's documentation.
  ['sk_test_', '4eC39HqLyjWDarjtT1zdp7dc'].join(''),
  ['sk_test_', 'BQokikJOvBiI2HlWgH4olfQ2'].join(''),
  // The client of RFC 6749.
  'czZCaGRSa3F0MzpnWDFmQmF0M2JW',
  // Azurite, the emulator of Azure Storage, and the emulator of Cosmos DB.
  ['Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq', 'K1SZFPTOtr', 'KBHBeksoGMGw=='].join(
    '/',
  ),
  ['C2y6yDjf5', 'R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw', 'Jw=='].join(
    '/',
  ),
];
/** The payload of the token that jwt.io shows: John Doe, number 1234567890. */
const PUBLISHED_PAYLOAD = 'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lI';

/** Whether a text only stands where a secret belongs: words of a manual, a template, a pattern of characters. */
export function isPlaceholder(value: string): boolean {
  return (
    WORDS.test(value) ||
    (value.length <= LONG && SHORT_WORDS.test(value)) ||
    TEMPLATES.test(value) ||
    value.includes(PUBLISHED_PAYLOAD) ||
    PUBLISHED.some((published) => value.includes(published)) ||
    isPattern(value)
  );
}

/** `aaaaaaaa`, `0123456789abcdef0123456789abcdef`, `abcdef`: nothing random about it. */
function isPattern(value: string): boolean {
  const body = value.slice(value.lastIndexOf('_') + 1);
  return isMonotonous(body) || isPeriodic(body) || hasSequence(body);
}

function isMonotonous(text: string): boolean {
  return text.length >= 12 && new Set(text.toLowerCase()).size <= 5;
}

function isPeriodic(text: string): boolean {
  const most = Math.min(LONGEST_PERIOD, Math.floor(text.length / 2));
  for (let period = 1; period <= most; period++) {
    if (text.length >= 8 && text.startsWith(text.slice(period))) return true;
  }
  return false;
}

/** Six characters in a row that count up or down. */
function hasSequence(text: string): boolean {
  let up = 1;
  let down = 1;
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    up = step === 1 ? up + 1 : 1;
    down = step === -1 ? down + 1 : 1;
    if (up >= SEQUENCE || down >= SEQUENCE) return true;
  }
  return false;
}
