import type { Finding } from '../../evidence/evidence';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { Markdown } from './markdown';
import { findPlaceholders } from './placeholders';
import { endRange, headingRange, isEmpty, sectionsNamed, type Section } from './sectionText';

/** A section that a document must have. */
export interface WantedSection {
  /** As findings name it. */
  readonly name: string;
  /** Headings that mean it too. */
  readonly synonyms?: readonly string[];
}

/** How sections are judged. */
export interface SectionRules {
  /** Path of the document. */
  readonly file: string;
  readonly minWords: number;
  readonly placeholders: readonly string[];
  /** Whether a table is enough, whatever its words: of numbers there are few. */
  readonly tableIsEnough?: boolean;
}

/** What became of the sections that a document must have. */
export interface SectionJudgement {
  readonly findings: readonly Finding[];
  /** Sections that are there and not empty, and their words. */
  readonly written: number;
  readonly words: number;
}

/** Judges whether the sections are there and written; of several of one name the fullest counts. */
export function judgeSections(
  markdown: Markdown,
  sections: readonly WantedSection[],
  rules: SectionRules,
): SectionJudgement {
  const found = sections.map((section) => ({ section, match: fullest(markdown, section) }));
  const findings = found.flatMap(({ section, match }) =>
    match === undefined ? [missing(section.name, rules, markdown)] : judgeSection(section.name, match, rules),
  );
  const written = found.flatMap(({ match }) => (match !== undefined && !isEmpty(match) ? [match] : []));
  return { findings, written: written.length, words: written.reduce((sum, { words }) => sum + words, 0) };
}

function fullest(markdown: Markdown, { name, synonyms = [] }: WantedSection): Section | undefined {
  const matches = [name, ...synonyms].flatMap((heading) => sectionsNamed(markdown, heading));
  return matches.sort((a, b) => b.words - a.words)[0];
}

function missing(section: string, { file }: SectionRules, markdown: Markdown): Finding {
  const near = suggest(
    section,
    markdown.headings.map(({ title }) => title),
  );
  const next =
    near === undefined
      ? say('Add a heading "{0}" and write the section.', section)
      : say('Rename the heading "{1}" to "{0}", or add the section.', section, near);
  const message = say('The section "{0}" is missing.', section);
  return { severity: 'fail', message, path: file, range: endRange(markdown), next };
}

function judgeSection(section: string, found: Section, rules: SectionRules): readonly Finding[] {
  const path = rules.file;
  const range = headingRange(found.heading);
  if (isEmpty(found)) {
    const message = say('The section "{0}" is empty.', section);
    return [{ severity: 'fail', message, path, range, next: say('Write it below its heading.') }];
  }
  const left = findPlaceholders(found.lines, rules.placeholders).map((placeholder): Finding => ({
    severity: 'warn',
    message: say('The section "{0}" still has the placeholder "{1}".', section, placeholder.text),
    path,
    range: placeholder.range,
    next: say('Replace the placeholder by what it stands for.'),
  }));
  const isLong = found.words >= rules.minWords || (rules.tableIsEnough === true && hasTable(found));
  if (isLong) return left;
  const message = say(
    'The section "{0}" has {1} words; {2} are expected.',
    section,
    found.words,
    rules.minWords,
  );
  const next = say('Write more, or lower "minWords" if there is no more to say.');
  return [{ severity: 'warn', message, path, range, next }, ...left];
}

/** The line between the head and the body of a table, with something on either side. */
function hasTable({ lines }: Section): boolean {
  return lines.some(
    ({ text, line, code }, index) =>
      !code &&
      /^[\s|:-]+$/.test(text) &&
      text.includes('|') &&
      text.includes('-') &&
      lines[index - 1]?.line === line - 1 &&
      lines[index + 1]?.line === line + 1,
  );
}
