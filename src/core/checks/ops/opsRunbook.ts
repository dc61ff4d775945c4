import * as z from 'zod/mini';
import type { BuiltinCheckOf } from '../builtinCheck';
import { documentSections } from '../document/documentSections';
import { DEFAULT_PLACEHOLDERS } from '../document/placeholders';
import { projectPath } from '../parameterTypes';

const parameters = z.strictObject({
  file: projectPath.check(z.describe('The runbook: a Markdown file.')),
  sections: z
    ._default(
      z
        .array(z.string().check(z.minLength(1), z.maxLength(200), z.regex(/[\p{L}\p{N}]/u)))
        .check(z.minLength(1), z.maxLength(100)),
      ['On call', 'Rollback', 'Dashboards'],
    )
    .check(
      z.describe('Headings that it must have. Letter case, punctuation, numbering and level do not matter.'),
    ),
  minWords: z
    ._default(z.int().check(z.gte(0), z.lte(100_000)), 10)
    .check(z.describe('Words below which a section counts as too short.')),
});
type Parameters = z.infer<typeof parameters>;

/** The runbook says whom to call, how to go back and where to look. */
export const opsRunbook: BuiltinCheckOf<Parameters> = {
  id: 'ops.runbook',
  judgement: 1,
  identity: 'meaning',
  title: 'The runbook says whom to call, how to roll back and where to look',
  description: `Reads the runbook as \`document.sections\` does and looks for who is on call, how to roll back, and the dashboards.

- **fail**: a section is missing, or nothing stands below its heading.
- **warn**: a section has fewer than \`minWords\` words, or a placeholder is left in it.
- **error**: the runbook cannot be read.

At three in the morning nobody reads code. What is not in the runbook is not known.

**To mend it**, write the section together with those who were called last time.`,
  stages: ['operate', 'monitor', 'release'],
  parameters,
  example: 'file: docs/runbook.md',
  consumes: ({ file }) => ({ patterns: [file] }),
  judge: (given, world) =>
    documentSections.judge({ ...given, placeholders: [...DEFAULT_PLACEHOLDERS] }, world),
};
