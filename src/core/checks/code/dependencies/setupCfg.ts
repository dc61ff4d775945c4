import { normalisedName } from '../../../python/imports/distributionNames';
import type { Range } from '../../../place/place';
import { folderOf, pathFrom } from '../../relativePath';
import type { Declaration, DependencyFile, Inclusion } from './dependencyFile';
import { readRequirement } from './requirement';

/** Nobody writes longer ones. */
const LONGEST_LINE = 10_000;

/** A line of a value in an INI file. */
interface ValueLine {
  readonly section: string;
  readonly key: string;
  readonly text: string;
  readonly range: Range;
}

const LISTS = new Set(['install_requires', 'tests_require']);

/** Reads the requirements of a `setup.cfg`. */
export function readSetupCfg(path: string, text: string): DependencyFile {
  const declarations: Declaration[] = [];
  const inclusions: Inclusion[] = [];
  let ownName: string | undefined;
  const sourceFolders: string[] = [];
  for (const { section, key, text: written, range } of valueLines(text)) {
    const place = { path, range };
    if (section === 'metadata' && key === 'name') ownName = normalisedName(written);
    else if (section === 'options' && key === 'package_dir')
      sourceFolders.push(written.replace(/^.*=\s*/, ''));
    else if (section === 'options.packages.find' && key === 'where') sourceFolders.push(written);
    if (!(section === 'options' && LISTS.has(key)) && section !== 'options.extras_require') continue;
    const files = /^file:\s*(.+)$/.exec(written)?.[1];
    for (const file of files?.split(',') ?? []) {
      const named = pathFrom(folderOf(path), file.trim());
      if (named !== undefined) inclusions.push({ path: named, constrains: false, place });
    }
    const requirement = files === undefined ? readRequirement(written) : undefined;
    if (requirement !== undefined) declarations.push({ ...requirement, written, place });
  }
  const own = ownName === undefined ? {} : { ownName };
  return { kind: 'dependencies', path, role: 'abstract', declarations, inclusions, ...own, sourceFolders };
}

function valueLines(text: string): readonly ValueLine[] {
  const found: ValueLine[] = [];
  let [section, key] = ['', ''];
  text.split('\n').forEach((raw, line) => {
    const content = raw
      .slice(0, LONGEST_LINE)
      .replace(/\r$/, '')
      .replace(/(?:^|\s)[#;].*$/, '');
    const header = /^\[([^\]]+)\]/.exec(content);
    const opening = /^([^\s=:][^=:]*?)\s*[=:]/.exec(content);
    if (header !== null) [section, key] = [(header[1] ?? '').trim(), ''];
    else if (opening !== null) key = (opening[1] ?? '').trim().toLowerCase();
    const value = opening === null ? content : content.slice(opening[0].length);
    if (header !== null || key === '' || value.trim() === '') return;
    const column = content.length - value.trimStart().length;
    const range = { start: { line, column }, end: { line, column: content.trimEnd().length } };
    found.push({ section, key, text: value.trim(), range });
  });
  return found;
}
