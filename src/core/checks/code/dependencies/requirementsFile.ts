import type { Range } from '../../../place/place';
import { folderOf, pathFrom } from '../../relativePath';
import type { Declaration, DependencyFile, Inclusion } from './dependencyFile';
import { readAddress, readRequirement, type Requirement } from './requirement';

/** Nobody writes longer ones, digests included. */
const LONGEST_LINE = 10_000;

/** A line of pip's, joined over backslashes, without comments. */
interface LogicalLine {
  readonly text: string;
  readonly range: Range;
}

/** Reads requirements and constraints as pip does. */
export function readRequirementsFile(
  path: string,
  text: string,
  role: DependencyFile['role'],
): DependencyFile {
  const declarations: Declaration[] = [];
  const inclusions: Inclusion[] = [];
  for (const { text: line, range } of logicalLines(text)) {
    const place = { path, range };
    const inclusion = /^(?:-r|-c|--requirement|--constraint)(?:\s*=\s*|\s*)(.+)$/.exec(line);
    if (inclusion !== null) {
      const named = pathFrom(folderOf(path), (inclusion[1] ?? '').trim().replace(/^["']|["']$/g, ''));
      const constrains = /^(?:-c|--constraint)/.test(line);
      if (named !== undefined) inclusions.push({ path: named, constrains, place });
      continue;
    }
    const requirement = readPipLine(line);
    if (requirement !== undefined) {
      declarations.push({ ...requirement, written: withoutOptions(line), place });
    }
  }
  return { kind: 'dependencies', path, role, declarations, inclusions, sourceFolders: [] };
}

/** Reads one line that pip may be given: a requirement, an address, `-e …`; options alone are none. */
export function readPipLine(line: string): Requirement | undefined {
  const editable = /^(?:-e|--editable)(?:\s*=\s*|\s+)(.+)$/.exec(line);
  if (editable !== null) return readAddress((editable[1] ?? '').replace(/^["']|["']$/g, ''));
  if (line.startsWith('-')) return undefined;
  const plain = withoutOptions(line);
  // `name @ address` is a requirement, whatever the address ends with.
  const isNamed = /^[A-Za-z0-9._-]+\s*(?:\[[^\]]*\])?\s*@\s*\S/.test(plain);
  return isNamed ? readRequirement(plain) : (readAddress(plain) ?? readRequirement(plain));
}

function withoutOptions(line: string): string {
  return line.replace(/\s+--(?:hash|config-settings?|global-option|install-option)\b.*$/s, '').trim();
}

function logicalLines(text: string): readonly LogicalLine[] {
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const logical: LogicalLine[] = [];
  for (let at = 0; at < lines.length; at++) {
    const first = at;
    const parts = [lines[at] ?? ''];
    // A comment ends a line whatever stands at its end.
    while (/^(?!\s*#).*\\\s*$/.test(lines[at] ?? '') && at + 1 < lines.length) {
      parts.push((lines[++at] ?? '').trim());
    }
    const joined = parts.map((part) => part.replace(/\\\s*$/, '')).join(' ');
    const content = joined
      .slice(0, LONGEST_LINE)
      .replace(/(?:^|\s)#.*$/, '')
      .trim();
    if (content === '') continue;
    const opening = (lines[first] ?? '')
      .slice(0, LONGEST_LINE)
      .replace(/(?:(?:^|\s)#.*|\\\s*)$/, '')
      .trimEnd();
    const column = opening.length - opening.trimStart().length;
    const range = { start: { line: first, column }, end: { line: first, column: opening.length } };
    logical.push({ text: content, range });
  }
  return logical;
}
