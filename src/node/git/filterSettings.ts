import { ODD_FILTER } from './gitSilence';

/** Commands by which Git LFS installs itself, also into a single repository: they run the user's own git-lfs. */
const LFS = /^git-lfs (?:clean -- %f|smudge (?:--skip )?-- %f|filter-process(?: --skip)?)$/;

/** Lists the settings of content filters with the file kind that each comes from. Git 2.26 or newer. */
export const LIST_FILTERS = [
  'config',
  '--null',
  '--show-scope',
  '--get-regexp',
  '^filter\\..*\\.(clean|smudge|process|required)$',
];

interface Setting {
  readonly scope: string;
  readonly key: string;
  readonly value: string;
}

/**
 * Settings that take content filters out of the hands of a repository. To tell whether a file is modified, git runs
 * the clean filter that `.gitattributes` names; the command of one that the user installed for all repositories is
 * the user's, but one that the repository brings along could be anything.
 */
export function filterOverrides(listed: string): readonly string[] {
  const settings = parse(listed);
  const foreign = settings.filter(
    ({ scope, key, value }) =>
      (scope === 'local' || scope === 'worktree') && !key.endsWith('.required') && !LFS.test(value),
  );
  // Nothing that stands before the first `=` of an override can have one itself.
  if (foreign.some(({ key }) => key.includes('='))) throw new Error(ODD_FILTER);
  const overrides = foreign.map(({ key }) => `${key}=${ownValue(settings, key)}`);
  // Without its command a filter is missing; git must then pass the content on rather than give up.
  const drivers = foreign.map(({ key }) => key.slice(0, key.lastIndexOf('.')));
  return [...new Set([...overrides, ...drivers.map((driver) => `${driver}.required=false`)])];
}

/** What the user has set for all repositories. */
function ownValue(settings: readonly Setting[], key: string): string {
  const own = settings.filter((one) => one.key === key && (one.scope === 'global' || one.scope === 'system'));
  return own.at(-1)?.value ?? '';
}

/** Scope, then key, line feed and value, each ended by NUL. */
function parse(listed: string): readonly Setting[] {
  const parts = listed.split('\0');
  const settings: Setting[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [key = '', ...value] = (parts[at + 1] ?? '').split('\n');
    settings.push({ scope: parts[at] ?? '', key, value: value.join('\n') });
  }
  return settings;
}
