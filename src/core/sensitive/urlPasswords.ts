import { isPlaceholder } from './placeholder';
import type { Secret } from './secret';

/** Those of file systems that name an organisation and a repository so are no addresses. */
const SCHEME = /(?<![A-Za-z0-9+.-])(?!git(?:hub|lab)?:)[A-Za-z][A-Za-z0-9+.-]{1,30}:\/\//g;
/** Everything up to the path: browsers and drivers take the last `@` for the border of the host. */
const AUTHORITY = /[^\s/?#"'`<>\\|,;()]{1,600}/y;
const LOCAL =
  /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z][a-z0-9_-]*)(?::|$)/i;
/** Words that manuals write where the password belongs. */
const WORDS =
  /^(?:my)?(?:password|passwd|passwort|pass|pwd|pw|secret|token|key|user|username|api_?key|credentials?)\d{0,4}$/i;

/** Passwords in addresses: `postgresql://reader:…@host/db`. */
export function* findUrlPasswords(text: string): Generator<Secret> {
  for (const { index, 0: scheme } of text.matchAll(SCHEME)) {
    AUTHORITY.lastIndex = index + scheme.length;
    const authority = AUTHORITY.exec(text)?.[0] ?? '';
    const at = authority.lastIndexOf('@');
    const colon = authority.indexOf(':');
    if (at < 0 || colon < 0 || colon > at) continue;
    const user = authority.slice(0, colon);
    const password = authority.slice(colon + 1, at);
    const host = authority.slice(at + 1);
    if (isHarmless(user, password, host)) continue;
    const start = index + scheme.length + colon + 1;
    yield { what: { kind: 'password-in-url' }, start, end: start + password.length, prefix: 0 };
  }
}

function isHarmless(user: string, password: string, host: string): boolean {
  return (
    password.length < 3 ||
    WORDS.test(password) ||
    /[{}$%]\w*[{}]|^[$%{]|^\*+$/.test(password) ||
    isPlaceholder(password) ||
    // What a product installs itself with, on this machine or in the same composition of containers.
    (password === user && LOCAL.test(host))
  );
}
