import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AUDIENCES, type Audience } from '../../../src/core/reportDocument/audience';
import { markdownCode, markdownText } from '../../../src/core/reportDocument/markdown/markdownText';
import { safeLine } from '../../../src/core/reportDocument/wording';
import { reportText } from '../../../src/node/report/reportText';
import { hostileText } from './hostileText';
import { allTokens, markdownTokens, textOf } from './markdownTokens';
import { projectWith } from './smallProject';

function markdown(audience: Audience, word: string, path?: string): string {
  return reportText({ audience, projects: [projectWith(word, path)] }, 'markdown');
}

/** The kinds of tokens in their order; pieces of text count as one. */
function skeleton(text: string): readonly string[] {
  const kinds = allTokens(markdownTokens(text)).map(
    ({ type, tag }) => `${type.replace('_special', '')} ${tag}`,
  );
  return kinds.filter((kind, at) => kind !== 'text ' || kinds[at - 1] !== 'text ');
}

describe('a report as Markdown', () => {
  for (const audience of AUDIENCES) {
    it(`keeps whatever people wrote in its place, for ${audience}`, () => {
      const calm = skeleton(markdown(audience, 'calmZ'));
      fc.assert(
        // Of nothing at all nothing is shown, not even an empty place.
        fc.property(hostileText, (hostile) => {
          assert.deepEqual(skeleton(markdown(audience, `${hostile}Z`)), calm);
        }),
        { numRuns: 200 },
      );
    });
  }

  it('shows exactly the characters of a line, in text, in tables and in code', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const line = safeLine(hostile);
        if (line === '') return;
        assert.equal(textOf(markdownTokens(markdownText(line))), line);
        assert.equal(textOf(markdownTokens(`- ${markdownText(line)}`)), line);
        assert.equal(textOf(markdownTokens(`# ${markdownText(line)}`)), line);
        const cells = [markdownText(line), markdownCode(line, true)];
        const table = markdownTokens(`| a | b |\n| --- | --- |\n| ${cells.join(' | ')} |`);
        assert.equal(textOf(table), `ab${line}${line}`);
        assert.equal(textOf(markdownTokens(markdownCode(line, false))), line);
      }),
      { numRuns: 1000 },
    );
  });

  it('has no HTML, no pictures, and links only to files of the project', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (word, path) => {
        const tokens = allTokens(markdownTokens(markdown('team', word, path)));
        assert.ok(!tokens.some(({ type }) => type.startsWith('html') || type === 'image'));
        for (const { attrs } of tokens.filter(({ type }) => type === 'link_open')) {
          const target = attrs?.find(([name]) => name === 'href')?.[1] ?? '';
          const url = new URL(target, 'https://host.test/p/reports/report.md');
          assert.equal(url.origin, 'https://host.test', target);
          assert.ok(url.pathname.startsWith('/p/'), target);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is the same bytes for the same input', () => {
    for (const audience of AUDIENCES) assert.equal(markdown(audience, 'x'), markdown(audience, 'x'));
  });
});
