import { cleanText } from '../../../results/externalText';
import { readXml, type XmlElement } from '../../../results/xmlTree';
import { say, type Message } from '../../../text/message';
import { fileCoverage, sumOf, type CoverageReading, type FileCoverage, type Share } from './coverageReport';

/** Reads coverage in the XML of Cobertura, as coverage.py, Istanbul, coverlet, gcovr and others write it. */
export function readCobertura(text: string): CoverageReading {
  const xml = readXml(text);
  if (xml.kind === 'invalid') return xml;
  const { root } = xml;
  if (root.name !== 'coverage') {
    return invalid(
      say('it is XML, but not of Cobertura: its root is <{0}>, not <coverage>', cleanText(root.name, 100)),
    );
  }
  const classes = elements(root, 'class');
  const files = filesOf(classes);
  const lines = declared(root, 'lines') ?? sumOf(files.map((file) => file.lines));
  if (lines.covered > lines.valid) return invalid(say('it counts more lines as reached than there are'));
  const branches = declared(root, 'branches') ?? conditionsOf(classes);
  const folders = elements(root, 'source').map((source) => source.text.trim());
  return {
    kind: 'report',
    lines,
    ...(branches.valid > 0 && branches.covered <= branches.valid ? { branches } : {}),
    files,
    folders: folders.filter((folder) => folder !== '' && folder !== '.'),
  };
}

function invalid(reason: Message): CoverageReading {
  return { kind: 'invalid', reason };
}

/** What the root says of the whole: tools differ in what else they list. */
function declared(root: XmlElement, what: 'lines' | 'branches'): Share | undefined {
  const covered = countOf(root.attributes[`${what}-covered`]);
  const valid = countOf(root.attributes[`${what}-valid`]);
  return covered === undefined || valid === undefined ? undefined : { covered, valid };
}

function countOf(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,12}$/.test(written.trim()) ? Number(written) : undefined;
}

/** A file may hold several classes, and a line of it may be listed with each. */
function filesOf(classes: readonly XmlElement[]): readonly FileCoverage[] {
  const byFile = new Map<string, Map<number, number>>();
  for (const one of classes) {
    const name = cleanText(one.attributes['filename'] ?? one.attributes['name'] ?? '', 500);
    const hits = byFile.get(name) ?? new Map<number, number>();
    byFile.set(name, hits);
    for (const { attributes } of linesOf(one)) {
      const line = countOf(attributes['number']);
      const count = /^\d+$/.test(attributes['hits'] ?? '') ? Number(attributes['hits']) : 0;
      if (line !== undefined) hits.set(line, Math.max(count, hits.get(line) ?? 0));
    }
  }
  return [...byFile].map(([name, hits]) => fileCoverage(name, hits));
}

/** Lines of a class; some tools list them with its methods only. */
function linesOf(one: XmlElement): readonly XmlElement[] {
  const own = one.children.filter(({ name }) => name === 'lines').flatMap(({ children }) => children);
  return own.length > 0 ? own : elements(one, 'line');
}

/** `condition-coverage="50% (1/2)"` of the lines. */
function conditionsOf(classes: readonly XmlElement[]): Share {
  return sumOf(
    classes.flatMap(linesOf).flatMap(({ attributes }): Share[] => {
      const match = /\((\d{1,7})\/(\d{1,7})\)/.exec(attributes['condition-coverage'] ?? '');
      return match === null ? [] : [{ covered: Number(match[1]), valid: Number(match[2]) }];
    }),
  );
}

/** All elements of a name below another. The reader bounds how deep they nest. */
function elements(root: XmlElement, name: string): readonly XmlElement[] {
  return root.children.flatMap((child) => (child.name === name ? [child] : elements(child, name)));
}
