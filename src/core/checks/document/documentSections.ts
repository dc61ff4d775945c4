import * as z from 'zod/mini';
import type { Outcome } from '../../evidence/evidence';
import { say } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import type { CheckWorld } from '../world/checkWorld';
import { judgeSections } from './judgeSections';
import { readMarkdown } from './markdown';
import { cannotJudge, judged, unreadableFile } from '../outcomes';
import { projectPath } from '../parameterTypes';
import { DEFAULT_PLACEHOLDERS } from './placeholders';

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
  const { findings, written, words } = judgeSections(
    markdown,
    sections.map((name) => ({ name })),
    given,
  );
  const summary = say('{0} of {1} sections are written.', written, sections.length);
  return judged(summary, findings, { sections: sections.length, written, words });
}
