import { record, text as textOf } from '../../../notebook/untypedJson';
import { pinOfAddress, pinOfVersion, type Pin } from './requirement';

/** How exactly a version or table of Poetry, Pipenv or uv says what gets installed. */
export function pinOfTable(value: unknown, style: 'poetry' | 'pipfile'): Pin {
  if (typeof value === 'string') return pinOfWritten(value, style);
  const table = record(value);
  if (table === undefined) return 'malformed';
  if ('path' in table || 'workspace' in table) return 'local';
  const file = textOf(table['url']) ?? textOf(table['file']);
  if (file !== undefined) return pinOfAddress(file);
  if ('git' in table || 'hg' in table || 'svn' in table) {
    const revision = textOf(table['rev']) ?? textOf(table['ref']) ?? '';
    return /^[0-9a-f]{40}$/i.test(revision) ? 'exact' : 'movable';
  }
  return pinOfWritten(textOf(table['version']) ?? '', style);
}

function pinOfWritten(version: string, style: 'poetry' | 'pipfile'): Pin {
  const plain = version.trim();
  if (style === 'pipfile') return pinOfVersion(plain);
  if (/^[\^~]/.test(plain) || plain.includes('||') || plain.includes(' ')) {
    return /^={2,3}\s*[^*,|]+$/.test(plain) ? 'exact' : 'range';
  }
  if (/^\d[\w.+!-]*$/.test(plain)) return 'exact';
  return /^\d[\w.]*\*$/.test(plain) ? 'wildcard' : pinOfVersion(plain);
}
