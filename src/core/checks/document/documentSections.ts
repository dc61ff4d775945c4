import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { readMarkdown, type Markdown } from './markdown';
import { cannotJudge, judged, unreadableFile } from '../outcomes';
import { projectPath } from '../parameterTypes';
import { DEFAULT_PLACEHOLDERS, findPlaceholders } from './placeholders';
import { endRange, headingRange, isEmpty, sectionsNamed, type Section } from './sectionText';

/** No document that people read is longer. */
const MAX_LENGTH = 1024 * 1024;

const name = z.string().check(z.minLength(1), z.maxLength(200), z.regex(/[\p{L}\p{N}]/u));
const parameters = z.strictObject({
  file: projectPath.check(z.describe('The document: a Markdown file.')),
  sections: z
    .array(name)
    .check(
      z.minLength(1),
      z.maxLength(100),
      z.describe('Headings that it must have. Letter case, punctuation, numbering and level do not matter.'),
    ),
  minWords: z
    ._default(z.int().check(z.gte(0), z.lte(100_000)), 10)
    .check(
      z.describe('Words below which a section counts as too short. Subsections count, headings do not.'),
    ),
  placeholders: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)), [
      ...DEFAULT_PLACEHOLDERS,
    ])
    .check(
      z.describe(
        'Words that mark unwritten text. Those in capitals are matched in capitals only; `<…>` stands for any ' +
          'words in angle brackets that are not HTML.',
      ),
    ),
});
type Parameters = z.infer<typeof parameters>;

/** The sections of a document are there and written. */
export const documentSections: BuiltinCheckOf<Parameters> = {
  id: 'document.sections',
  judgement: 1,
  identity: 'meaning',
  title: 'A document has its sections, and they are written',
  description: `Reads a Markdown document and looks for the headings that the team agreed on.

- **fail**: a section is missing, or nothing stands below its heading.
- **warn**: a section has fewer than \`minWords\` words, or a placeholder such as TODO is left in it.
- **error**: the document cannot be read.

A decision that nobody wrote down is taken again by everyone who meets it: what a mistake costs, which metric counts, who is called at night. The check does not judge what is written, only that somebody wrote it.

Comments, front matter and headings inside code blocks do not count. Where a heading occurs more than once, the fullest section counts.

**To mend it**, write the missing section below a heading of that name, or correct the name in \`sections\`.`,
  stages: ['plan', 'formulate', 'curate', 'evaluate', 'code', 'release', 'operate', 'monitor'],
  parameters,
  example: `file: docs/problem.md
sections: [Business objective, Cost of mistakes, Data availability, Evaluation metric]
minWords: 20`,
  consumes: ({ file }) => ({ patterns: [file] }),
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const { file, sections } = given;
  const content = await world.readText(file);
  if (content.kind === 'unreadable') return cannotJudge([unreadableFile(file, content.reason)]);
  if (content.text.length > MAX_LENGTH) {
    return cannotJudge([unreadableFile(file, say('it is larger than 1 MiB, too large for a document'))]);
  }
  const markdown = readMarkdown(content.text);
  const found = sections.map((section) => ({ section, match: fullest(sectionsNamed(markdown, section)) }));
  const findings = found.flatMap(({ section, match }) =>
    match === undefined ? [missing(section, given, markdown)] : judgeSection(section, match, given),
  );
  const written = found.filter(({ match }) => match !== undefined && !isEmpty(match));
  const words = written.reduce((sum, { match }) => sum + (match?.words ?? 0), 0);
  const summary = say('{0} of {1} sections are written.', written.length, sections.length);
  return judged(summary, findings, { sections: sections.length, written: written.length, words });
}

function fullest(sections: readonly Section[]): Section | undefined {
  return [...sections].sort((a, b) => b.words - a.words)[0];
}

function missing(section: string, { file }: Parameters, markdown: Markdown): Finding {
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

function judgeSection(section: string, found: Section, given: Parameters): readonly Finding[] {
  const path = given.file;
  const range = headingRange(found.heading);
  if (isEmpty(found)) {
    const message = say('The section "{0}" is empty.', section);
    return [{ severity: 'fail', message, path, range, next: say('Write it below its heading.') }];
  }
  const left = findPlaceholders(found.lines, given.placeholders).map((placeholder): Finding => ({
    severity: 'warn',
    message: say('The section "{0}" still has the placeholder "{1}".', section, placeholder.text),
    path,
    range: placeholder.range,
    next: say('Replace the placeholder by what it stands for.'),
  }));
  if (found.words >= given.minWords) return left;
  const message = say(
    'The section "{0}" has {1} words; {2} are expected.',
    section,
    found.words,
    given.minWords,
  );
  const next = say('Write more, or lower "minWords" if there is no more to say.');
  return [{ severity: 'warn', message, path, range, next }, ...left];
}
