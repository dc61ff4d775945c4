import type { PersonalDatum } from './personalDatum';

const BEFORE = /[\w.!#$%&'*+/=?^`{|}~-]/;
const LOCAL = /^[A-Za-z0-9_][\w.%+'-]{0,62}$/;
const DOMAIN = /(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}([A-Za-z]{2,24})(?![A-Za-z0-9_-])/y;
const MAX_LOCAL = 64;
/** RFC 2606 and RFC 6761: domains that belong to nobody; `local` and the like never leave a network. */
const RESERVED =
  /(?:^|\.)(?:example\.(?:com|net|org|edu)|(?:[\w-]+\.)*(?:example|test|invalid|localhost|local|localdomain|internal|lan))$/i;
/** Where git hosts send nobody's mail, and those who only send. */
const NOBODY =
  /^(?:no-?reply|do-?not-?reply|noreply[\w.+-]*|mailer-daemon|git|example|user|username|your[\w.+-]*|my\.?e?mail)$/i;
const NO_REPLY_DOMAIN = /(?:^|\.)(?:users\.)?noreply\.[\w.-]+$/i;
const PLACEHOLDER_DOMAIN = /^(?:your|my)[\w-]*\.|^(?:domain|foo|bar|email|mail)\.(?:com|org|net)$/i;
/** Endings of files, as in `logo@2x.png`. */
const FILE_ENDING =
  /^(?:png|jpe?g|gif|svg|webp|ico|css|scss|js|mjs|ts|tsx|jsx|py|pyc|ipynb|json|ya?ml|toml|md|txt|csv|html?|xml|lock|zip|gz|tar|whl|dll|so|exe|pkl|npy|parquet)$/i;

/** E-mail addresses of people: not those in reserved domains, of machines, or in manuals. */
export function* findEmailAddresses(text: string): Generator<PersonalDatum> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start <= MAX_LOCAL && /[\w.%+'-]/.test(text.charAt(start - 1))) start--;
    start += /^['.+%-]*/.exec(text.slice(start, at))?.[0].length ?? 0;
    DOMAIN.lastIndex = at + 1;
    const domain = DOMAIN.exec(text);
    if (domain === null) continue;
    const end = at + 1 + domain[0].length;
    if (isAddress(text, start, at, domain[0], domain[1] ?? '', end)) yield { kind: 'email', start, end };
  }
}

function isAddress(
  text: string,
  start: number,
  at: number,
  domain: string,
  top: string,
  end: number,
): boolean {
  const local = text.slice(start, at);
  if (!LOCAL.test(local) || local.endsWith('.') || local.includes('..')) return false;
  if (RESERVED.test(domain) || NO_REPLY_DOMAIN.test(domain) || PLACEHOLDER_DOMAIN.test(domain)) return false;
  if (NOBODY.test(local) || FILE_ENDING.test(top)) return false;
  // `user:password@host` of an address, `git@host:path` and `scp file user@host:/path`.
  const before = text.slice(Math.max(0, start - 200), start);
  if (
    /:\/\/[^\s/]*$/.test(before) ||
    (BEFORE.test(text.charAt(start - 1)) && !/['/=|{`]/.test(text.charAt(start - 1)))
  ) {
    return false;
  }
  return !/^:[\w~/.-]*\//.test(text.slice(end, end + 200));
}
