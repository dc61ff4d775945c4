import { normalisedName } from '../../../python/imports/distributionNames';

/**
 * How exactly a requirement says what gets installed. `exact`: the same bytes or version every time. `local`: a part
 * of the project. Everything else may become another version tomorrow, and says why.
 */
export type Pin = 'exact' | 'local' | 'none' | 'range' | 'wildcard' | 'movable' | 'malformed';

/** One requirement, read. */
export interface Requirement {
  /** Normalised (PEP 503). */
  readonly name: string;
  readonly pin: Pin;
}

const NAME = /^([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*/;
const CLAUSE = /^(===|==|~=|!=|<=|>=|<|>)\s*([^\s,;()]+)$/;

/** Reads a requirement as PEP 508 writes it; `undefined` where none is written. */
export function readRequirement(written: string): Requirement | undefined {
  const text = written.trim();
  const match = NAME.exec(text);
  if (match === null) return undefined;
  const name = normalisedName(match[1] ?? '');
  const rest = text.slice(match[0].length);
  if (rest.startsWith('@')) return { name, pin: pinOfAddress(rest.slice(1).trim()) };
  const version = rest.replace(/;.*$/s, '').trim();
  return { name, pin: pinOfVersion(version.replace(/^\(([^()]*)\)$/, '$1')) };
}

/** Reads a list of version clauses: `==1.2`, `>=1,<2`. */
export function pinOfVersion(written: string): Pin {
  const version = written.trim();
  if (version === '' || version === '*') return 'none';
  const clauses = version.split(',').map((clause) => CLAUSE.exec(clause.trim()));
  // A comma at the end is allowed.
  if (clauses.at(-1) === null && version.endsWith(',')) clauses.pop();
  if (clauses.includes(null)) return 'malformed';
  const equal = clauses.filter((clause) => clause?.[1] === '==' || clause?.[1] === '===');
  if (equal.some((clause) => clause?.[2]?.endsWith('*') === false)) return 'exact';
  return equal.length > 0 ? 'wildcard' : 'range';
}

/** Reads where something is fetched from: exact with a digest or a whole commit id. */
export function pinOfAddress(written: string): Pin {
  const address = written.replace(/\s+;.*$/s, '').trim();
  if (/^(?:\.|\/|~|[A-Za-z]:[\\/]|file:|\$\{?PWD)/.test(address)) return 'local';
  if (/[#&](?:sha256|sha384|sha512)=[0-9a-f]{64,}/i.test(address)) return 'exact';
  if (/@[0-9a-f]{40}(?:[#?&]|$)/i.test(address)) return 'exact';
  return 'movable';
}

/** Reads a bare address or path, as pip takes one instead of a name: the name is in it. */
export function readAddress(written: string): Requirement | undefined {
  const address = written.trim();
  const isAddress = /^(?:(?:git|hg|svn|bzr)\+|https?:|ssh:|file:|\.{1,2}(?:[\\/]|$|\[))/.test(address);
  const isFile = /\.(?:whl|zip|tar\.gz|tgz)(?:#.*)?$/.test(address);
  if (!isAddress && !isFile && !/^[^@\s]*[\\/]/.test(address)) return undefined;
  const name = nameInAddress(address);
  const pin = isAddress && !address.startsWith('.') ? pinOfAddress(address) : 'local';
  return { name: normalisedName(name), pin };
}

function nameInAddress(address: string): string {
  const egg = /[#&]egg=([A-Za-z0-9._-]+)/.exec(address)?.[1];
  if (egg !== undefined) return egg;
  const path = address.replace(/[#?].*$/, '').replace(/\/+$/, '');
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const withoutRevision = last.replace(/@.*$/, '').replace(/\.git$/, '');
  if (!/\.(?:whl|zip|tar\.gz|tgz)$/.test(withoutRevision)) return withoutRevision;
  return withoutRevision.replace(/-\d.*$/, '');
}
