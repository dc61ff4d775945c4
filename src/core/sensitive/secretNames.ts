/** Words that make whatever is assigned to a name a secret. */
const SECRET_WORDS = words(
  'key token secret password passwd pwd pass passphrase credential credentials apikey auth bearer pat sas',
);
/** The same at the end of words written without a break: `dbpassword`, `accesstoken`. */
const SECRET_ENDING =
  /(?:password|passwd|passphrase|secret|token|apikey|accesskey|secretkey|privatekey|authkey)$/;
/** Words that tell what kind of key or token is meant: none that is secret. */
const HARMLESS_BEFORE = words(
  'primary foreign sort partition cache public pub object s3 file join group row column dict json map index hash ' +
    'lookup dedup dedupe registry entry natural surrogate business range merge unique composite item commit run ' +
    'task translation i18n widget component react idempotency data dataset sample record node bos eos pad unk ' +
    'mask cls sep page next continuation',
);
/** Last words of names that hold something about a secret, not the secret. */
const HARMLESS_LAST = words(
  'name names id ids arn path file filename dir folder url uri ref type length len size count limit index field ' +
    'column header prefix suffix pattern regex hash hashed digest checksum sha sha1 sha256 sha512 md5 fingerprint ' +
    'expiry expires version provider class func endpoint issuer audience scope policy label',
);

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** How sure a name is to hold a secret; `password`: so sure that any value counts. */
export type NameStrength = 'password' | 'strong' | 'weak';

/** What a name such as `aws_secret_access_key`, `dbPassword` or `X-Api-Key` says of its value. */
export function secretName(name: string): NameStrength | undefined {
  const parts = wordsOf(name);
  if (HARMLESS_LAST.has(parts.at(-1) ?? '')) return undefined;
  let found: NameStrength | undefined;
  for (const [index, word] of parts.entries()) {
    const before = parts[index - 1];
    if (before !== undefined && HARMLESS_BEFORE.has(before) && /^(?:key|token)$/.test(word)) continue;
    const strength = strengthOf(word, before);
    if (strength === 'password') return strength;
    found = found === 'strong' ? found : (strength ?? found);
  }
  return found;
}

function strengthOf(word: string, before: string | undefined): NameStrength | undefined {
  if (/(?:password|passwd|passphrase)$|^pwd$/.test(word)) return 'password';
  if (!SECRET_WORDS.has(word) && !SECRET_ENDING.test(word)) return undefined;
  if (/^(?:key|auth|pass|pat|sas)$/.test(word)) return before === undefined ? 'weak' : 'strong';
  return 'strong';
}

function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .map((word) => (HARMLESS_LAST.has(word) ? word : word.replace(/^([a-z]{3,})\d{1,2}$/, '$1')))
    .filter((word) => word !== '');
}
